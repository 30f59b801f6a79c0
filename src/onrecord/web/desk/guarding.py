"""What a request must be before it is answered: under a name of ours, from a page of ours where it writes, by one who may."""

from __future__ import annotations

from collections.abc import Callable
from time import time
from urllib.parse import urlsplit

from litestar.connection import ASGIConnection
from litestar.exceptions import NotAuthorizedException, PermissionDeniedException
from litestar.middleware.rate_limit import CacheObject, RateLimitConfig, RateLimitMiddleware, get_remote_address
from litestar.middleware.session.server_side import ServerSideSessionBackend, ServerSideSessionConfig
from litestar.response import Redirect
from litestar.types import Empty, Message, ScopeSession, Send

from onrecord.web.answers import FOR_PROGRAMS, Asked, own_names_only
from onrecord.web.contexts import Seat
from onrecord.web.desk.desk import BY_TOKEN, Desk

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
OPEN = ("/login", "/static/", "/favicon.ico")
"""What one who has not logged in may see of a team's server."""
CORRECT_ADDRESS = "/api/corrections"
"""Where a program corrects: with a token alone."""
CHECK_ADDRESS = "/api/check"
"""Where a program has a draft checked: it sends much and writes nothing, so it needs no page of ours to come from."""
IDLE_SECONDS = 2 * 3600
WITH_TOKEN = {"WWW-Authenticate": 'Bearer realm="onrecord"'}
"""Tells a program how it may ask."""
FRESH = "onrecord-fresh-session"
"""Where a request that logs in keeps the id of the session that begins with it."""


def gate(desk: Desk, names: frozenset[str], addresses: bool) -> Callable[[Asked], Redirect | None]:
    """What every request passes."""
    own_host = own_names_only(names, addresses)

    def check(request: Asked) -> Redirect | None:
        own_host(request)
        if admitted(desk, request):
            return None
        same_origin(request)
        path = request.scope["path"]
        if desk.team is None or path.startswith(OPEN) or desk.user(request) is not None:
            return None
        if FOR_PROGRAMS.match(path) or request.method not in SAFE:
            raise NotAuthorizedException(detail="Log in first, at /login, or ask with a token", headers=WITH_TOKEN)
        return Redirect("/login", status_code=303)

    return check


def token_of(request: Asked) -> str | None:
    """The token that a request brings (RFC 6750); None where it brings none."""
    scheme, _, text = request.headers.get("authorization", "").partition(" ")
    return text.strip() if scheme.casefold() == "bearer" else None


def admitted(desk: Desk, request: Asked) -> bool:
    """Whether a request brings a token that is good for what it asks; raises where it brings one that is not.

    A token comes with no cookie's help, so no page elsewhere can have a browser send it: such a request needs no page of ours.
    """
    text = token_of(request)
    if desk.tokens is None or text is None:
        return False
    found, path = desk.tokens.known(text), request.scope["path"]
    if found is None:
        raise NotAuthorizedException(detail="The token is none, has expired or was revoked", headers=WITH_TOKEN)
    if not FOR_PROGRAMS.match(path):
        raise PermissionDeniedException(detail="A token is good for /api, feeds and downloads; pages ask for a log-in")
    if request.method not in SAFE and path != CHECK_ADDRESS and (path != CORRECT_ADDRESS or found[1] != "correct"):
        raise PermissionDeniedException(detail="The token is not good for that: correcting needs one made with the scope correct")
    request.scope["state"][BY_TOKEN] = found
    return True


def same_origin(request: Asked) -> None:
    """Raises where a request that writes does not say that it comes from a page of this server."""
    if request.method in SAFE:
        return
    origin, fetched = request.headers.get("origin", ""), request.headers.get("sec-fetch-site", "")
    if request.scope["path"] == CHECK_ADDRESS and not origin and not fetched:
        return  # no browser sends so: a program that asks by itself
    if fetched and fetched != "same-origin":
        raise PermissionDeniedException(detail="This was sent from a page elsewhere")
    try:
        place = urlsplit(origin)
        own = place.scheme in {"http", "https"} and place.netloc.casefold() == request.headers.get("host", "").casefold()
    except ValueError:
        own = False
    if not own:
        raise PermissionDeniedException(detail="What is sent must come from a page of this server: load it anew and try again")


def corrector(seat: Seat) -> None:
    """Raises where somebody may not correct."""
    if not seat.corrects:
        raise PermissionDeniedException(detail="Your role is to read: ask an admin for that of a corrector")


def builder(seat: Seat) -> None:
    """Raises where somebody may not make records."""
    if not seat.builds:
        raise PermissionDeniedException(detail="Your role is to read: ask an admin for that of a corrector")


class Sessions(ServerSideSessionBackend):
    """Litestar's sessions, of those who logged in alone; a log-in begins a new one, whatever id the browser brings."""

    def get_session_id(self, connection: ASGIConnection) -> str:  # type: ignore[type-arg]  # as the base class has it
        """The id of the session."""
        fresh = connection.scope["state"].get(FRESH)
        return fresh if isinstance(fresh, str) else super().get_session_id(connection)

    async def store_in_message(self, scope_session: ScopeSession, message: Message, connection: ASGIConnection) -> None:  # type: ignore[type-arg]  # the same
        """Keep the session, where there is one."""
        if scope_session is Empty or scope_session:
            await super().store_in_message(scope_session, message, connection)


def sessions(desk: Desk) -> ServerSideSessionConfig:
    """How a team's sessions are kept: on the server; the cookie holds nothing but their id."""
    config = ServerSideSessionConfig(
        key="onrecord-session", max_age=IDLE_SECONDS, httponly=True, samesite="strict", secure=desk.https, session_id_bytes=32
    )
    config._backend_class = Sessions  # the place that Litestar has for a backend of one's own
    return config


class Limit(RateLimitMiddleware):
    """Litestar's limit; who is over it is told when to come back, and nobody else is told of it."""

    def create_response_headers(self, cache_object: CacheObject) -> dict[str, str]:
        """When to come back, in seconds."""
        return {"Retry-After": str(max(1, cache_object.reset - int(time())))}

    def create_send_wrapper(self, send: Send, cache_object: CacheObject) -> Send:  # noqa: ARG002  # as the base class has it
        """Answers go out as they are."""
        return send


def writes(most: int, store: str) -> RateLimitConfig:
    """At most so many requests a minute of one client's address; each limit counts in a store of its own."""
    return RateLimitConfig(rate_limit=("minute", most), store=store, middleware_class=Limit)


def asks(desk: Desk, most: int, store: str) -> RateLimitConfig:
    """At most so many requests a minute of one user, by token or log-in; of one address where nobody is known."""

    def asker(request: Asked) -> str:
        text = token_of(request)
        found = desk.tokens.known(text) if desk.tokens is not None and text is not None else None
        user = found[0] if found is not None else desk.user(request)
        return f"user {user.name}" if user is not None else get_remote_address(request)

    return RateLimitConfig(rate_limit=("minute", most), store=store, middleware_class=Limit, identifier_for_request=asker)
