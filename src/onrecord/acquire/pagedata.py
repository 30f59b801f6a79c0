"""What a page says of itself: title, outlet, byline, publication time with zone, canonical address (JSON-LD, Open Graph, meta)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import html as lxml_html

from onrecord.acquire.taken import iso_time

MOST_DATA = 200_000
DEEPEST = 6
NEWS = ("article", "posting", "report")
TIMES = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//meta[@name='parsely-pub-date' or @name='pubdate' or @name='publishdate' or @name='date' or @name='DC.date.issued']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//article//time/@datetime",
    "//time[@pubdate]/@datetime",
    "//time/@datetime",
)


@dataclass(frozen=True)
class PageData:
    """A page's word on itself; None or "" for what it does not say."""

    title: str
    outlet: str | None
    byline: str | None
    published: str | None
    canonical: str | None
    lang: str | None


def first(tree: lxml_html.HtmlElement, *paths: str) -> str | None:
    """The first non-empty value that any of the paths finds, in their order."""
    for path in paths:
        for value in tree.xpath(path):
            text = " ".join(str(value).split())
            if text:
                return text
    return None


def objects(value: object, depth: int = 0) -> Iterator[dict[str, Any]]:
    """The objects inside JSON-LD, to a bounded depth."""
    if depth > DEEPEST:
        return
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from objects(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value[:50]:
            yield from objects(inner, depth + 1)


def article_object(tree: lxml_html.HtmlElement) -> dict[str, Any]:
    """The JSON-LD object that describes the article; empty when there is none."""
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        if len(script) > MOST_DATA:
            continue
        try:
            data = json.loads(script)
        except (ValueError, RecursionError):
            continue
        for found in objects(data):
            if any(word in str(found.get("@type", "")).casefold() for word in NEWS):
                return found
    return {}


def name_of(value: object) -> str | None:
    """The name of a JSON-LD author or publisher."""
    if isinstance(value, list):
        names = [n for v in value[:5] if (n := name_of(v))]
        return ", ".join(names) or None
    if isinstance(value, dict):
        value = value.get("name")
    return " ".join(value.split())[:200] if isinstance(value, str) and value.strip() else None


def page_data(tree: lxml_html.HtmlElement) -> PageData:
    """What a page says of itself."""
    own = article_object(tree)
    heading = first(tree, "//meta[@property='og:title']/@content", "//h1//text()", "//title/text()") or ""
    published = iso_time(own.get("datePublished")) or next(
        (time for path in TIMES for value in tree.xpath(path) if (time := iso_time(str(value)))), None
    )
    headline = own.get("headline")
    lang = first(tree, "/html/@lang", "//meta[@property='og:locale']/@content")
    return PageData(
        title=" ".join(headline.split()) if isinstance(headline, str) and headline.strip() else heading,
        outlet=first(tree, "//meta[@property='og:site_name']/@content") or name_of(own.get("publisher")),
        byline=name_of(own.get("author")) or first(tree, "//meta[@name='author']/@content", "//*[@rel='author']//text()"),
        published=published,
        canonical=first(tree, "//link[@rel='canonical']/@href[starts-with(., 'http')]", "//meta[@property='og:url']/@content"),
        lang=lang[:2].lower() if lang else None,
    )
