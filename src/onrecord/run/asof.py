"""The record of a story as it was known at a time."""

from __future__ import annotations

from datetime import datetime

from onrecord.facts.article import Broken
from onrecord.facts.record import Record
from onrecord.run.collating import collated
from onrecord.store.store import Store


class NoRecordError(Exception):
    """The record cannot be made; the text says why."""


def record_as_of(store: Store, story_id: str, as_of: str) -> Record | None:
    """The record from only what was published by `as_of` (ISO 8601; a date means its end); None when there is no such story.

    Raises ValueError when `as_of` is no date or time, NoRecordError when collating fails.
    """
    datetime.fromisoformat(as_of)
    story = store.story(story_id)
    if story is None:
        return None
    found = collated(store, story, store.edits(), as_of)
    if isinstance(found, Broken):
        raise NoRecordError(found.detail)
    return found
