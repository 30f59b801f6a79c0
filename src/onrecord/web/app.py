"""The server: the report's pages at the same addresses, search, and the facts as JSON with an OpenAPI description."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from litestar import Litestar, Response, get
from litestar.exceptions import HTTPException, NotFoundException
from litestar.handlers import HTTPRouteHandler
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin, YamlRenderPlugin
from litestar.openapi.spec import Components, SecurityScheme

from onrecord import __version__
from onrecord.run.team import Team
from onrecord.run.tokens import Tokens
from onrecord.store.results import FacetKind
from onrecord.store.store import Store
from onrecord.web.answers import HEADERS, LOOPBACK, Asked, answered, page
from onrecord.web.api import api_routes
from onrecord.web.api_page import ApiPage
from onrecord.web.asking import LISTING, Day, In, Name, PageNumber, Query, Viewed, article_named, day
from onrecord.web.checking import check_routes
from onrecord.web.desk.cards import FOLDERS, ref_in
from onrecord.web.desk.desk import Desk
from onrecord.web.desk.finding import Search
from onrecord.web.desk.guarding import gate, sessions
from onrecord.web.desk.routes import desk_routes
from onrecord.web.etags import Tagging
from onrecord.web.pages import (
    article_page,
    index_page,
    name_page,
    names_page,
    search_page,
)
from onrecord.web.record_routes import record_routes
from onrecord.web.report import NAMED, STATIC, static_text
from onrecord.web.threads import in_thread

BY_TOKEN = Components(security_schemes={"token": SecurityScheme(type="http", scheme="bearer", description="onrecord user token")})
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


def page_routes(desk: Desk) -> list[HTTPRouteHandler]:
    """The pages, at the addresses they have as files, and search."""

    @get(["/", "/index.html"], include_in_schema=False, dependencies=LISTING)
    @in_thread
    def index(request: Asked, view: Viewed) -> Response[str]:
        with Store.open(desk.store) as store:
            return page(desk.kept.page(("list", store.state(), view), desk.seat(request), partial(index_page, store, view)))

    @get("/search", include_in_schema=False)
    @in_thread
    def search(
        request: Asked, within: In = "", q: Query = "", by: Query = "", outlet: Query = "", since: Day = "", until: Day = ""
    ) -> Response[str]:
        asked = Search(q, within, by, outlet, day(since), day(until))
        with Store.open(desk.store) as store:
            return page(search_page(store, asked, desk.seat(request)))

    @get("/articles/{name:str}", include_in_schema=False)
    @in_thread
    def article(request: Asked, name: Name) -> Response[str]:
        with Store.open(desk.store) as store:
            found = article_named(store, name.removesuffix(".html"))
            return page(desk.kept.page(("article", store.state(), found), desk.seat(request), partial(article_page, store, found)))

    @get("/static/{name:str}", include_in_schema=False)
    @in_thread
    def static(name: Name) -> Response[str]:
        if name not in STATIC:
            raise NotFoundException
        return Response(static_text(name), media_type=TYPES[Path(name).suffix])

    @get("/favicon.ico", sync_to_thread=False, include_in_schema=False, status_code=204)
    def icon() -> None:
        """None: browsers ask for it all the same."""

    return [index, search, article, static, icon, *(h for kind in NAMED for h in name_routes(desk, kind))]


def name_routes(desk: Desk, kind: FacetKind) -> list[HTTPRouteHandler]:
    """The list of people, outlets or places, and the page of each."""
    folder = FOLDERS[kind]

    @get([f"/{folder}", f"/{folder}/index.html"], include_in_schema=False, name=f"{folder}-list")
    @in_thread
    def names(request: Asked, q: Query = "", number: PageNumber = 1) -> Response[str]:
        with Store.open(desk.store) as store:
            return page(names_page(store, kind, number, q, desk.seat(request)))

    @get(f"/{folder}/{{name:str}}", include_in_schema=False, name=folder)
    @in_thread
    def one(request: Asked, name: Name, number: PageNumber = 1) -> Response[str]:
        with Store.open(desk.store) as store:
            return page(name_page(store, kind, ref_in(name), number, desk.seat(request)))

    return [names, one]


def create_app(
    store_path: Path,
    hosts: tuple[str, ...] = LOOPBACK,
    *,
    addresses: bool = False,
    team: Team | None = None,
    https: bool = False,
    private: bool = False,
) -> Litestar:
    """The application over one store, opened anew for each request so that a build beside it is seen.

    `hosts` are the names it answers to, `addresses` whether to every address in digits too: other names are refused. With a
    `team` nothing is answered before a log-in; `https` keeps its cookies to https. `private` lets new records be made of addresses
    inside private networks; a team's never are.
    """
    names = frozenset(h.strip("[]").casefold() for h in hosts)
    desk = Desk(store_path, team, Tokens.beside(store_path, team) if team is not None else None, https, private)
    described = OpenAPIConfig(
        title="onrecord",
        version=__version__,
        path="/api/schema",
        use_handler_docstrings=True,
        render_plugins=[ApiPage("/"), JsonRenderPlugin(), YamlRenderPlugin()],
        components=BY_TOKEN if team is not None else Components(),
        security=[{"token": []}] if team is not None else None,
    )
    return Litestar(
        [
            *page_routes(desk),
            *record_routes(desk),
            *desk_routes(desk),
            *check_routes(desk),
            *api_routes(desk),
        ],
        before_request=gate(desk, names, addresses),
        csrf_config=desk.csrf(),
        middleware=[Tagging(), *([sessions(desk).middleware] if team is not None else [])],
        exception_handlers={HTTPException: answered, Exception: answered},
        openapi_config=described,
        response_headers=HEADERS,
        debug=False,
        logging_config=None,
    )
