"""People, outlets and places: what each is on record with, across stories."""

from __future__ import annotations

from onrecord.store.indexing import name_key, ref_of
from onrecord.store.results import Facet, FacetKind, Relaying, Wanted
from onrecord.store.store import Store
from onrecord.web.desk.cards import FOLDERS, by_story, card, counted, name_file
from onrecord.web.desk.contexts import ClaimsOf, Link, NameContext, NameRow, NamesContext, TakenRow
from onrecord.web.desk.paging import address, page_links

SIZE = 100
CLAIMS = 150
TITLES: dict[FacetKind, str] = {
    "person": "People",
    "body": "Organizations",
    "outlet": "Outlets",
    "place": "Places",
    "event": "Kinds of event",
}
INTROS: dict[FacetKind, str] = {
    "person": "Who is named in the records, and what each is on record as saying.",
    "body": "Which organizations, groups and documents are on record as saying something, and what.",
    "outlet": "Whose articles the records rest on: whom each relays, and how often it is the first to tell what others tell too.",
    "place": "Where what is told happened.",
    "event": "What kinds of events are told.",
}
CAUTION = "People are told apart by name alone: two who bear one name stand on one page."
SPEAKING: tuple[FacetKind, ...] = ("person", "body")
HOW = {"relays": "relays", "copies": "copies text of", "cites": "cites"}
HOW_BY = {"relays": "relays it", "copies": "copies its text", "cites": "cites it"}


def names_context(store: Store, kind: FacetKind, page: int, query: str, *, served: bool) -> NamesContext:
    """The names of a kind, those in most stories first."""
    page = max(1, page)
    like = name_key(query)[:60]
    size = SIZE if served else 100_000
    rows = store.facets(kind, size + 1, (page - 1) * size, like)
    folder = FOLDERS[kind]
    total = store.count_facets(kind)
    links = page_links(f"/{folder}", {}, page, total, SIZE) if served and not like else ()
    return NamesContext(
        title=TITLES[kind],
        root="../",
        intro=INTROS[kind],
        rows=tuple(
            NameRow(r.name, name_file(kind, r.name, r.ref), r.note, counted(r.stories, "story", "stories")) for r in rows[:size]
        ),
        pages=links,
        served=served,
        query=query,
        address=f"/{folder}",
        beside=tuple(Link(TITLES[k], f"../{FOLDERS[k]}/index.html", k == kind) for k in SPEAKING) if kind in SPEAKING else (),
        total=total,
    )


def found_name(store: Store, kind: FacetKind, ref: str) -> Facet | None:
    """The name that a page is of."""
    facet = store.facet(ref)
    return facet if facet is not None and facet.kind == kind else None


def name_context(store: Store, kind: FacetKind, ref: str, page: int, *, served: bool) -> NameContext | None:
    """What the page of one person, outlet or place shows; None where no story has it."""
    facet = found_name(store, kind, ref)
    if facet is None:
        return None
    page = max(1, page)
    own = "/" + name_file(kind, facet.name, facet.ref)
    root = "../"
    takes: tuple[TakenRow, ...] = ()
    given: tuple[TakenRow, ...] = ()
    pages: tuple[Link, ...] = ()
    facts: list[str] = [counted(facet.stories, "story", "stories")]
    groups: tuple[ClaimsOf, ...] = ()
    heading = ""
    if kind in ("person", "body"):
        total = store.count_said(facet.key)
        facts.append(f"{counted(total, 'statement')} on record")
        groups = by_story(store.said_by(facet.key, CLAIMS, (page - 1) * CLAIMS), root)
        heading = "On record as saying"
        pages = page_links(own, {}, page, total, CLAIMS) if served else ()
    elif kind == "place":
        groups = by_story(store.happened_at(facet.key, CLAIMS), root)
        heading = "What is told to have happened here"
    elif kind == "outlet":
        facts += telling(store, facet.key)
        takes = tuple(taken(store, r, HOW, root) for r in store.relays_of(facet.key))
        given = tuple(taken(store, r, HOW_BY, root) for r in store.relayed_by(facet.key))
    stories = store.listed(Wanted(facets=(facet.ref,)), "change", 50 if served else 1_000)
    name = {"event": "kind", "body": "person"}.get(kind, kind)
    return NameContext(
        title=facet.name,
        root=root,
        kind=kind,
        note=facet.note,
        caution=CAUTION if kind == "person" else "",
        facts=tuple(facts),
        groups=groups,
        heading=heading,
        takes=takes,
        given=given,
        stories=tuple(card(s, root) for s in stories),
        listing=Link("Show them as a list that can be sorted", address("/", {name: facet.ref})),
        back=Link(TITLES[kind], f"{root}{FOLDERS[kind]}" + ("" if served else "/index.html")),
        pages=pages,
        served=served,
    )


def telling(store: Store, key: str) -> list[str]:
    """How often an outlet is the first."""
    told = store.teller(key)
    facts = [counted(told.articles, "article")]
    if told.shared:
        facts.append(f"first to tell {told.first:,} of the {counted(told.shared, 'claim')} that other outlets tell too")
    return facts


def taken(store: Store, row: Relaying, words: dict[str, str], root: str) -> TakenRow:
    """A line of whom an outlet takes from, or who takes from it; with a page where the other has one."""
    ref = ref_of("outlet", name_key(row.name))
    known = store.facet(ref)
    return TakenRow(
        name=row.name,
        href=root + name_file("outlet", row.name, ref) if known else "",
        how=words.get(row.kind, row.kind),
        count=f"in {counted(row.articles, 'article')}, {counted(row.stories, 'story', 'stories')}",
    )
