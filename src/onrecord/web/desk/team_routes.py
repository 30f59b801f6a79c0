"""The routes of a team's log-in."""

from __future__ import annotations

import secrets
import threading
from datetime import UTC, datetime
from functools import partial
from typing import Any

from anyio import to_thread
from litestar import Response, get, post
from litestar.handlers import HTTPRouteHandler
from litestar.response import Redirect

from onrecord.web.answers import Asked
from onrecord.web.desk.answering import shown
from onrecord.web.desk.contexts import LoginContext
from onrecord.web.desk.desk import Desk
from onrecord.web.desk.forms import field, sent
from onrecord.web.desk.guarding import FRESH, writes
from onrecord.web.desk.members import members_routes
from onrecord.web.threads import in_thread


def team_routes(desk: Desk) -> list[HTTPRouteHandler]:
    """The log-in of a team, and who is in it, with the tokens of its programs."""
    team, tokens = desk.team, desk.tokens
    if team is None or tokens is None:
        return []
    at_once = threading.BoundedSemaphore(2)  # argon2 takes 64 MB and a core each time

    @get("/login", include_in_schema=False)
    @in_thread
    def form(request: Asked) -> Response[Any]:
        if desk.user(request) is not None:
            return Redirect("/", status_code=303)
        return shown("login", LoginContext("Log in", "/", "", ""), desk.seat(request))

    def known(name: str, password: str) -> Any:  # noqa: ANN401  # a user or None
        with at_once:
            return team.known(name, password)

    @post("/login", include_in_schema=False, request_max_body_size=20_000, middleware=[writes(10, "logins").middleware])
    async def login(request: Asked) -> Response[Any]:
        data = await sent(request)
        name, password = field(data, "name", 60), data.get("password", "")
        user = await to_thread.run_sync(partial(known, name, password if isinstance(password, str) else ""))
        if user is None:
            context = LoginContext("Log in", "/", name, "There is no user of that name and password.")
            return shown("login", context, desk.seat(request), 401)
        request.scope["state"][FRESH] = new_session_id()
        request.set_session({"user": user.name, "stamp": user.stamp, "since": datetime.now(UTC).timestamp()})
        return Redirect("/", status_code=303)

    @post("/logout", include_in_schema=False, request_max_body_size=20_000)
    async def logout(request: Asked) -> Response[Any]:
        request.clear_session()
        return Redirect("/login", status_code=303)

    return [form, login, logout, *members_routes(desk, team, tokens)]


def new_session_id() -> str:
    """An id that nobody can guess."""
    return secrets.token_hex(32)
