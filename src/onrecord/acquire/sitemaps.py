"""Sitemaps: indexes, lists of pages, news sitemaps with titles and dates; and lists of feeds (OPML)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from lxml import etree

from onrecord.acquire.given import language
from onrecord.acquire.moments import given_time
from onrecord.acquire.taken import Item, Lead, broken
from onrecord.facts.article import Article

MOST_PLACES = 100_000
"""Addresses taken from one sitemap; the protocol allows 50,000."""


def from_sitemap(data: bytes, name: str, base: str | None = None) -> Iterator[Item]:
    """The addresses of a sitemap, the newest first where it dates them; of an index, those of its sitemaps."""
    try:
        found = sorted(entries(data, base), key=lambda lead: lead.known.published_at or lead.changed or "", reverse=True)
    except etree.LxmlError as fault:
        yield broken(name, "not a sitemap", str(fault), base)
        return
    if not found:
        yield broken(name, "empty sitemap", "it lists no address", base)
    yield from found


def entries(data: bytes, base: str | None) -> Iterator[Lead]:
    """The addresses as they stand; a damaged end does not cost what stands before it."""
    count = 0
    events = etree.iterparse(
        io.BytesIO(data), events=("end",), recover=True, resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False
    )
    for _, element in events:
        tag = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if tag == "outline":  # a list of feeds (OPML)
            feed = element.get("xmlUrl") or element.get("xmlurl") or ""
            if feed.lower().startswith(("http://", "https://")):
                yield Lead(feed, Article(id=feed, url=feed, outlet=element.get("title") or element.get("text")), source=True)
            continue
        if tag not in {"url", "sitemap"}:
            continue
        if lead := of_entry(element, tag == "sitemap", base):
            yield lead
            count += 1
            if count >= MOST_PLACES:
                return
        element.clear()


def of_entry(element: Any, index: bool, base: str | None) -> Lead | None:  # noqa: ANN401  # lxml ships no types
    """One entry: its address, when it changed, and what a news sitemap says of the article."""
    said: dict[str, str] = {}
    for inner in element.iter():
        if isinstance(inner.tag, str) and inner.text and inner.text.strip():
            name = etree.QName(inner)
            # The address of a picture or a video stands deeper, under names of its own.
            if not (name.namespace or "").endswith(("sitemap-image/1.1", "sitemap-video/1.1")):
                said.setdefault(name.localname, inner.text.strip())
    place = urljoin(base or "", said.get("loc", ""))
    if not place.lower().startswith(("http://", "https://")):
        return None
    known = Article(
        id=place,
        url=place,
        outlet=said.get("name"),
        title=" ".join(said.get("title", "").split()),
        published_at=given_time(said.get("publication_date")),
        lang=language(said.get("language")) or "en",
    )
    return Lead(place, known, changed=given_time(said.get("lastmod")), source=index)
