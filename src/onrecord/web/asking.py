"""What requests ask with: the kinds of their parameters, each bounded, and what they name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated

from litestar.di import NamedDependency, Provide
from litestar.exceptions import ClientException
from litestar.params import FromPath, QueryParameter

from onrecord.facts.record import Record
from onrecord.run.asof import NoRecordError, record_as_of
from onrecord.store.store import Store
from onrecord.web.desk.listing import View
from onrecord.web.names import slug

LONGEST_QUERY = 200
Query = Annotated[str, QueryParameter(max_length=LONGEST_QUERY)]
In = Annotated[str, QueryParameter(name="in", max_length=20)]
Ref = Annotated[str, QueryParameter(max_length=40)]
Day = Annotated[str, QueryParameter(max_length=10)]
PageNumber = Annotated[int, QueryParameter(name="page", ge=1, le=100_000)]
Size = Annotated[int, QueryParameter(ge=1, le=1000)]
"""How many of a list make a page."""
Name = FromPath[str]


def day(text: str) -> str:
    """A day as ISO 8601, "" for none. Raises ClientException for what is none."""
    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError as fault:
        raise ClientException(detail=f"{text} is no day: write it as 2024-03-05") from fault


def view_asked(
    person: Ref = "",
    place: Ref = "",
    kind: Ref = "",
    outlet: Ref = "",
    since: Day = "",
    until: Day = "",
    sort: Ref = "",
    number: PageNumber = 1,
) -> View:
    """What of the list is asked for. `person`, `place`, `kind` and `outlet` are refs that /api/names gives."""
    return View(person, place, kind, outlet, day(since), day(until), sort, number)


Viewed = NamedDependency[View]
LISTING = {"view": Provide(view_asked, sync_to_thread=False)}
"""What handlers of the list, its facts and its feed depend on."""


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
