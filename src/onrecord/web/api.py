"""The facts as JSON: lists with the pages' own filters, page by page; records, readings, changes, names, search; downloads."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import msgspec
from litestar import Response, get
from litestar.exceptions import ClientException, NotFoundException
from litestar.handlers import HTTPRouteHandler
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import QueryParameter

from onrecord.collate.changes import changes_between
from onrecord.export import ExportError, download, format_named, formats, missing, with_articles
from onrecord.facts.change import Changes
from onrecord.facts.reading import Reading
from onrecord.facts.record import Record
from onrecord.facts.story import Story
from onrecord.store.results import Facet, FacetKind, Hit, Listed
from onrecord.store.store import Store
from onrecord.web.answers import PROBLEM, Asked, Problem
from onrecord.web.asking import LISTING, Name, PageNumber, Query, Viewed, find, known_then
from onrecord.web.desk.finding import suggested_words
from onrecord.web.desk.listing import SORTS
from onrecord.web.desk.paging import address
from onrecord.web.feeds import MEDIA, Feed, FeedForm, list_feed, record_feed, written
from onrecord.web.threads import in_thread

MOST_FOUND = 100
Size = Annotated[int, QueryParameter(ge=1, le=1000)]
REFUSED = {
    status: ResponseSpec(Problem, generate_examples=False, description=why, media_type=PROBLEM)
    for status, why in ((400, "It cannot be answered as asked"), (401, "Log in first"), (404, "It is not there"))
}
"""How the API says that it cannot: by RFC 9457."""


class StoryListed(Story, frozen=True, kw_only=True):
    """A story with what a list tells of its record: the lead, claims by standing, open conflicts and the first of them in words."""

    lead: str
    changed_at: str | None
    outlets: int
    corroborated: int
    disputed: int
    single_origin: int
    unknown_origin: int
    withdrawn: int
    conflicts: int
    conflict: str


class FormatTold(msgspec.Struct, frozen=True):
    """A format that a record can be had in, at `/stories/ID/export/NAME`; `lacks` are libraries that this server does not have."""

    name: str
    title: str
    media: str
    lacks: tuple[str, ...]


def listed(store: Store, row: Listed) -> StoryListed:
    """A row of the list with its story."""
    story = store.story(row.id)
    return StoryListed(
        row.id,
        row.title,
        story.articles if story is not None else (),
        row.first_at,
        row.last_at,
        lead=row.lead,
        changed_at=row.changed_at,
        outlets=row.outlets,
        corroborated=row.borne,
        disputed=row.disputed,
        single_origin=row.single,
        unknown_origin=row.untold,
        withdrawn=row.withdrawn,
        conflicts=row.conflicts,
        conflict=row.conflict,
    )


def links(path: str, parameters: dict[str, object], number: int, size: int, total: int) -> dict[str, str]:
    """The headers of a page of a list: how many there are in all, and where the pages before and after are (RFC 8288)."""
    last = max(1, -(-total // size))
    others = {"first": 1, "prev": number - 1, "next": number + 1, "last": last}
    kept = [(rel, n) for rel, n in others.items() if 1 <= n <= last]
    told = (f'<{address(path, parameters, size=size, page=n)}>; rel="{rel}"' for rel, n in kept)
    return {"Link": ", ".join(told), "X-Total-Count": str(total)}


def api_routes(store_path: Path) -> list[HTTPRouteHandler]:
    """The facts as JSON."""

    @get("/api/stories", responses=REFUSED, dependencies=LISTING)
    @in_thread
    def api_stories(view: Viewed, size: Size = 100) -> Response[list[StoryListed]]:
        """A page of the stories, the newest first. `person`, `place`, `kind` and `outlet` are refs that /api/names gives.

        `sort` is "change", "conflicts" or "gap". The header Link leads to the pages before and after; X-Total-Count has how many
        there are.
        """
        if view.sort and view.sort not in SORTS:
            raise ClientException(detail=f"No order is called {view.sort}: there are {', '.join(SORTS)}")
        with Store.open(store_path) as store:
            rows = store.listed(view.wanted, view.sort or "change", size, (view.page - 1) * size)
            headers = links("/api/stories", view.parameters(), view.page, size, store.count_listed(view.wanted))
            return Response([listed(store, r) for r in rows], headers=headers)

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

    @get("/api/names/{kind:str}", responses=REFUSED)
    @in_thread
    def api_names(kind: Name, q: Query = "", number: PageNumber = 1, size: Size = 100) -> list[Facet]:
        """Names that stories can be filtered by, those in most stories first: of a person, body, place, event or outlet.

        `q` is the beginning of one of their words; `ref` is what /api/stories takes.
        """
        try:
            asked = msgspec.convert(kind, FacetKind)
        except msgspec.ValidationError as fault:
            raise NotFoundException(detail="There are the names of each person, body, place, event and outlet") from fault
        with Store.open(store_path) as store:
            return list(store.facets(asked, size, (number - 1) * size, q))

    @get("/api/search", responses=REFUSED)
    @in_thread
    def api_search(q: Query = "", size: Annotated[int, QueryParameter(ge=1, le=MOST_FOUND)] = 50) -> list[Hit]:
        """Articles, then statements, up to `size` of each, that hold all the words ("quoted words" together, word* begins so)."""
        with Store.open(store_path) as store:
            return list(store.search(q, size))

    @get("/api/suggest", responses=REFUSED)
    @in_thread
    def api_suggest(q: Query = "") -> list[str]:
        """Names and words on record that begin like what was typed."""
        with Store.open(store_path) as store:
            return suggested_words(store, q)

    @get("/api/formats", sync_to_thread=False)
    def api_formats() -> list[FormatTold]:
        """The formats that a record can be had in, at /stories/ID/export/NAME."""
        return [FormatTold(f.name, f.title, f.media, missing(f)) for f in formats().found.values()]

    @get("/stories/{name:str}/export/{form:str}", include_in_schema=False)
    @in_thread
    def export(name: Name, form: Name) -> Response[Any]:
        with Store.open(store_path) as store:
            record = store.record(find(store.story_ids(), name))
            if record is None:
                raise NotFoundException(detail="No such record")
            try:
                made = download(format_named(form), with_articles(store, record))
            except ExportError as fault:
                raise NotFoundException(detail=f"{fault}: {fault.hint}" if fault.hint else str(fault)) from fault
        held = {"Content-Disposition": f'attachment; filename="{made.name}"'}
        return Response(made.body, media_type=made.media, headers=held)

    @get(["/feed.atom", "/feed.json"], include_in_schema=False, name="feed", dependencies=LISTING)
    @in_thread
    def feed(request: Asked, view: Viewed) -> Response[bytes]:
        with Store.open(store_path) as store:
            own = address(request.scope["path"], view.parameters() | {"sort": ""}).removeprefix("/")
            return fed(request, list_feed(store, view.wanted, own))

    @get(["/stories/{name:str}/feed.atom", "/stories/{name:str}/feed.json"], include_in_schema=False, name="record-feed")
    @in_thread
    def followed(request: Asked, name: Name) -> Response[bytes]:
        with Store.open(store_path) as store:
            record = store.record(find(store.story_ids(), name))
            if record is None:
                raise NotFoundException(detail="No such record")
            return fed(request, record_feed(store, record, request.scope["path"].removeprefix("/")))

    facts = (api_stories, api_record, api_changes, api_reading, api_names, api_search, api_suggest, api_formats)
    return [*facts, export, feed, followed]


def fed(request: Asked, feed: Feed) -> Response[bytes]:
    """A feed in the form that the address ends with; its links lead to this server by the name that it was called by."""
    form: FeedForm = "json" if request.scope["path"].endswith(".json") else "atom"
    root = f"{request.scope['scheme']}://{request.headers.get('host', '')}/"
    return Response(written(feed, form, root), media_type=MEDIA[form])


def record_named(store: Store, name: str, as_of: str) -> Record:
    """The record of a story as it is, or as it was known at a time."""
    story = name.removeprefix("/")
    found = store.record(story)
    if found is None:
        raise NotFoundException(detail=f"No story {story}: /api/stories lists them")
    return known_then(store, story, as_of) or found
