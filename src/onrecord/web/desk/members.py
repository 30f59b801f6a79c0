"""Who may log in to a team's server, and the tokens of its programs: for admins alone."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

from anyio import to_thread
from litestar import Response, get, post
from litestar.exceptions import PermissionDeniedException
from litestar.handlers import HTTPRouteHandler

from onrecord.run.team import Team
from onrecord.run.tokens import SCOPES, USUAL_DAYS, TokenError, Tokens
from onrecord.web.answers import Asked
from onrecord.web.contexts import Seat
from onrecord.web.desk.answering import shown
from onrecord.web.desk.cards import moment
from onrecord.web.desk.contexts import TeamContext, TokenRow
from onrecord.web.desk.desk import Desk
from onrecord.web.desk.forms import field, sent
from onrecord.web.desk.guarding import writes
from onrecord.web.threads import in_thread

SMALL = 20_000


def when(seconds: float) -> str:
    """A time as pages show it."""
    return moment(datetime.fromtimestamp(seconds, UTC).isoformat())


def members_context(team: Team, tokens: Tokens, made: str = "", fault: str = "") -> TeamContext:
    """The page; `made` is the token that was just made, to be seen this once."""
    users = tuple((u.name, u.role, when(u.since)) for u in team.users().values())
    kept = tuple(TokenRow(t.id, t.user, t.scope, when(t.expires), t.label) for t in tokens.all())
    return TeamContext("Who may log in", "/", users, kept, SCOPES, USUAL_DAYS, made, fault)


def members_routes(desk: Desk, team: Team, tokens: Tokens) -> list[HTTPRouteHandler]:
    """The page, and the making and revoking of tokens."""
    often = [writes(30, "tokens").middleware]

    def admin(request: Asked) -> Seat:
        seat = desk.seat(request)
        if seat.role != "admin":
            raise PermissionDeniedException(detail="Only an admin sees who may log in")
        return seat

    @get("/team", include_in_schema=False)
    @in_thread
    def members(request: Asked) -> Response[str]:
        seat = admin(request)
        return shown("team", members_context(team, tokens), seat)

    def made(seat: Seat, name: str, scope: str, days: str, label: str) -> Response[str]:
        try:
            if scope not in SCOPES or not (days.isdecimal() and len(days) < 5):
                raise TokenError("that is no token", "choose what it is good for, and for how many days")
            _, text = tokens.make(name, "correct" if scope == "correct" else "read", label, int(days))
        except TokenError as fault:
            return shown("team", members_context(team, tokens, fault=f"{fault}: {fault.hint}"), seat, 422)
        return shown("team", members_context(team, tokens, text), seat)

    @post("/team/tokens", include_in_schema=False, request_max_body_size=SMALL, status_code=200, middleware=often)
    async def make(request: Asked) -> Response[str]:
        seat, data = admin(request), await sent(request)
        asked = (field(data, "user", 60), field(data, "scope", 20), field(data, "days", 6), field(data, "label", 100))
        return await to_thread.run_sync(partial(made, seat, *asked))

    def revoked(seat: Seat, name: str) -> Response[str]:
        try:
            tokens.revoke(name)
        except TokenError as fault:
            return shown("team", members_context(team, tokens, fault=f"{fault}: {fault.hint}"), seat, 422)
        return shown("team", members_context(team, tokens), seat)

    @post("/team/revoke", include_in_schema=False, request_max_body_size=SMALL, status_code=200, middleware=often)
    async def revoke(request: Asked) -> Response[str]:
        seat, data = admin(request), await sent(request)
        return await to_thread.run_sync(partial(revoked, seat, field(data, "token", 40)))

    return [members, make, revoke]
