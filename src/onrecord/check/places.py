"""Places: whether the accounts that tell the same have it in the same place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.check.clauses import clause_at
from onrecord.check.finding import Finding
from onrecord.check.laid import Laid, Telling
from onrecord.collate.material import Source
from onrecord.collate.wording import fold, words_of
from onrecord.facts.record import Side
from onrecord.facts.span import Span

ENOUGH = 0.5
BEARS = 0.3
EVERYWHERE = 0.5
"""Share of the articles from which a place is the story's own, and no sentence needs to name it."""
_WHERE = re.compile(r"\b([Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Oo]ff|[Ff]rom|[Tt]o|of)\s+(?:the\s+)?((?:[\w’'-]+\s+){0,4}?)((?:[A-Z][\w’'-]*|No\. \d+)(?:[ -][A-Z][\w’'-]*)*)")
_PUT = frozenset({"in", "at", "near", "outside", "off"})


def places(laid: Laid) -> Iterator[Finding]:
    """Each name after "in", "at", "near" in the draft outside quotations."""
    text = laid.draft.text
    for m in _WHERE.finditer(text):
        span = Span(m.start(3), m.end(3))
        if laid.in_quotes(span) or fold(m.group(1)) not in _PUT or _in_time(laid.draft, span):
            continue
        clause = clause_at(laid.draft, span)
        own = words_of(m.group(3)).bag
        if not own:
            continue
        tellings = laid.tellings(clause, own)
        if not tellings:
            continue
        bears = [x for x in tellings if (x.likeness >= BEARS or x.aligned) and own <= laid.around(x)]
        if bears:
            yield Finding(span, "deed", "borne", "an account has it there", bearing=(bears[0].side,))
            continue
        if laid.spread(own) >= EVERYWHERE:
            continue
        rival = next((r for x in tellings if x.likeness >= ENOUGH and (r := _rival(laid, x, m.group(1), clause, own))), None)
        if rival:
            reason = f"{rival.says} in an account, {m.group(3)} in the draft"
            yield Finding(Span(m.start(), m.end()), "deed", "differs", reason, (rival,))
        elif tellings[0].likeness >= ENOUGH:
            yield Finding(Span(m.start(), m.end()), "deed", "not on record", "no account has it there", bearing=(tellings[0].side,))


def _rival(laid: Laid, x: Telling, word: str, clause: Span, own: frozenset[str]) -> Side | None:
    """Another name in the same place of a telling."""
    for m in _WHERE.finditer(x.source.text, x.span.start, x.span.end):
        span = Span(m.start(3), m.end(3))
        name = words_of(m.group(3)).bag
        if fold(m.group(1)) not in _PUT or name & own or _in_time(x.source, span) or not name:
            continue
        if name <= words_of(laid.draft.sentence(clause.start).of(laid.draft.text)).bag:
            continue
        if laid.same_clause(clause, x.source, span, own | name):
            return Side(x.source.id, (span,), m.group(3))
    return None


def _in_time(source: Source, span: Span) -> bool:
    return any(t.start < span.end and span.start < t.end for t in source.reading.times)
