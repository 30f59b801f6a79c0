"""All that programs ask, each behind its limit."""

from __future__ import annotations

from litestar import Router
from litestar.handlers import HTTPRouteHandler

from onrecord.web.api.correcting import correcting_routes
from onrecord.web.api.exporting import api_formats, export_routes
from onrecord.web.api.feeding import list_feed_routes, record_feed_routes
from onrecord.web.api.finding import finding_routes
from onrecord.web.api.limits import limited
from onrecord.web.api.listing import listing_routes
from onrecord.web.api.records import record_routes
from onrecord.web.desk.desk import Desk


def api_routes(desk: Desk) -> list[Router | HTTPRouteHandler]:
    """The facts as JSON, feeds, downloads, corrections by programs."""
    path = desk.store
    facts = [*listing_routes(path), *record_routes(path), *finding_routes(path), api_formats, *list_feed_routes(path)]
    return [*limited(desk, facts, [*export_routes(path), *record_feed_routes(path)]), *correcting_routes(desk)]
