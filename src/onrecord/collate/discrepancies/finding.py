"""All discrepancies of a story: the finders of each kind in order, and what is kept of what they find."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.collate.accounts import Bench
from onrecord.collate.acts import Doing
from onrecord.collate.events import Happening
from onrecord.collate.figures import Count
from onrecord.collate.statements import Variant
from onrecord.facts.record import Discrepancy, RecordAct, RecordEvent, RecordFigure, RecordStatement


@dataclass(frozen=True)
class Found:
    """What the story's accounts amount to, groups beside the record's items of the same order."""

    bench: Bench
    utterances: Sequence[Sequence[Variant]]
    happenings: Sequence[Sequence[Happening]]
    things: Sequence[Sequence[Sequence[Count]]]
    doings: Sequence[Sequence[Doing]]
    statements: tuple[RecordStatement, ...]
    events: tuple[RecordEvent, ...]
    figures: tuple[RecordFigure, ...]
    acts: tuple[RecordAct, ...]


def find_discrepancies(found: Found) -> tuple[Discrepancy, ...]:
    return ()
