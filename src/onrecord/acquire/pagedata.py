"""What a page says of itself: each value weighed from all the places that give it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from onrecord.acquire.agencies import agency_of
from onrecord.acquire.bylines import byline_of, in_body
from onrecord.acquire.characters import one_line
from onrecord.acquire.elements import Element, address
from onrecord.acquire.jsonld import Graph, Object, article_of, bare, names_in
from onrecord.acquire.marks import Marks, marks_of
from onrecord.acquire.metas import Metas, metas_of, values
from onrecord.acquire.published import modified_of, published_of
from onrecord.acquire.titles import headings, outlet_in_title, outlet_names, title_of
from onrecord.lexicon.outlets import outlet_of_domain


@dataclass(frozen=True)
class PageData:
    """A page's word on itself; None or "" for what it does not say. `own` is the JSON-LD object of its article ({} for none)."""

    title: str
    outlet: str | None
    byline: str | None
    published: str | None
    modified: str | None
    canonical: str | None
    section: str | None
    lang: str | None
    own: Object
    graph: Graph
    metas: Metas
    marks: Marks
    outlets: frozenset[str]

    def writer(self, body: Sequence[str]) -> str | None:
        """The byline, also where it stands in the text alone; the outlet's name only where nobody is named."""
        if self.byline and bare(self.byline) not in self.outlets:
            return self.byline
        return in_body(body) or self.byline

    def agency(self, body: Sequence[str]) -> str | None:
        """The agency credited, also in the article's paragraphs."""
        return agency_of(self.marks, self.metas, self.own, self.graph, self.byline, body, self.outlets)


def canonical_of(tree: Element, metas: Metas, url: str | None) -> str | None:
    """The page's canonical address: a whole one that can be parsed, else None."""
    for link in tree.iter("link"):
        if (
            "canonical" in (link.get("rel") or "").casefold().split()
            and (found := address(url, link.get("href")))
            and found.startswith("http")
        ):
            return found
    return next((found for u in metas.get("og:url", ()) if (found := address(url, u)) and found.startswith("http")), None)


def host_of(url: str | None) -> str | None:
    """The host of an address; None for none and for a broken one."""
    try:
        return urlsplit(url).hostname if url else None
    except ValueError:
        return None


def named(stated: str | None, host: str | None) -> str | None:
    """The outlet's name: as the page states it, but in the spelling that is usual where its host tells whose it is.

    "the Guardian", "NPR.org" and a page of foxnews.com that states nothing are The Guardian, NPR and Fox News; what a page
    calls itself otherwise ("BBC News", at the BBC's host) stands.
    """
    if host is None:
        return stated
    known = outlet_of_domain(host)
    if known is None:
        return stated or host.removeprefix("www.")
    alike = {bare(known.name), bare(known.name.removeprefix("The ")), *(bare(d) for d in known.domains)}
    return known.name if stated is None or bare(stated) in alike or bare(stated).removeprefix("the") in alike else stated


def page_data(tree: Element, graph: Graph, url: str | None) -> PageData:
    """What a page says of itself. `url` is where it was fetched from."""
    metas = metas_of(tree)
    marks = marks_of(tree)
    canonical = canonical_of(tree, metas, url)
    heads = (*headings(tree), *metas.get("og:title", ())[:1], *(one_line(e.text) for e in list(tree.iter("title"))[:1]))
    own = article_of(graph, (canonical, url, *metas.get("og:url", ())), heads)
    publishers = tuple(n for n, _ in names_in(graph, own.get("publisher")))
    host = host_of(canonical or url)
    outlets = outlet_names(metas, publishers, host)
    sites = tuple(one_line(o.get("name")) for o, key, depth in graph.objects if o.get("@type") == "WebSite" and not key)
    stated = next(
        (n for n in (*metas.get("og:site_name", ()), *publishers, *sites, *(n for n, _ in values(metas, "outlet"))) if n), None
    )
    titled = None if stated or host else outlet_in_title(next((one_line(e.text) for e in tree.iter("title")), ""))
    if titled:
        outlets |= {bare(titled)}
    section = own.get("articleSection")
    sections = [s for part in (section if isinstance(section, list) else [section]) if (s := one_line(part, 100))]
    html_lang = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or tree.get("xml:lang")
    told = own.get("inLanguage")
    return PageData(
        title=title_of(tree, metas, own, outlets),
        outlet=named(stated, host) or titled,
        byline=byline_of(marks, metas, own, graph, outlets),
        published=published_of(marks, metas, own, graph, canonical or url),
        modified=modified_of(marks, metas, own),
        canonical=canonical,
        section=next(iter(sections), None) or next((v for v, _ in values(metas, "section")), None),
        lang=html_lang or next(iter(metas.get("og:locale", ())), None) or (told if isinstance(told, str) else None),
        own=own,
        graph=graph,
        metas=metas,
        marks=marks,
        outlets=outlets,
    )
