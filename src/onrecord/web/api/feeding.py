"""The feeds: of the list, and of each record."""

from __future__ import annotations

from pathlib import Path

from litestar import Response, get
from litestar.exceptions import NotFoundException
from litestar.handlers import HTTPRouteHandler

from onrecord.store.store import Store
from onrecord.web.answers import Asked
from onrecord.web.asking import LISTING, Name, Viewed, find
from onrecord.web.desk.paging import address
from onrecord.web.feeds import MEDIA, Feed, FeedForm, list_feed, record_feed, written
from onrecord.web.threads import in_thread


def fed(request: Asked, feed: Feed) -> Response[bytes]:
    """A feed in the form that the address ends with; its links lead to this server by the name that it was called by."""
    form: FeedForm = "json" if request.scope["path"].endswith(".json") else "atom"
    root = f"{request.scope['scheme']}://{request.headers.get('host', '')}/"
    return Response(written(feed, form, root), media_type=MEDIA[form])


def list_feed_routes(store_path: Path) -> list[HTTPRouteHandler]:
    """The feed of the list."""

    @get(["/feed.atom", "/feed.json"], include_in_schema=False, name="feed", dependencies=LISTING)
    @in_thread
    def feed(request: Asked, view: Viewed) -> Response[bytes]:
        with Store.open(store_path) as store:
            own = address(request.scope["path"], view.parameters() | {"sort": ""}).removeprefix("/")
            return fed(request, list_feed(store, view.wanted, own))

    return [feed]


def record_feed_routes(store_path: Path) -> list[HTTPRouteHandler]:
    """The feed of a record: it is made for the asker."""

    @get(["/stories/{name:str}/feed.atom", "/stories/{name:str}/feed.json"], include_in_schema=False, name="record-feed")
    @in_thread
    def followed(request: Asked, name: Name) -> Response[bytes]:
        with Store.open(store_path) as store:
            record = store.record(find(store.story_ids(), name))
            if record is None:
                raise NotFoundException(detail="No such record")
            return fed(request, record_feed(store, record, request.scope["path"].removeprefix("/")))

    return [followed]
