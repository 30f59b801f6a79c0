"""The routes of a record: its page, also as of another time, what changed, the pages of the rest, one file to send."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

from litestar import MediaType, Response, get
from litestar.exceptions import NotFoundException
from litestar.handlers import HTTPRouteHandler
from litestar.response import Redirect

from onrecord.facts.record import Record
from onrecord.store.store import Store
from onrecord.web.answers import Asked, page
from onrecord.web.asking import Name, Query, Ref, known_then, story_named
from onrecord.web.contexts import Seat
from onrecord.web.desk.desk import Desk
from onrecord.web.keeping import Kept
from onrecord.web.names import slug, story_file
from onrecord.web.onefile import one_file
from onrecord.web.pages import changes_part, rest_page, story_rendered
from onrecord.web.story import changed_context, homes, story_context
from onrecord.web.threads import in_slow_thread, in_thread


def home_of(record: Record, claim: str) -> str:
    """Where the line of a claim stands, below the root, also by an id that it had once; the record's page where it has none."""
    return homes(record).get(next((f.to for f in record.forwards if f.old == claim), claim), story_file(record.id))


@dataclass(frozen=True)
class Asking:
    """What is asked of a served story: its record as it was known at `as_of`, compared with `since` (ISO 8601; "" for neither)."""

    store: Store
    kept: Kept
    story: str
    as_of: str
    since: str

    def key(self, what: str) -> Hashable:
        """All that the answer depends on: what is asked, and the state of the store."""
        return what, self.store.state(), self.story, self.as_of, self.since

    def states(self) -> tuple[Record | None, Record | None]:
        """The record as of the time that is asked for (None: as it is), and the one it is compared with."""
        return (known_then(self.store, self.story, self.as_of), known_then(self.store, self.story, self.since))


def story_asked(asked: Asking, seat: Seat) -> str | None:
    """A story's page as it is asked for; None where there is no such story."""

    def made(seat: Seat) -> str | None:
        record, before = asked.states()
        context = story_context(asked.store, asked.story, record, served=True, before=before, since=asked.since)
        return story_rendered(context, seat) if context else None

    return asked.kept.page(asked.key("story"), seat, made) if asked.story else None


def changes_asked(asked: Asking) -> str | None:
    """What changed between two states of a record, as the part of its page that is loaded when it is asked for."""

    def made() -> str | None:
        record, before = asked.states()
        now = record or asked.store.record(asked.story)
        return changes_part(changed_context(asked.store, now, before, asked.since)) if now and before else None

    return asked.kept.get(asked.key("changes"), made) if asked.story else None


def record_routes(desk: Desk) -> list[HTTPRouteHandler]:
    """The routes."""

    @get("/stories/{name:str}", include_in_schema=False)
    @in_thread
    def story(request: Asked, name: Name, as_of: Query = "", since: Query = "", part: Query = "", claim: Ref = "") -> Response[Any]:
        seat = desk.seat(request)
        with Store.open(desk.store) as store:
            own, _, rest = name.removesuffix(".html").partition(".")
            found = story_named(store, own)
            if rest:
                section, _, number = rest.partition("-")
                return page(rest_page(store, found, section, int(number) if number.isdecimal() else 1, seat))
            if claim and (kept := store.record(found)):
                return Redirect(f"/{home_of(kept, claim)}")
            asked = Asking(store, desk.kept, found, as_of, since)
            return page(changes_asked(asked) if part == "changes" and since else story_asked(asked, seat))

    @get("/send/{name:str}", include_in_schema=False)
    @in_slow_thread
    def send(name: Name) -> Response[str]:
        with Store.open(desk.store) as store:
            own = name.removesuffix(".html")
            made = one_file(store, story_named(store, own))
            if made is None:
                raise NotFoundException(detail="No such record")
            held = {"Content-Disposition": f'attachment; filename="{slug(own)[:60]}.html"'}
            return Response(made, media_type=MediaType.HTML, headers=held)

    return [story, send]
