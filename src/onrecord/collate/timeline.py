"""The story's dated claims in order."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.facts.record import RecordAct, RecordEvent, TimelineEntry


def place_on_timeline(events: Sequence[RecordEvent], acts: Sequence[RecordAct]) -> tuple[TimelineEntry, ...]:
    """Events and acts with a date, oldest first; a reduced date ("2020-01") stands before the days in it."""
    rows = [TimelineEntry(e.date, e.id, e.title) for e in events if e.date]
    rows += [TimelineEntry(a.date, a.id, a.title) for a in acts if a.date]
    return tuple(sorted(rows, key=lambda t: (t.date, t.claim[0], int(t.claim[1:]))))
