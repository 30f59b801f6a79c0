"""What an account makes depend on something, or says no of, and the draft tells outright."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.check.clauses import clause_at
from onrecord.check.finding import Finding
from onrecord.check.laid import Laid, Telling
from onrecord.collate.wording import words_of
from onrecord.facts.event import Event
from onrecord.facts.record import Side
from onrecord.facts.span import Span
from onrecord.lexicon.checking import check_words

ENOUGH = 0.5
SURE = 0.6
_IF = re.compile(r"\b(?:if|unless|provided(?: that)?|on condition|subject to|depend\w* on|pending|as long as)\b", re.IGNORECASE)
_YET = re.compile(r"\b(?:ha(?:s|ve|d) yet to|(?:is|are|was|were) yet to|not yet|remains? to be)\b", re.IGNORECASE)
_HEDGED = re.compile(r"\b(?:if|unless|would|could|might|may|should|provided|condition\w*|offer\w*|propos\w*|whether|yet)\b", re.IGNORECASE)


def conditions(laid: Laid) -> Iterator[Finding]:
    """Deeds that the draft tells as done or to come, and every near account only on a condition."""
    for e in laid.draft.reading.events:
        clause = e.clause or e.trigger
        sentence = laid.draft.sentence(e.trigger.start)
        if laid.in_quotes(e.trigger) or e.factuality not in ("actual", "planned") or _HEDGED.search(sentence.of(laid.draft.text)):
            continue
        if len(words_of(clause.of(laid.draft.text)).bag) < 3:
            continue
        near = [x for x in laid.tellings(clause) if x.likeness >= ENOUGH]
        if near and all(_conditional(x, laid, clause) for x in near[:3]):
            yield Finding(clause, "deed", "differs", f"an account has it on a condition: {near[0].text}", tuple(x.side for x in near[:3]))


def _conditional(x: Telling, laid: Laid, clause: Span) -> bool:
    found = _IF.search(x.text)
    return bool(found)


def polarity(laid: Laid) -> Iterator[Finding]:
    """Clauses of which the draft and the nearest account differ in whether they say no."""
    done: set[Span] = set()
    for e in laid.draft.reading.events:
        clause = _clause(laid, e)
        if clause in done or laid.in_quotes(e.trigger) or len(words_of(clause.of(laid.draft.text)).bag) < 3:
            continue
        done.add(clause)
        mine = _noes(clause.of(laid.draft.text))
        near = [x for x in laid.tellings(clause) if x.likeness >= SURE or (x.aligned and x.likeness >= ENOUGH)]
        if not near:
            continue
        told = [(x, part) for x in near[:3] if (part := _part(laid, x, clause)) is not None]
        if told and all(_noes(part.of(x.source.text)) != mine for x, part in told):
            sides = tuple(Side(x.source.id, (part,), part.of(x.source.text)) for x, part in told)
            reason = f"an account says {'no' if not mine else 'yes'} of it: {sides[0].says}"
            yield Finding(clause, "deed", "differs", reason, sides)


def _clause(laid: Laid, e: Event) -> Span:
    return clause_at(laid.draft, e.clause or e.trigger)


def _part(laid: Laid, x: Telling, clause: Span) -> Span | None:
    """The clause of a telling that has most of what the draft's has."""
    wanted = laid.words(laid.draft, clause)
    parts = {clause_at(x.source, Span(m.start(), m.end())) for m in re.finditer(r"\w+", x.text) for m in [_moved(m, x)]}
    best = max(parts, key=lambda p: laid.likeness.mass(wanted & laid.words(x.source, p)), default=None)
    if best is None or laid.likeness.mass(wanted & laid.words(x.source, best)) < ENOUGH * laid.likeness.mass(wanted):
        return None
    return best


class _moved:  # noqa: N801
    def __init__(self, m: re.Match[str], x: Telling) -> None:
        self._at = x.span.start + m.start()

    def start(self) -> int:
        return self._at

    def end(self) -> int:
        return self._at + 1


def _noes(text: str) -> bool:
    """Whether a clause says no."""
    run = words_of(text).run
    n = sum(w in check_words("negating") or w.endswith("n't") for w in run) + bool(_YET.search(text) and "not" not in run)
    return n % 2 == 1
