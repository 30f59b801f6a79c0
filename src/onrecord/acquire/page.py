"""HTML pages: what a page says of itself, its text with captions, embeds and notes apart, and whether it is an article at all."""

from __future__ import annotations

import msgspec
from lxml.etree import LxmlError

from onrecord.acquire.body import Text, body_of
from onrecord.acquire.characters import valid
from onrecord.acquire.charset import decoded
from onrecord.acquire.cleaning import strip
from onrecord.acquire.elements import PageError, parsed
from onrecord.acquire.embeds import take_embeds
from onrecord.acquire.gate import refusal
from onrecord.acquire.jsonld import graph_of
from onrecord.acquire.pagedata import PageData, page_data
from onrecord.acquire.pictures import take_pictures
from onrecord.acquire.taken import MOST_BYTES, Taken, broken, checked, digest
from onrecord.acquire.truncation import pages, truncated
from onrecord.facts.article import Article, Block, BlockKind, Broken, Image


def laid_out(title: str, body: Text, images: tuple[Image, ...], embeds: tuple[str, ...]) -> tuple[str, tuple[Block, ...]]:
    """The article's text and blocks: title, body with its tables, posts and notes, and after them captions, credits and embeds.

    Blocks are given for what is not body, so that the readers' own judgement of body paragraphs (datelines, boilerplate) stays.
    """
    lines: list[tuple[BlockKind, str]] = [("title", title)] if title else []
    lines += body
    lines += [("caption", i.caption) for i in images if i.caption]
    lines += [("credit", i.credit) for i in images if i.credit]
    lines += [("embed", e) for e in embeds]
    parts, blocks, place = [], [], 0
    for kind, said in lines:
        line = valid(said)
        if kind != "body":
            blocks.append(Block(place, place + len(line), kind))
        parts.append(line)
        place += len(line) + 2
    return "\n\n".join(parts), tuple(blocks)


def from_page(data: bytes, known: Article, charset: str | None = None) -> Taken:
    """The article of a page's bytes, or why there is none. Never raises for a page.

    What is already known of it (id, url, outlet, title, time, byline) stands; the page fills the rest. `charset` is what came
    with the bytes (the Content-Type header).
    """
    if len(data) > MOST_BYTES:
        return broken(known.id, "too long", f"{len(data):,} bytes; at most {MOST_BYTES:,} are read", known.url)
    page = decoded(data, charset)
    if page is None:
        return broken(known.id, "not text", "the bytes are in no known encoding", known.url)
    try:
        article = taken_apart(page, known)
    except PageError as fault:
        return broken(known.id, "not a page", str(fault), known.url)
    except (
        LxmlError,
        ValueError,
        RecursionError,
        AttributeError,
        TypeError,
        KeyError,
        IndexError,
        AssertionError,
        OverflowError,
    ) as fault:
        return broken(known.id, "not a page", f"{type(fault).__name__}: {fault}", known.url)
    if isinstance(article, Broken):
        return article
    sound = checked(msgspec.structs.replace(article, digest=known.digest or digest(data)))
    return (sound, data) if isinstance(sound, Article) else sound


def taken_apart(source: str, known: Article) -> Article | Broken:
    """The article of a page's source."""
    tree = parsed(source)
    graph = graph_of(tree)
    strip(tree)
    meta: PageData = page_data(tree, graph, known.url)
    url = known.url or meta.canonical
    base = url or ""
    embeds = tuple(take_embeds(tree))
    images = tuple(take_pictures(tree, base))
    several = pages(tree, meta.canonical or url)  # before the body is taken apart
    found = body_of(tree, meta, url)
    title = known.title or meta.title
    if refused := refusal(tree, meta, found):
        return broken(known.id, *refused, known.url)
    text, blocks = laid_out(title, found.text, images, embeds)
    paragraphs = [t for kind, t in found.text if kind in ("body", "agency", "boilerplate", "dateline")]
    return msgspec.structs.replace(
        known,
        url=url,
        outlet=known.outlet or meta.outlet,
        title=title,
        published_at=known.published_at or meta.published or (None if meta.modified else found.dated),
        modified_at=known.modified_at or meta.modified,
        lang=meta.lang or known.lang,
        text=text,
        byline=known.byline or meta.writer(paragraphs),
        agency=known.agency or meta.agency(paragraphs),
        section=known.section or meta.section,
        canonical_url=meta.canonical,
        images=images,
        blocks=blocks,
        truncated=known.truncated or truncated(meta, found.text, found.prompts) or several,
    )
