"""What is left of the draft: deeds and reports that accounts bear, that none has, and that nobody can tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.check.finding import Finding
from onrecord.check.laid import Laid
from onrecord.facts.span import Span

BORNE = 0.85
UNKNOWN = 0.25
KNOWN = 0.4
"""Likeness of the nearest sentence below which no account tells what a sentence of the draft tells."""
LEAST = 4
"""Content words of a sentence that is looked for."""


def bearing(laid: Laid, found: Sequence[Finding]) -> Iterator[Finding]:
    """Each deed of the draft over which nothing was found."""
    for e in laid.draft.reading.events:
        clause = e.clause or e.trigger
        if laid.in_quotes(e.trigger) or any(f.alarms and f.span.overlaps(clause) for f in found):
            continue
        tellings = laid.tellings(clause)
        if not tellings:
            continue
        best = tellings[0]
        if best.likeness >= BORNE:
            yield Finding(clause, "deed", "borne", "accounts tell the same", bearing=(best.side,))
        elif best.likeness < UNKNOWN and not best.aligned:
            pass
        else:
            yield Finding(clause, "deed", "not checkable", f"nearest on record: {best.text}", bearing=(best.side,))


def unheard(laid: Laid) -> Iterator[Finding]:
    """Sentences of the draft that no account has anything like."""
    for sentence in laid.draft.sentences:
        if any(laid.in_quotes(Span(at, at + 1)) for at in (sentence.start, sentence.end - 1)) or len(laid.words(laid.draft, sentence)) < LEAST:
            continue
        if not any(sentence.contains(e.trigger) for e in laid.draft.reading.events):
            continue
        tellings = laid.tellings(sentence)
        if any(x.aligned for x in tellings) or (tellings and tellings[0].likeness >= KNOWN):
            continue
        nearest = tellings[:1]
        yield Finding(sentence, "deed", "not on record", "no account tells this", bearing=tuple(x.side for x in nearest))
