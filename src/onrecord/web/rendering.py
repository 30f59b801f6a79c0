"""Templates: everything put into them is escaped."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from onrecord.web.contexts import Base, Seat
from onrecord.web.offering import offered


@cache
def templates() -> Environment:
    """The templates; everything put into them is escaped."""
    return Environment(
        loader=PackageLoader("onrecord.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


def render(name: str, context: Base, seat: Seat | None = None, story: str = "") -> str:
    """A page of a template and its context.

    `seat` is who looks at it, None in a file that nobody can answer from. `story` is the name of the story, as addresses have it,
    whose record the page is and can be corrected.
    """
    correct = f"/correct/{story}" if story and seat and seat.corrects else ""
    send = f"/send/{story}.html" if story and seat else ""
    taken = {"send": send, "downloads": offered(story) if story and seat else (), "follow": story if seat else ""}
    return templates().get_template(name).render(page=context, seat=seat, correct=correct, **taken)
