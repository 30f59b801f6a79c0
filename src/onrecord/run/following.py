"""What changed in a record from one publication to the next, with the words: for those who follow it."""

from __future__ import annotations

from datetime import datetime

from onrecord.facts.record import Record
from onrecord.run.asof import NoRecordError, record_as_of
from onrecord.run.state_changes import Step, between, moment
from onrecord.store.store import Store

MOST_STATES = 6
"""Publications, the last ones, whose changes are told: each costs making the record anew."""


def published(store: Store, record: Record) -> tuple[str, ...]:
    """The times at which articles of a record were published, in order, each once; what is no time is left out."""
    found: dict[datetime, str] = {}
    for name in record.articles:
        article = store.article(name)
        if article is None or article.published_at is None:
            continue
        try:
            found[moment(article.published_at)] = article.published_at
        except ValueError:
            continue
    return tuple(found[m] for m in sorted(found))


def steps(store: Store, record: Record) -> tuple[Step, ...]:
    """The changes of a record's state with its last publications, the newest first. A state that cannot be made is passed over."""
    times = published(store, record)[-MOST_STATES - 1 :]
    found: list[Step] = []
    before: Record | None = None
    for at in times:
        try:
            after = record_as_of(store, record.id, at)
        except (NoRecordError, ValueError):
            continue
        if before is not None and after is not None:
            found[:0] = between(before, after, at)
        before = after
    return tuple(found)
