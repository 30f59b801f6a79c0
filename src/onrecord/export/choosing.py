"""Which records are exported, and what of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import get_args

import msgspec

from onrecord.export.told import Told
from onrecord.facts.event import Factuality
from onrecord.facts.problem import ProblemError
from onrecord.facts.record import Record
from onrecord.store.store import Store

DAY = len("2020-01-05")


class ExportError(ProblemError):
    """An export cannot be made as it was asked for."""


class Choice(msgspec.Struct, frozen=True):
    """What is asked for.

    `stories` are ids, all when empty; `since` leaves out stories whose newest article is older (ISO 8601), and those without any
    date. `factuality` is which events stand in tables that have no column of their own to tell it. `table` names one table of a
    format that has several. `admiralty` adds the marking of the Admiralty scale where a format has a place for it.
    """

    stories: tuple[str, ...] = ()
    since: str | None = None
    factuality: frozenset[Factuality] = frozenset({"actual"})
    table: str | None = None
    admiralty: bool = False


def factualities(words: str) -> frozenset[Factuality]:
    """The values in a list with commas, or all of them for "all". Raises ExportError for any other word."""
    known: tuple[Factuality, ...] = get_args(Factuality)
    asked = [w.strip() for w in words.split(",") if w.strip()]
    wrong = [w for w in asked if w not in known and w != "all"]
    if wrong or not asked:
        raise ExportError(f"no factuality is called {', '.join(wrong) or 'nothing'}", f"use: {', '.join(known)}, or all")
    return frozenset(known) if "all" in asked else frozenset(k for k in known if k in asked)


def moment(value: str) -> datetime:
    """An ISO 8601 time; a date is its end, and what tells no zone is UTC. Raises ValueError for anything else."""
    found = datetime.fromisoformat(value.strip())
    if len(value.strip()) <= DAY:
        found += timedelta(days=1, microseconds=-1)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def start_of(value: str) -> datetime:
    """The time from which on `since` asks: a date is its beginning. Raises ExportError for what is no time."""
    try:
        found = datetime.fromisoformat(value.strip())
    except ValueError as fault:
        raise ExportError(f"{value!r} is no date or time", "write it like 2020-01-05 or 2020-01-05T12:00+01:00") from fault
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def is_since(record: Record, start: datetime | None) -> bool:
    """Whether a record's newest article was published at or after a time."""
    if start is None:
        return True
    try:
        return record.last_at is not None and moment(record.last_at) >= start
    except ValueError:
        return False


def told(store: Store, choice: Choice) -> Iterator[Told]:
    """The records asked for with their articles, one at a time, in order of their stories' ids.

    Raises ExportError for a story that is not there or has no record, and for a `since` that is no time.
    """
    start = start_of(choice.since) if choice.since else None
    return _records(store, choice.stories, start)


def _records(store: Store, stories: tuple[str, ...], start: datetime | None) -> Iterator[Told]:
    for story in sorted(set(stories)) or store.story_ids():
        record = store.record(story)
        if record is None and stories:
            raise ExportError(f"no record of a story {story!r} in {store.path}", f"onrecord show --store {store.path}")
        if record is not None and is_since(record, start):
            yield with_articles(store, record)


def with_articles(store: Store, record: Record) -> Told:
    """A record with the articles of its story."""
    found = (store.article(i) for i in record.articles)
    return Told(record, {a.id: a for a in found if a is not None})
