"""Records, what changed in them, and readings, as JSON."""

from __future__ import annotations

from pathlib import Path

from litestar import get
from litestar.exceptions import ClientException, NotFoundException
from litestar.handlers import HTTPRouteHandler

from onrecord.collate.changes import changes_between
from onrecord.facts.change import Changes
from onrecord.facts.reading import Reading
from onrecord.facts.record import Record
from onrecord.store.store import Store
from onrecord.web.answers import REFUSED
from onrecord.web.asking import Name, Query, known_then
from onrecord.web.threads import in_thread


def record_named(store: Store, name: str, as_of: str) -> Record:
    """The record of a story as it is, or as it was known at a time."""
    story = name.removeprefix("/")
    found = store.record(story)
    if found is None:
        raise NotFoundException(detail=f"No story {story}: /api/stories lists them")
    return known_then(store, story, as_of) or found


def record_routes(store_path: Path) -> list[HTTPRouteHandler]:
    """Facts of one story or one article."""

    @get("/api/records/{name:path}", responses=REFUSED)
    @in_thread
    def api_record(name: Name, as_of: Query = "") -> Record:
        """The record of a story, by the story's id; `as_of` gives it as it was known then."""
        with Store.open(store_path) as store:
            return record_named(store, name, as_of)

    @get("/api/changes/{name:path}", responses=REFUSED)
    @in_thread
    def api_changes(name: Name, since: Query = "", as_of: Query = "") -> Changes:
        """What a story's record says that it did not say at the time `since`; `as_of` is the later one, now without it."""
        if not since:
            raise ClientException(detail="Say since when: ?since=2024-03-05T18:00+01:00")
        with Store.open(store_path) as store:
            return changes_between(record_named(store, name, since), record_named(store, name, as_of))

    @get("/api/readings/{name:path}", responses=REFUSED)
    @in_thread
    def api_reading(name: Name) -> Reading:
        """The reading of an article, by the article's id."""
        with Store.open(store_path) as store:
            found = store.reading(name.removeprefix("/"))
            if found is None:
                raise NotFoundException(detail=f"No reading of {name}")
            return found

    return [api_record, api_changes, api_reading]
