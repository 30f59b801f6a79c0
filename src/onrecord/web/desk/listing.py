"""The list of stories: sorted, filtered and paged, every view with an address of its own."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from onrecord.store.results import FacetKind, Wanted
from onrecord.store.store import Store
from onrecord.web.contexts import BrokenRow
from onrecord.web.desk.cards import card, counted
from onrecord.web.desk.contexts import Choice, Filter, Link, ListContext
from onrecord.web.desk.paging import address, page_links

SIZE = 30
MOST = 100_000
"""Stories on the one page of a report."""
LONE = 40
"""Stories of one article that are listed; the filters lead to the others."""
CHOICES = 60
"""Names that a filter offers: those in most stories. The pages of people, outlets and places lead to all."""
SORTS = {"change": "Last change", "conflicts": "Open conflicts", "gap": "Widest gap between articles and origins"}
FILTERS: tuple[tuple[str, FacetKind, str], ...] = (
    ("person", "person", "Person"),
    ("place", "place", "Place"),
    ("kind", "event", "Kind of event"),
    ("outlet", "outlet", "Outlet"),
)


@dataclass(frozen=True)
class View:
    """What a list's address asks for: refs of the filters, days, one of SORTS, and which page, from 1."""

    person: str = ""
    place: str = ""
    kind: str = ""
    outlet: str = ""
    since: str = ""
    until: str = ""
    sort: str = ""
    page: int = 1

    @property
    def refs(self) -> tuple[str, ...]:
        """The filters that are set."""
        return tuple(r for r in (self.person, self.place, self.kind, self.outlet) if r)

    @property
    def wanted(self) -> Wanted:
        """The stories that it asks for, of one article and of more."""
        return Wanted(self.since, self.until, self.refs)

    def parameters(self) -> dict[str, object]:
        """What stands in the address, the page apart."""
        return {k: v for k, v in asdict(self).items() if k != "page"}


def list_context(store: Store, view: View, *, served: bool) -> ListContext:
    """What the list shows; a report (not `served`) lists all on one page, without filters."""
    order = view.sort if view.sort in SORTS else "change"
    wanted = Wanted(view.since, view.until, view.refs, lone=False)
    size = SIZE if served else MOST
    few = LONE if served else MOST
    page = max(1, view.page)
    total = store.count_listed(wanted)
    alone = Wanted(view.since, view.until, view.refs, lone=True)
    lone, lonely = store.listed(alone, order, few), store.count_listed(alone)
    parameters = view.parameters()
    filtered = bool(view.refs or view.since or view.until)
    return ListContext(
        title="onrecord",
        root="",
        stories=tuple(card(s, "") for s in store.listed(wanted, order, size, (page - 1) * size)),
        lone=tuple(card(s, "") for s in lone),
        lone_more=f"and {lonely - len(lone):,} more: narrow the list to see them" if lonely > len(lone) else "",
        broken=() if filtered or page > 1 else tuple(BrokenRow(b.id, b.stage, b.reason, b.detail) for b in store.broken()),
        summary=f"{counted(store.count_articles(), 'article')}, {counted(total, 'story', 'stories')} told by more than one of them"
        + (" that fit" if filtered else ""),
        served=served,
        sorts=tuple(Link(w, address("/", parameters, sort="" if s == "change" else s), s == order) for s, w in SORTS.items()),
        filters=tuple(choices(store, name, kind, label, view) for name, kind, label in FILTERS) if served else (),
        active=active(store, view),
        since=view.since,
        until=view.until,
        sort=view.sort,
        pages=page_links("/", parameters, page, total, size),
        filtered=filtered,
    )


def choices(store: Store, name: str, kind: FacetKind, label: str, view: View) -> Filter:
    """The values of a filter: those in most stories, and the one that is set."""
    held = str(getattr(view, name))
    found = list(store.facets(kind, CHOICES))
    if held and held not in {f.ref for f in found} and (own := store.facet(held)):
        found.append(own)
    found.sort(key=lambda f: f.name.casefold())
    return Filter(name, label, tuple(Choice(f.ref, f"{called(kind, f.name)} ({f.stories})", f.ref == held) for f in found))


def called(kind: FacetKind, name: str) -> str:
    """A name as filters show it: kinds of events are PLOVER's words in capitals."""
    return name.replace("_", " ").capitalize() if kind == "event" else name


def active(store: Store, view: View) -> tuple[Link, ...]:
    """The filters that are set, each leading to the list without it."""
    found: list[Link] = []
    parameters = view.parameters()
    for name, kind, label in FILTERS:
        if ref := str(getattr(view, name)):
            facet = store.facet(ref)
            found.append(
                Link(
                    f"{label}: {called(kind, facet.name) if facet else 'not in this store'}", address("/", parameters, **{name: ""})
                )
            )
    if view.since:
        found.append(Link(f"From {view.since}", address("/", parameters, since="")))
    if view.until:
        found.append(Link(f"Until {view.until}", address("/", parameters, until="")))
    return tuple(found)
