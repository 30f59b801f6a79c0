"""The server: the report's pages at the same addresses, search, and the facts as JSON with an OpenAPI description."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

from litestar import Litestar, MediaType, Response, get
from litestar.exceptions import ClientException, HTTPException, NotFoundException
from litestar.handlers import HTTPRouteHandler
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin, YamlRenderPlugin
from litestar.params import FromPath, QueryParameter

from onrecord import __version__
from onrecord.facts.reading import Reading
from onrecord.facts.record import Record
from onrecord.facts.story import Story
from onrecord.run.asof import NoRecordError, record_as_of
from onrecord.store.store import Store
from onrecord.web.answers import HEADERS, LOOPBACK, answered, own_names_only
from onrecord.web.api_page import ApiPage
from onrecord.web.names import slug
from onrecord.web.pages import article_page, changes_part, index_page, rest_page, search_page, story_page
from onrecord.web.report import STATIC, static_text

TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
LONGEST_QUERY = 200
Query = Annotated[str, QueryParameter(max_length=LONGEST_QUERY)]
Name = FromPath[str]


def known_then(store: Store, story_id: str, as_of: str) -> Record | None:
    """The record of a story as it was known at a time; None where no time is asked for. A text that is no time is refused."""
    if not as_of:
        return None
    try:
        return record_as_of(store, story_id, as_of)
    except (ValueError, NoRecordError) as fault:
        raise ClientException(detail=f"No record as of {as_of}: {fault}") from fault


def page(text: str | None) -> Response[str]:
    """A page, or "not found" where there is none."""
    if text is None:
        raise NotFoundException(detail="No such page: the list of stories is at /")
    return Response(text, media_type=MediaType.HTML)


def find(ids: Iterable[str], name: str) -> str:
    """The id that a page's name stands for, "" for none."""
    return next((i for i in ids if name in {slug(i), i}), "")


def page_routes(store_path: Path) -> list[HTTPRouteHandler]:
    """The pages, at the addresses they have as files, and search."""

    @get("/", sync_to_thread=True, include_in_schema=False)
    def index() -> Response[str]:
        with Store.open(store_path) as store:
            return page(index_page(store, served=True))

    @get("/index.html", sync_to_thread=True, include_in_schema=False)
    def index_file() -> Response[str]:
        with Store.open(store_path) as store:
            return page(index_page(store, served=True))

    @get("/search", sync_to_thread=True, include_in_schema=False)
    def search(q: Query = "") -> Response[str]:
        with Store.open(store_path) as store:
            return page(search_page(store, q))

    @get("/stories/{name:str}", sync_to_thread=True, include_in_schema=False)
    def story(name: Name, as_of: Query = "", since: Query = "", part: Query = "") -> Response[str]:
        with Store.open(store_path) as store:
            own, _, rest = name.removesuffix(".html").partition(".")
            found = find((s.id for s in store.stories()), own)
            if rest:
                section, _, number = rest.partition("-")
                return page(rest_page(store, found, section, int(number) if number.isdecimal() else 1))
            record, before = (known_then(store, found, t) if found else None for t in (as_of, since))
            if part == "changes" and before is not None and (now := record or store.record(found)):
                return page(changes_part(store, now, before, since))
            return page(story_page(store, found, record, served=True, before=before, since=since))

    @get("/articles/{name:str}", sync_to_thread=True, include_in_schema=False)
    def article(name: Name) -> Response[str]:
        with Store.open(store_path) as store:
            return page(article_page(store, find(store.article_ids(), name.removesuffix(".html"))))

    @get("/static/{name:str}", sync_to_thread=True, include_in_schema=False)
    def static(name: Name) -> Response[str]:
        if name not in STATIC:
            raise NotFoundException
        return Response(static_text(name), media_type=TYPES[Path(name).suffix])

    return [index, index_file, search, story, article, static]


def api_routes(store_path: Path) -> list[HTTPRouteHandler]:
    """The facts as JSON."""

    @get("/api/stories", sync_to_thread=True)
    def api_stories() -> list[Story]:
        """All stories, the newest first."""
        with Store.open(store_path) as store:
            return list(store.stories())

    @get("/api/records/{name:path}", sync_to_thread=True)
    def api_record(name: Name, as_of: Query = "") -> Record:
        """The record of a story, by the story's id; `as_of` gives it as it was known then."""
        with Store.open(store_path) as store:
            story = name.removeprefix("/")
            found = store.record(story)
            if found is None:
                raise NotFoundException(detail=f"No story {story}: /api/stories lists them")
            return known_then(store, story, as_of) or found

    @get("/api/readings/{name:path}", sync_to_thread=True)
    def api_reading(name: Name) -> Reading:
        """The reading of an article, by the article's id."""
        with Store.open(store_path) as store:
            found = store.reading(name.removeprefix("/"))
            if found is None:
                raise NotFoundException(detail=f"No reading of {name}")
            return found

    return [api_stories, api_record, api_reading]


def create_app(store_path: Path, hosts: tuple[str, ...] = LOOPBACK, *, addresses: bool = False) -> Litestar:
    """The application over one store, opened anew for each request so that a build beside it is seen.

    `hosts` are the names it answers to, `addresses` whether to every address in digits too: other names are refused.
    """
    names = frozenset(h.strip("[]").casefold() for h in hosts)
    described = OpenAPIConfig(
        title="onrecord",
        version=__version__,
        path="/api/schema",
        use_handler_docstrings=True,
        render_plugins=[ApiPage("/"), JsonRenderPlugin(), YamlRenderPlugin()],
    )
    return Litestar(
        [*page_routes(store_path), *api_routes(store_path)],
        before_request=own_names_only(names, addresses),
        exception_handlers={HTTPException: answered, Exception: answered},
        openapi_config=described,
        response_headers=HEADERS,
        debug=False,
        logging_config=None,
    )
