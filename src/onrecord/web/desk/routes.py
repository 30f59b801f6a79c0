"""All that the desk answers: corrections, new records, and the log-in of a team."""

from __future__ import annotations

from litestar.handlers import HTTPRouteHandler

from onrecord.web.desk.correcting_routes import correcting_routes
from onrecord.web.desk.desk import Desk
from onrecord.web.desk.making_routes import making_routes
from onrecord.web.desk.team_routes import team_routes


def desk_routes(desk: Desk) -> list[HTTPRouteHandler]:
    """The routes."""
    return [*correcting_routes(desk), *making_routes(desk), *team_routes(desk)]
