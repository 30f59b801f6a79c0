"""The story's dated claims in order."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.facts.record import RecordAct, RecordEvent, TimelineEntry

TOLD = frozenset({"actual", "planned", "alleged", "denied", "negated", "threatened"})
"""What is, was, will be, is held against somebody or is said not to be so; what is only possible, wished or general has no time."""


def place_on_timeline(events: Sequence[RecordEvent], acts: Sequence[RecordAct]) -> tuple[TimelineEntry, ...]:
    """Acts and events with a date, oldest first; a reduced date ("2020-01") stands before the days in it.

    Of the events those that PLOVER has a type for or that several articles tell; what is no fact says what it is.
    """
    rows = [TimelineEntry(e.date, e.id, called(e)) for e in events if e.date and e.factuality in TOLD and matters(e)]
    rows += [TimelineEntry(a.date, a.id, act_called(a)) for a in acts if a.date]
    return tuple(sorted(rows, key=lambda t: (t.date, t.claim[0], int(t.claim[1:]))))


def matters(event: RecordEvent) -> bool:
    """Whether an event is more than a detail of one article."""
    return event.type is not None or len({a.article for a in event.accounts}) > 1


def called(event: RecordEvent) -> str:
    """The title of an event, with what is made of it where that is not plain fact."""
    return event.title if event.factuality == "actual" else f"{event.title} ({event.factuality})"


def act_called(act: RecordAct) -> str:
    """An act by its sort, whose it is, its stage and what it is about."""
    whose = f" of {act.body_name}" if act.body_name else ""
    about = f": {act.title}" if act.title and len(act.title.split()) > 2 else ""
    return f"{act.sort}{whose}, {act.stage}{about}"
