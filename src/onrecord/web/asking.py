"""What requests ask with: the kinds of their parameters, each bounded, and what they name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated

from litestar.exceptions import ClientException
from litestar.params import FromPath, QueryParameter

from onrecord.facts.record import Record
from onrecord.run.asof import NoRecordError, record_as_of
from onrecord.store.store import Store
from onrecord.web.names import slug

LONGEST_QUERY = 200
Query = Annotated[str, QueryParameter(max_length=LONGEST_QUERY)]
In = Annotated[str, QueryParameter(name="in", max_length=20)]
Ref = Annotated[str, QueryParameter(max_length=40)]
Day = Annotated[str, QueryParameter(max_length=10)]
PageNumber = Annotated[int, QueryParameter(name="page", ge=1, le=100_000)]
Name = FromPath[str]


def day(text: str) -> str:
    """A day as ISO 8601, "" for none. Raises ClientException for what is none."""
    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError as fault:
        raise ClientException(detail=f"{text} is no day: write it as 2024-03-05") from fault


def known_then(store: Store, story_id: str, as_of: str) -> Record | None:
    """The record of a story as it was known at a time; None where no time is asked for. A text that is no time is refused."""
    if not as_of:
        return None
    try:
        return record_as_of(store, story_id, as_of)
    except (ValueError, NoRecordError) as fault:
        raise ClientException(detail=f"No record as of {as_of}: {fault}") from fault


def story_named(store: Store, name: str) -> str:
    """The id of the story that a page's name stands for, "" for none."""
    return next((i for i in likely_ids(name) if store.story(i) is not None), "") or find(store.story_ids(), name)


def article_named(store: Store, name: str) -> str:
    """The id of the article that a page's name stands for, "" for none."""
    return next((i for i in likely_ids(name) if store.article(i) is not None), "") or find(store.article_ids(), name)


def likely_ids(name: str) -> tuple[str, ...]:
    """The ids that a page's name most likely stands for: itself, and what stands before the digest. They save a look at all."""
    plain = name.rpartition("-")[0]
    return (plain, name) if plain and slug(plain) == name else (name,)


def find(ids: Iterable[str], name: str) -> str:
    """The id that a page's name stands for, "" for none."""
    return next((i for i in ids if name in {slug(i), i}), "")
