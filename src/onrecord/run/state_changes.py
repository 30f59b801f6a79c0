"""Changes of a record's state, with the words that bear them now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import msgspec

from onrecord.collate.changes import changes_between
from onrecord.facts.change import Change, ChangeKind
from onrecord.facts.record import Record, RecordAct, RecordEvent, RecordFigure, RecordStatement, Side

TOLD: frozenset[ChangeKind] = frozenset({"corroborated", "opened", "updated", "withdrawn"})
"""Changes of a record's state. That one more claim is made, or none any longer, is none."""
DAY = len("2020-01-05")


class Step(msgspec.Struct, frozen=True):
    """A change of a record's state: when (ISO 8601, the publication that brought it), and the words that bear it now."""

    story: str
    at: str
    change: Change
    words: tuple[Side, ...]


def moment(value: str) -> datetime:
    """A time to sort by; a date is its end, and what tells no zone is UTC."""
    found = datetime.fromisoformat(value)
    if len(value) <= DAY:
        found = found.replace(hour=23, minute=59, second=59)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def between(before: Record, after: Record, at: str) -> Iterator[Step]:
    """The changes of state between two states of a record, that have words."""
    for change in changes_between(before, after).changes:
        if change.kind in TOLD and (words := words_of(after, change)):
            yield Step(after.id, at, change, words)


def words_of(record: Record, change: Change) -> tuple[Side, ...]:
    """The words that what changed rests on: a discrepancy's sides, a claim's accounts, those of the latest figure of a series."""
    for found in record.discrepancies:
        if found.id == change.claim:
            return found.sides
    figures = {s.id: s.latest or (s.values[-1].figure if s.values else "") for s in record.series}
    wanted = figures.get(change.claim, change.claim)
    claims: tuple[RecordEvent | RecordAct | RecordFigure | RecordStatement, ...] = (
        *record.events,
        *record.acts,
        *record.figures,
        *record.statements,
    )
    for claim in claims:
        if claim.id == wanted:
            return tuple(Side(a.article, a.spans) for a in claim.accounts if a.spans)
    return ()
