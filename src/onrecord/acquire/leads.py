"""What a source says of the articles it names, joined with what their pages say."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.acquire.given import replaced
from onrecord.acquire.taken import Item, Lead, Taken, broken
from onrecord.facts.article import Article, Broken, Fetched

MOST_SOURCES = 2_000
"""Sitemaps of one index that are asked."""


def named(items: Iterator[Item], lead: Lead, fetched: Fetched) -> Iterator[Item]:
    """The items of a source that was fetched: those it holds itself rest on its bytes; sitemaps in it are bounded.

    Where the user gave the outlet's name, those on its own site bear it.
    """
    from onrecord.acquire.feeds import site

    outlet, host, sources = lead.known.outlet, site(lead.url), 0
    for item in items:
        if isinstance(item, Lead):
            sources += item.source
            if sources > MOST_SOURCES:
                return
            at_home = site(item.url) == host
            known = replaced(item.known, outlet=outlet) if outlet and at_home else item.known
            yield Lead(item.url, known, item.changed, item.source, lead.own and at_home)
        elif isinstance(item, Broken):
            yield item
        else:
            article, page = item if isinstance(item, tuple) else (item, None)
            name = outlet if outlet and (article.url is None or site(article.url) == host) else article.outlet
            article = replaced(article, outlet=name, fetched=article.fetched or fetched)
            yield article if page is None else (article, page)


def undated(known: Article) -> Article:
    """What is known of an article, without a bare day: its page may tell the hour."""
    return replaced(known, published_at=None) if known.published_at and len(known.published_at) <= 10 else known


def dated(made: Taken, known: Article) -> Taken:
    """The article with the day that was known where its page tells no time, or another day's."""
    if known.published_at is None or isinstance(made, Broken):
        return made
    article = made[0] if isinstance(made, tuple) else made
    if article.published_at is not None and article.published_at[:10] == known.published_at[:10]:
        return made
    article = replaced(article, published_at=known.published_at)
    return (article, made[1]) if isinstance(made, tuple) else article


def guarded_taken(items: Iterator[Taken], lead: Lead) -> Iterator[Taken]:
    """What an address gives; a fault that ends it is this address's alone."""
    try:
        yield from items
    except Exception as fault:  # whatever it is
        yield broken(lead.known.id or lead.url, "cannot be taken in", f"{type(fault).__name__}: {fault}", lead.url)
