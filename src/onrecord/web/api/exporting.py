"""The formats that a record can be had in, and a record in each of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
from litestar import Response, get
from litestar.exceptions import NotFoundException
from litestar.handlers import HTTPRouteHandler

from onrecord.export import ExportError, download, format_named, formats, missing, with_articles
from onrecord.store.store import Store
from onrecord.web.answers import REFUSED
from onrecord.web.asking import Name, find
from onrecord.web.threads import in_slow_thread


class FormatTold(msgspec.Struct, frozen=True):
    """A format that a record can be had in, at `/stories/ID/export/NAME`; `lacks` are libraries that this server does not have."""

    name: str
    title: str
    media: str
    lacks: tuple[str, ...]


@get("/api/formats", sync_to_thread=False, responses=REFUSED)
def api_formats() -> list[FormatTold]:
    """The formats that a record can be had in, at /stories/ID/export/NAME."""
    return [FormatTold(f.name, f.title, f.media, missing(f)) for f in formats().found.values()]


def export_routes(store_path: Path) -> list[HTTPRouteHandler]:
    """A record in a format."""

    @get("/stories/{name:str}/export/{form:str}", include_in_schema=False)
    @in_slow_thread
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

    return [export]
