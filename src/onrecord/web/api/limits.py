"""How much of the server one may ask for in a minute."""

from __future__ import annotations

from collections.abc import Sequence

from litestar import Router
from litestar.handlers import HTTPRouteHandler

from onrecord.web.desk.desk import Desk
from onrecord.web.desk.guarding import asks

FACTS_A_MINUTE = 600
"""Of one user: lists, records, feeds of the list."""
MADE_A_MINUTE = 60
"""What is made for the asker: a record's feed, a record in another format."""


def limited(desk: Desk, facts: Sequence[HTTPRouteHandler], made: Sequence[HTTPRouteHandler]) -> list[Router]:
    """These handlers, each behind its limit."""
    return [
        Router("/", route_handlers=[*handlers], middleware=[asks(desk, most, name).middleware])
        for name, most, handlers in (("facts", FACTS_A_MINUTE, facts), ("made", MADE_A_MINUTE, made))
    ]
