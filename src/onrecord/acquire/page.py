"""HTML pages: trafilatura for the main text and the metadata; captions, credits and embeds kept apart from the body."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

import msgspec
from lxml import html as lxml_html
from lxml.etree import LxmlError

from onrecord.acquire.pagedata import PageData, page_data
from onrecord.acquire.taken import Taken, broken, checked, decoded, digest
from onrecord.facts.article import Article, Block, BlockKind, Image

EMBEDDERS = ("twitter", "instagram", "tiktok", "bluesky")
EMBEDS = "//blockquote[" + " or ".join(f"contains(@class,'{name}')" for name in EMBEDDERS) + "]"
MOST_IMAGES = 60
LONGEST_CAPTION = 1000
Element = Any  # lxml ships no types


def words(element: Element) -> str:
    """The text of an element with its white space folded."""
    return " ".join(" ".join(element.itertext()).split())


def take_images(tree: Element, base: str) -> Iterator[Image]:
    """Take the figures out of a page: each image with its caption and credit."""
    for figure in tree.xpath("//figure | //*[contains(concat(' ', @class, ' '), ' wp-caption ')]")[:MOST_IMAGES]:
        source = next(iter(figure.xpath(".//img/@src")), None)
        named = figure.xpath(".//*[contains(@class,'credit') or contains(@class,'copyright')]")
        credit = words(named[0])[:LONGEST_CAPTION] if named else None
        texts = figure.xpath(".//figcaption | .//*[contains(@class,'caption')]")
        caption = words(texts[0])[:LONGEST_CAPTION] if texts else None
        if credit and caption:
            caption = caption.replace(credit, "").strip() or None
        if source or caption or credit:
            yield Image(urljoin(base, source) if source else None, caption, credit)
        if figure.getparent() is not None:
            figure.drop_tree()


def take_embeds(tree: Element) -> Iterator[str]:
    """Take embedded posts out of a page: their words."""
    for embed in tree.xpath(EMBEDS)[:MOST_IMAGES]:
        if said := words(embed):
            yield said[:LONGEST_CAPTION]
        if embed.getparent() is not None:
            embed.drop_tree()


def main_text(tree: Element, url: str | None) -> str:
    """The body's paragraphs, a line each; "" when there is none."""
    from trafilatura import bare_extraction  # slow to import, and many inputs are no pages

    found = bare_extraction(tree, url=url, include_comments=False, include_tables=False, with_metadata=False)
    return (found.text if found is not None and not isinstance(found, dict) else "") or ""


def laid_out(title: str, body: str, images: tuple[Image, ...], embeds: tuple[str, ...]) -> tuple[str, tuple[Block, ...]]:
    """The article's text and blocks: title, body paragraphs, and after them captions, credits and embeds."""
    lines: list[tuple[BlockKind, str]] = [("title", title)] if title else []
    paragraphs = [p.strip() for p in body.split("\n") if p.strip()]
    if title and paragraphs and paragraphs[0].casefold() == title.casefold():
        paragraphs = paragraphs[1:]
    lines += [("body", p) for p in paragraphs]
    lines += [("caption", i.caption) for i in images if i.caption]
    lines += [("credit", i.credit) for i in images if i.credit]
    lines += [("embed", e) for e in embeds]
    parts, blocks, place = [], [], 0
    for kind, line in lines:
        if kind != "body":
            blocks.append(Block(place, place + len(line), kind))
        parts.append(line)
        place += len(line) + 2
    return "\n\n".join(parts), tuple(blocks)


def from_page(data: bytes, known: Article) -> Taken:
    """The article of a page's bytes. What is already known of it (id, url, outlet, title, time) stands; the page fills the rest.

    Blocks are given for what is not body, so that the readers' own judgement of body paragraphs (datelines, boilerplate) stays.
    """
    page = decoded(data)
    if page is None:
        return broken(known.id, "not text", "the bytes are in no known encoding", known.url)
    try:
        tree = lxml_html.fromstring(page.encode("utf-8", "replace"), parser=lxml_html.HTMLParser(encoding="utf-8"))
        meta: PageData = page_data(tree)
        url = known.url or meta.canonical
        base = url or ""
        images = tuple(take_images(tree, base))
        embeds = tuple(take_embeds(tree))
        body = main_text(tree, url)
    except (LxmlError, ValueError, RecursionError, AttributeError, TypeError) as fault:
        return broken(known.id, "not a page", f"{type(fault).__name__}: {fault}", known.url)
    if not body.strip():
        return broken(known.id, "no article text", "the page has no main text (a video, a list of links, a paywall?)", known.url)
    title = known.title or meta.title
    text, blocks = laid_out(title, body, images, embeds)
    host = urlsplit(url).hostname if url else None
    article = msgspec.structs.replace(
        known,
        url=url,
        outlet=known.outlet or meta.outlet or (host.removeprefix("www.") if host else None),
        title=title,
        published_at=known.published_at or meta.published,
        lang=meta.lang or known.lang,
        text=text,
        byline=known.byline or meta.byline,
        canonical_url=meta.canonical,
        images=images,
        blocks=blocks,
        digest=digest(data),
    )
    sound = checked(article)
    return (sound, data) if isinstance(sound, Article) else sound
