"""How the server answers when it cannot give what was asked for, and to whom it answers at all."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from ipaddress import ip_address
from urllib.parse import urlsplit

import msgspec
from litestar import MediaType, Request, Response
from litestar.datastructures import State
from litestar.exceptions import ClientException, HTTPException, NotFoundException
from litestar.openapi.datastructures import ResponseSpec
from litestar.status_codes import HTTP_500_INTERNAL_SERVER_ERROR

from onrecord.store.faults import StoreError
from onrecord.web.contexts import ErrorContext
from onrecord.web.rendering import render

Asked = Request[object, object, State]
LOG = logging.getLogger("onrecord.web")
LOOPBACK = ("localhost", "127.0.0.1", "::1")
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-cache",
}
"""Of every answer, an error's too: nothing is loaded from elsewhere, framed by others, guessed, kept by others or told to them.

The referrer is told to pages of ours alone: without it a browser would not say, in what it posts, where that comes from.
"""
TITLES = {
    400: "This cannot be answered",
    401: "Log in first",
    403: "This may not be done",
    404: "There is no such page",
    405: "This cannot be done here",
    413: "This is too large",
    429: "Too much at once: wait a minute",
}
PROBLEM = "application/problem+json"
FOR_PROGRAMS = re.compile(r"/api/|/feed\.|/stories/[^/]+/(?:feed\.|export/)")
"""Addresses that programs ask: the facts, feeds, downloads. What cannot be answered there is told as a problem."""


class Problem(msgspec.Struct, frozen=True):
    """What went wrong, by RFC 9457: in a few words (`title`), the HTTP status, and what to do (`detail`)."""

    title: str
    status: int
    detail: str
    type: str = "about:blank"


REFUSED = {
    status: ResponseSpec(Problem, generate_examples=False, description=why, media_type=PROBLEM)
    for status, why in (
        (400, "It cannot be answered as asked"),
        (401, "Log in first, or ask with a token"),
        (403, "It may not be done"),
        (404, "It is not there"),
        (429, "Too much at once: Retry-After tells when to come back, in seconds"),
    )
}
"""How the API says that it cannot: by RFC 9457."""
NOT_OURS = "CSRF token verification failed"
"""What Litestar says of a form without the token of its page."""


def answered(request: Asked, fault: Exception) -> Response[object]:
    """The answer to a request that failed: a page, to programs a problem. A fault of ours is logged with what was asked."""
    status = fault.status_code if isinstance(fault, HTTPException) else HTTP_500_INTERNAL_SERVER_ERROR
    path = request.scope["path"]  # not from the whole address, which an odd Host header spoils
    detail = str(fault.detail) if isinstance(fault, HTTPException) else ""
    if detail == NOT_OURS:
        detail = "The form is of an older page, or of a page elsewhere: load it anew and try again."
    if isinstance(fault, StoreError):
        detail = f"{fault}: {fault.hint}"
    if status >= HTTP_500_INTERNAL_SERVER_ERROR:
        LOG.error("%s %r failed (%r)", request.method, path, request.scope["query_string"], exc_info=fault)
        detail = detail or "A fault in onrecord: it is told where the server was started."
    headers = {**HEADERS, **((fault.headers or {}) if isinstance(fault, HTTPException) else {})}
    if FOR_PROGRAMS.match(path):
        told = Problem(TITLES.get(status, "This cannot be answered"), status, detail)
        return Response(told, status_code=status, media_type=PROBLEM, headers=headers)
    context = ErrorContext(title=TITLES.get(status, "This page cannot be shown"), root="/", detail=detail, status=status)
    return Response(render("error.html.j2", context), status_code=status, media_type=MediaType.HTML, headers=headers)


def host_of(header: str) -> str:
    """The name in a Host header, without its port; "" for what is no host at all."""
    try:
        return urlsplit(f"//{header}").hostname or ""
    except ValueError:
        return ""


def is_address(name: str) -> bool:
    """Whether a name is an address in digits: no other site's name can be made to lead here by it."""
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def own_names_only(names: frozenset[str], addresses: bool) -> Callable[[Asked], None]:
    """What refuses requests under other names, so that no page elsewhere can read this server through a rebound name.

    `addresses` lets every address in digits be a name, for a server that others reach.
    """

    def own_host(request: Asked) -> None:
        host = host_of(request.headers.get("host", ""))
        if host not in names and not (addresses and is_address(host)):
            raise ClientException(detail="This server does not answer to that name: start it with --name NAME to allow it")

    return own_host


def page(text: str | None) -> Response[str]:
    """A page, or "not found" where there is none."""
    if text is None:
        raise NotFoundException(detail="No such page: the list of stories is at /")
    return Response(text, media_type=MediaType.HTML)
