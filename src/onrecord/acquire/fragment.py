"""A piece of HTML that is an article's body and nothing else: what feeds and exports carry."""

from __future__ import annotations

import re
from html import escape
from typing import Any

import msgspec
from lxml import html as lxml_html
from lxml.etree import LxmlError

from onrecord.acquire.apart import article_of
from onrecord.acquire.characters import valid
from onrecord.acquire.elements import FEEDS
from onrecord.acquire.references import with_valid_references
from onrecord.acquire.taken import broken, checked
from onrecord.facts.article import Article, Block, BlockKind, Broken

Element = Any  # lxml ships no types
LEAST_SHARE = 0.75
"""Of a fragment's words, how many a reading of it as a page must keep: there is no frame around the body to be taken away."""
BLOCKS = frozenset(
    "p h1 h2 h3 h4 h5 h6 li blockquote pre td th dd dt div section article figcaption caption header footer hr br".split()  # noqa: SIM905
)
UNSEEN = frozenset("script style noscript template iframe svg form button select head".split())  # noqa: SIM905  # words
DEEPEST = 200
WORD = re.compile(r"\w+")


def from_fragment(source: str, known: Article) -> Article | Broken:
    """The article of a fragment: as a page where that keeps its words, else all its paragraphs as they stand."""
    head = f"<meta charset='utf-8'><title>{escape(known.title)}</title>"
    page = f"<!DOCTYPE html><html><head>{head}</head><body><article>{source}</article></body></html>"
    try:
        lines = paragraphs(source)
    except (LxmlError, ValueError, RecursionError) as fault:
        return broken(known.id, "not a page", f"{type(fault).__name__}: {fault}", known.url)
    if not lines:
        return broken(known.id, "empty", "the text holds no word", known.url)
    made = article_of(page.encode("utf-8", "replace"), msgspec.structs.replace(known, lang=known.lang))
    if isinstance(made, tuple):
        wanted = len(WORD.findall(" ".join(text for _, text in lines)))
        if len(WORD.findall(made[0].text)) - len(WORD.findall(known.title)) >= LEAST_SHARE * wanted:
            return made[0]
    return laid(known, lines)


def laid(known: Article, lines: list[tuple[BlockKind, str]]) -> Article | Broken:
    """The article of paragraphs and what each is, after its title."""
    title = known.title
    if title and lines and lines[0][1].casefold() == title.casefold():
        lines = lines[1:]
    if title:
        lines = [("title", title), *lines]
    parts, blocks, place = [], [], 0
    for kind, line in lines:
        if kind != "body":
            blocks.append(Block(place, place + len(line), kind))
        parts.append(line)
        place += len(line) + 2
    return checked(msgspec.structs.replace(known, text="\n\n".join(parts), blocks=tuple(blocks)))


def paragraphs(source: str) -> list[tuple[BlockKind, str]]:
    """The paragraphs of a fragment, captions and table cells told apart."""
    source = valid(with_valid_references(source)).translate(FEEDS)
    root = lxml_html.fragment_fromstring(source, create_parent="div", parser=lxml_html.HTMLParser(encoding="utf-8"))
    found: list[tuple[BlockKind, str]] = []
    words: list[str] = []

    def end(kind: BlockKind) -> None:
        if line := " ".join("".join(words).split()):
            found.append((kind, line))
        words.clear()

    def walk(element: Element, kind: BlockKind, depth: int) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag and tag not in UNSEEN and depth < DEEPEST:
            inner: BlockKind = "caption" if tag in {"figcaption", "caption"} else "table" if tag == "table" else kind
            if tag in BLOCKS:
                end(kind)
            words.append(element.text or "")
            for child in element:
                walk(child, inner, depth + 1)
            if tag in BLOCKS:
                end(inner)
        words.append(element.tail or "")

    walk(root, "body", 0)
    end("body")
    return found
