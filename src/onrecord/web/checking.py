"""The routes that check a draft: the form, the page of a check, and the same as JSON. Nothing is written."""

from __future__ import annotations

import msgspec
from litestar import MediaType, Response, get, post
from litestar.exceptions import ClientException
from litestar.handlers import HTTPRouteHandler
from litestar.params import JSONBody, URLEncodedBody
from litestar.status_codes import HTTP_200_OK

from onrecord.facts.check import Check
from onrecord.facts.problem import ProblemError
from onrecord.run.checking import check_text
from onrecord.store.store import Store
from onrecord.web.answers import REFUSED, Asked
from onrecord.web.check_page import check_form, checked_page
from onrecord.web.desk.desk import Desk
from onrecord.web.desk.guarding import CHECK_ADDRESS, asks
from onrecord.web.threads import in_slow_thread, in_thread

MOST_A_MINUTE = 30
"""Checks of one client in a minute: each reads a text, which costs a second or more."""
MOST_BYTES = 400_000
"""Bytes of a request with a draft: as many as the longest draft may need."""


class DraftForm(msgspec.Struct, frozen=True):
    """What is asked for: a draft's text, the story's id ("" to find it) and when it was written (ISO 8601, "" for no time)."""

    text: str
    story: str = ""
    written: str = ""


def checked(store: Store, asked: DraftForm) -> Check:
    """The check; what cannot be read or found is told as a request that cannot be answered."""
    if asked.story and store.story(asked.story) is None:
        raise ClientException(detail=f"No story {asked.story}: /api/stories lists them")
    try:
        return check_text(store, asked.text, asked.story or None, written=asked.written or None)
    except (ProblemError, ValueError) as fault:
        raise ClientException(detail=str(fault)) from fault


def check_routes(desk: Desk) -> list[HTTPRouteHandler]:
    """The form, the page, the JSON."""
    seldom = [asks(desk, MOST_A_MINUTE, "checks").middleware]

    @get("/check", include_in_schema=False)
    @in_thread
    def form(request: Asked) -> Response[str]:
        with Store.open(desk.store) as store:
            return Response(check_form(store, desk.seat(request)), media_type=MediaType.HTML)

    @post("/check", include_in_schema=False, request_max_body_size=MOST_BYTES, status_code=HTTP_200_OK, middleware=seldom)
    @in_slow_thread
    def check(request: Asked, data: URLEncodedBody[DraftForm]) -> Response[str]:
        with Store.open(desk.store) as store:
            made = checked_page(store, checked(store, data), data.story, desk.seat(request))
        return Response(made, media_type=MediaType.HTML)

    @post(
        CHECK_ADDRESS,
        request_max_body_size=MOST_BYTES,
        status_code=HTTP_200_OK,
        exclude_from_csrf=True,
        middleware=seldom,
        responses=REFUSED,
    )
    @in_slow_thread
    def api_check(data: JSONBody[DraftForm]) -> Check:
        """What the record makes of each claim of a draft: its verdict, the reason, and the words of the accounts."""
        with Store.open(desk.store) as store:
            return checked(store, data)

    return [form, check, api_check]
