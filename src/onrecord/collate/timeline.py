"""The story's dated claims in order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from onrecord.facts.record import RecordAct, RecordEvent, TimelineEntry
from onrecord.facts.span import Span

TOLD = frozenset({"actual", "planned", "alleged", "denied", "negated", "threatened"})
"""What is, was, will be, is held against somebody or is said not to be so; what is only possible, wished or general has no time."""


LEAST = 0.2
"""Weight from which an event has its place: what cannot be read by itself, details of one article and background have less."""
DAY = re.compile(r"\d{4}-(?:\d{2}|W\d{2})")
"""A date told to the month, the week or the day; a year alone places nothing in a story of days."""


def place_on_timeline(events: Sequence[RecordEvent], acts: Sequence[RecordAct]) -> tuple[TimelineEntry, ...]:
    """Acts and events with a date, oldest first; a reduced date ("2020-01") stands before the days in it.

    Of the events those that lead, a row each, and none that an act of the same day tells; what is no fact says what it is.
    """
    decided = frozenset((a.date, x.article, s) for a in acts for x in a.accounts for s in x.spans)
    rows = [
        TimelineEntry(e.date, e.id, called(e))
        for e in events
        if e.date and DAY.match(e.date) and e.factuality in TOLD and matters(e) and not is_act(e, decided)
    ]
    rows += [TimelineEntry(a.date, a.id, act_called(a)) for a in acts if a.date and DAY.match(a.date)]
    return tuple(sorted(rows, key=lambda t: (t.date, t.claim)))


def matters(event: RecordEvent) -> bool:
    """Whether an event is more than a detail of one article: it leads, and PLOVER has a type for it or several articles tell it."""
    return event.weight >= LEAST and (event.type is not None or len({a.article for a in event.accounts}) > 1)


def is_act(event: RecordEvent, decided: AbstractSet[tuple[str | None, str, Span]]) -> bool:
    """Whether every account of the event stands in words that tell an act of the same day."""
    return all(
        any(
            day == event.date and article == a.article and words.overlaps(s) for day, article, words in decided for s in a.spans[:1]
        )
        for a in event.accounts
    )


def called(event: RecordEvent) -> str:
    """The title of an event, with what is made of it where that is not plain fact."""
    return event.title if event.factuality == "actual" else f"{event.title} ({event.factuality})"


def act_called(act: RecordAct) -> str:
    """An act by its sort, whose it is, its stage and what it is about."""
    whose = f" of {act.body_name}" if act.body_name else ""
    about = f": {act.title}" if act.title and len(act.title.split()) > 2 else ""
    return f"{act.sort}{whose}, {act.stage}{about}"
