"""Places: whether the accounts that tell the same have it in the same place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.check.clauses import clause_at
from onrecord.check.finding import Finding
from onrecord.check.laid import Laid, Telling
from onrecord.collate.discrepancies import entity_at, nothing_in_common
from onrecord.collate.material import Source
from onrecord.collate.wording import words_of
from onrecord.facts.record import Side
from onrecord.facts.span import Span
from onrecord.lexicon.countries import country_named

ENOUGH = 0.5
BEARS = 0.3
_CAPITALS = re.compile(r"\b[A-Z]\w*(?: [A-Z]\w*)*")
MARGIN = 0.3
"""How much nearer a telling with another place must be than one with the draft's."""
EVERYWHERE = 0.5
"""Share of the articles from which a place is the story's own, and no sentence needs to name it."""
SOME = 0.3
"""Share of a clause's content that a sentence with the place must have for the place to be no alarm."""
_WHERE = re.compile(
    r"\b([Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Oo]ff)\s+(?:the\s+|an?\s+)?(?:[a-z]+\s+of\s+)?(?:(?!and|or|in|at|for|on|to\b)[a-z-]+\s+){0,2}?"
    r"((?:[A-Z][\w’'-]*|No\. \d+)(?:[ -](?:(?:da|de|do|del|la|of|the|al) )?(?:[A-Z][\w’'-]*|\d+))*)"
)


def places(laid: Laid) -> Iterator[Finding]:
    """Each name after "in", "at", "near" in the draft outside quotations."""
    text = laid.draft.text
    for m in _WHERE.finditer(text):
        span = Span(m.start(2), m.end(2))
        if laid.in_quotes(span) or _in_time(laid.draft, span):
            continue
        clause = clause_at(laid.draft, span)
        own = words_of(m.group(2)).bag
        if not own:
            continue
        tellings = laid.tellings(clause, own)
        if not tellings:
            continue
        country = country_named(m.group(2))
        bears = [
            x
            for x in tellings
            if (country and _names_country(x, country)) or ((x.likeness >= BEARS or x.aligned) and own <= laid.around(x))
        ]
        rival = next((r for x in tellings if x.likeness >= ENOUGH and (r := _rival(laid, x, clause, span, own))), None)
        better = (
            bears and rival and tellings[0].side.article == rival.article and tellings[0].likeness - bears[0].likeness >= MARGIN
        )
        if bears and not better:
            yield Finding(span, "deed", "borne", "an account has it there", bearing=(bears[0].side,))
            continue
        there = laid.named_near(own, clause)
        if laid.spread(own) >= EVERYWHERE or (there is not None and there.likeness >= SOME):
            continue
        if rival:
            reason = f"{rival.says} in an account, {m.group(2)} in the draft"
            yield Finding(Span(m.start(), m.end()), "deed", "differs", reason, (rival,))
        elif tellings[0].likeness >= ENOUGH:
            yield Finding(Span(m.start(), m.end()), "deed", "not on record", "no account has it there", bearing=(tellings[0].side,))


def _rival(laid: Laid, x: Telling, clause: Span, place: Span, own: frozenset[str]) -> Side | None:
    """Another name in the same place of a telling."""
    for m in _WHERE.finditer(x.source.text, x.span.start, x.span.end):
        span = Span(m.start(2), m.end(2))
        name = words_of(m.group(2)).bag
        if name & own or _in_time(x.source, span) or not name:
            continue
        if name <= words_of(laid.draft.sentence(clause.start).of(laid.draft.text)).bag:
            continue
        if _is_place(x, span) and _elsewhere(laid, place, x.source, span) and laid.same_clause(clause, x.source, span, own | name):
            return Side(x.source.id, (span,), m.group(2))
    return None


def _elsewhere(laid: Laid, place: Span, source: Source, other: Span) -> bool:
    """Whether neither of two places can lie in the other, as far as the record's steps know them."""
    one, two = entity_at(laid.claims, laid.draft, place), entity_at(laid.claims, source, other)
    return nothing_in_common(one, two, place.of(laid.draft.text), other.of(source.text), place=one is not None and two is not None)


def _names_country(x: Telling, country: object) -> bool:
    """Whether a telling names a country by whatever name."""
    return any(country_named(m.group()) == country for m in _CAPITALS.finditer(x.text))


def _is_place(x: Telling, span: Span) -> bool:
    """Whether the reader takes a name for no person's."""
    named = [x.source.entities.get(m.entity) for m in x.source.reading.mentions if span.start <= m.start < span.end]
    return not any(e is not None and e.kind == "person" for e in named)


def _in_time(source: Source, span: Span) -> bool:
    return any(t.start < span.end and span.start < t.end for t in source.reading.times)
