"""The routes of new records: the form, how far a build is, and a build that was broken off once more."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Annotated, Any

from anyio import to_thread
from litestar import Response, get, post
from litestar.exceptions import NotFoundException, TooManyRequestsException
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, QueryParameter
from litestar.response import Redirect

from onrecord.run.jobs import BusyError, Upload
from onrecord.web.answers import Asked
from onrecord.web.desk import making
from onrecord.web.desk.answering import shown
from onrecord.web.desk.desk import Desk
from onrecord.web.desk.forms import clean, field, files, sent
from onrecord.web.desk.guarding import builder, writes
from onrecord.web.threads import in_thread

Name = FromPath[str]
Number = Annotated[int, QueryParameter(ge=0, le=10**9)]


def making_routes(desk: Desk) -> list[HTTPRouteHandler]:
    """New records."""
    seldom = [writes(20, "builds").middleware]

    @get("/new", include_in_schema=False)
    @in_thread
    def form(request: Asked, texts: Number = 0) -> Response[str]:
        seat = desk.seat(request)
        builder(seat)
        return shown("new", making.new_context(desk, making.Ordered(), None, texts), seat)

    @post("/new", include_in_schema=False, request_max_body_size=making.MOST_SENT, middleware=seldom)
    async def order(request: Asked) -> Response[Any]:
        seat = desk.seat(request)
        builder(seat)
        data = await sent(request)
        columns: list[Sequence[Any]] = [data.getall(n, [])[: making.MOST_TEXTS] for n in ("title", "outlet", "published", "text")]
        texts = tuple(making.Pasted(*(field_text(v, making.LONGEST_TEXT + 1) for v in row)) for row in zip(*columns, strict=False))
        sent_files = files(data, "files")[: making.MOST_FILES + 1]
        uploads = tuple([Upload(f.filename, await f.read()) for f in sent_files])
        asked = making.Ordered(
            field(data, "addresses", 400_000), field(data, "feed", 4_000), texts, uploads, field(data, "reader", 20)
        )
        if data.get("more"):
            return shown("new", making.new_context(desk, asked, None, len(texts) + making.TEXTS), seat)
        told = making.checked(asked)
        if not told.sound:
            return shown("new", making.new_context(desk, asked, told, 0), seat, 422)
        try:
            job = await to_thread.run_sync(partial(making.ask, desk, told.given, asked.reader, seat))
        except BusyError as fault:
            return shown("new", making.new_context(desk, asked, told, 0, fault), seat, 429)
        return Redirect(f"/jobs/{job.id}", status_code=303)

    @get("/jobs/{name:str}", include_in_schema=False)
    @in_thread
    def job(request: Asked, name: Name) -> Response[str]:
        seat = desk.seat(request)
        builder(seat)
        found = desk.jobs.job(name)
        if found is None:
            raise NotFoundException(detail="No such build was asked for here, or it was long ago")
        return shown("job", making.job_context(desk, found), seat)

    @post("/jobs/{name:str}/again", include_in_schema=False, request_max_body_size=20_000, middleware=seldom)
    async def again(request: Asked, name: Name) -> Response[Any]:
        seat = desk.seat(request)
        builder(seat)
        found = desk.jobs.job(name)
        if found is None or not found.again:
            raise NotFoundException(detail="There is no such build that could be run again")
        try:
            made = await to_thread.run_sync(partial(making.again, desk, found, seat))
        except BusyError as fault:
            raise TooManyRequestsException(detail=f"{fault}: {fault.hint}") from fault
        return Redirect(f"/jobs/{made.id}", status_code=303)

    return [form, order, job, again]


def field_text(value: object, most: int) -> str:
    """A value of a form as text."""
    return clean(value)[:most] if isinstance(value, str) else ""
