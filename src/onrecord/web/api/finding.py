"""Names, search and suggestions as JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import msgspec
from litestar import get
from litestar.exceptions import NotFoundException
from litestar.handlers import HTTPRouteHandler
from litestar.params import QueryParameter

from onrecord.store.results import Facet, FacetKind, Hit
from onrecord.store.store import Store
from onrecord.web.answers import REFUSED
from onrecord.web.asking import Name, PageNumber, Query, Size
from onrecord.web.desk.finding import suggested_words
from onrecord.web.threads import in_thread

MOST_FOUND = 100


def finding_routes(store_path: Path) -> list[HTTPRouteHandler]:
    """What is found across stories."""

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

    return [api_names, api_search, api_suggest]
