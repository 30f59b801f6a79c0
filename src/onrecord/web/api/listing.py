"""The list of stories as JSON, page by page, with the pages' own filters."""

from __future__ import annotations

from pathlib import Path

from litestar import Response, get
from litestar.exceptions import ClientException
from litestar.handlers import HTTPRouteHandler

from onrecord.facts.story import Story
from onrecord.store.results import Listed
from onrecord.store.store import Store
from onrecord.web.answers import REFUSED
from onrecord.web.asking import LISTING, Size, Viewed
from onrecord.web.desk.listing import SORTS
from onrecord.web.desk.paging import address
from onrecord.web.threads import in_thread


class StoryListed(Story, frozen=True, kw_only=True):
    """A story with what a list tells of its record: the lead, claims by standing, open conflicts and the first of them in words."""

    lead: str
    changed_at: str | None
    outlets: int
    corroborated: int
    disputed: int
    single_origin: int
    unknown_origin: int
    withdrawn: int
    conflicts: int
    conflict: str


def listed(store: Store, row: Listed) -> StoryListed:
    """A row of the list with its story."""
    story = store.story(row.id)
    return StoryListed(
        row.id,
        row.title,
        story.articles if story is not None else (),
        row.first_at,
        row.last_at,
        lead=row.lead,
        changed_at=row.changed_at,
        outlets=row.outlets,
        corroborated=row.borne,
        disputed=row.disputed,
        single_origin=row.single,
        unknown_origin=row.untold,
        withdrawn=row.withdrawn,
        conflicts=row.conflicts,
        conflict=row.conflict,
    )


def links(path: str, parameters: dict[str, object], number: int, size: int, total: int) -> dict[str, str]:
    """The headers of a page of a list: how many there are in all, and where the pages before and after are (RFC 8288)."""
    last = max(1, -(-total // size))
    others = {"first": 1, "prev": number - 1, "next": number + 1, "last": last}
    kept = [(rel, n) for rel, n in others.items() if 1 <= n <= last]
    told = (f'<{address(path, parameters, size=size, page=n)}>; rel="{rel}"' for rel, n in kept)
    return {"Link": ", ".join(told), "X-Total-Count": str(total)}


def listing_routes(store_path: Path) -> list[HTTPRouteHandler]:
    """The list."""

    @get("/api/stories", responses=REFUSED, dependencies=LISTING)
    @in_thread
    def api_stories(view: Viewed, size: Size = 100) -> Response[list[StoryListed]]:
        """A page of the stories, the newest first. `person`, `place`, `kind` and `outlet` are refs that /api/names gives.

        `sort` is "change", "conflicts" or "gap". The header Link leads to the pages before and after; X-Total-Count has how many
        there are.
        """
        if view.sort and view.sort not in SORTS:
            raise ClientException(detail=f"No order is called {view.sort}: there are {', '.join(SORTS)}")
        with Store.open(store_path) as store:
            rows = store.listed(view.wanted, view.sort or "change", size, (view.page - 1) * size)
            headers = links("/api/stories", view.parameters(), view.page, size, store.count_listed(view.wanted))
            return Response([listed(store, r) for r in rows], headers=headers)

    return [api_stories]
