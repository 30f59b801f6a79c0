"""What is left of the draft: deeds and reports that accounts bear, that none has, and that nobody can tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.check.clauses import clause_at
from onrecord.check.finding import Finding
from onrecord.check.laid import Laid, Telling
from onrecord.collate.wording import words_of
from onrecord.facts.event import Event
from onrecord.facts.span import Span

BORNE = 0.85
UNKNOWN = 0.25
KNOWN = 0.42
"""Likeness of the nearest sentence below which no account tells what a clause of the draft tells."""
NEW = 0.45
"""Share of its content in words that no account has."""
TOLD = 2
"""Content words from which a clause tells a deed."""
LEAST = 3
"""Content words of a clause that is looked for."""
CLOSING = "\"”’')] \n"
"""What may stand behind a sentence's last mark."""


def bearing(laid: Laid, found: Sequence[Finding]) -> Iterator[Finding]:
    """Each deed of the draft over which nothing was found."""
    for e in laid.draft.reading.events:
        clause = e.clause or e.trigger
        if len(laid.words(laid.draft, clause)) < TOLD:
            continue  # a deed only pointed to ("the withdrawal"): that it is borne would say nothing of what is told of it
        if laid.denied(e.trigger):
            continue  # whether it was denied is asked of who said so: that accounts have the words does not bear it
        if laid.in_quotes(e.trigger) or any(f.alarms and f.span.overlaps(clause) for f in found):
            continue
        tellings = laid.tellings(clause)
        if not tellings:
            continue
        best = tellings[0]
        if best.likeness >= BORNE and _tells(laid, e, best):
            yield Finding(clause, "deed", "borne", "accounts tell the same", bearing=(best.side,))
        elif best.likeness < UNKNOWN and not best.aligned:
            pass
        else:
            yield Finding(clause, "deed", "not checkable", f"nearest on record: {best.text}", bearing=(best.side,))


def _tells(laid: Laid, e: Event, x: Telling) -> bool:
    """Whether a sentence has the deed's own verb, or a deed that is one with it: its things and its day alone do not tell it."""
    verb = words_of(e.trigger.of(laid.draft.text)).bag
    return not verb or bool(verb & words_of(x.text).bag) or laid.paired(e.trigger, x.source, x.span)


def left_over(laid: Laid, found: Sequence[Finding]) -> Iterator[Finding]:
    """Each sentence of the draft in which nothing was found: not to be listed would look like being borne."""
    text = laid.draft.text
    for sentence in laid.draft.sentences:
        said = sentence.of(text)
        span = Span(sentence.end - len(said.lstrip()), sentence.start + len(said.rstrip()))
        if not said.rstrip(CLOSING).endswith((".", "!", "?")) or laid.in_quotes(span) or len(laid.words(laid.draft, span)) < LEAST:
            continue
        if any(f.span.overlaps(span) for f in found):
            continue
        near = next((x for x in laid.tellings(span) if x.likeness >= UNKNOWN or x.aligned), None)
        if near is None:
            yield Finding(span, "deed", "not checkable", "nothing on record could be held against it")
        else:
            yield Finding(span, "deed", "not checkable", f"nearest on record: {near.text}", bearing=(near.side,))


def unheard(laid: Laid) -> Iterator[Finding]:
    """Clauses of the draft that no account has anything like, much of it in words that none has."""
    done: set[Span] = set()
    for h in laid.deeds.get(laid.draft.id, ()):
        clause = clause_at(laid.draft, h.event.trigger)
        words = laid.words(laid.draft, clause)
        if clause in done or laid.in_quotes(h.event.trigger) or len(words) < LEAST:
            continue
        done.add(clause)
        tellings = laid.tellings(clause)
        if (
            any(x.aligned and x.likeness >= UNKNOWN for x in tellings)
            or (tellings and tellings[0].likeness >= KNOWN)
            or laid.novelty(words) < NEW
        ):
            continue
        yield Finding(clause, "deed", "not on record", "no account tells this", bearing=tuple(x.side for x in tellings[:1]))
