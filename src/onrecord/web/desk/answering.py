"""How the desk answers: a page with who looks at it, at a time that logs have."""

from __future__ import annotations

from datetime import UTC, datetime

from litestar import MediaType, Response

from onrecord.web.contexts import Base, Seat
from onrecord.web.rendering import render


def shown(template: str, context: Base, seat: Seat, status: int = 200) -> Response[str]:
    """A page."""
    return Response(render(f"desk/{template}.html.j2", context, seat), status_code=status, media_type=MediaType.HTML)


def now() -> str:
    """The time, as logs have it."""
    return datetime.now(UTC).isoformat(timespec="seconds")
