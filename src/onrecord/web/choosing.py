"""Which happenings of a record are shown first, and which only on request."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.facts.record import RecordEvent

ALONE = 20
"""Happenings told by one article alone that are shown at once; long stories have hundreds."""


def tellers(event: RecordEvent) -> int:
    """How many articles tell of a happening."""
    return len({a.article for a in event.accounts})


def parted(events: Sequence[RecordEvent]) -> tuple[tuple[RecordEvent, ...], tuple[RecordEvent, ...]]:
    """The main happenings, those that most articles tell first, and the rest in the order of the text.

    Main are those that several articles tell, and of those that PLOVER has a type for the first few; of a story with neither the
    first few of all.
    """
    several = sorted((e for e in events if tellers(e) > 1), key=lambda e: -tellers(e))
    typed = [e for e in events if tellers(e) == 1 and e.type is not None][:ALONE]
    main = (*several, *typed) or tuple(events[:ALONE])
    chosen = {e.id for e in main}
    return main, tuple(e for e in events if e.id not in chosen)
