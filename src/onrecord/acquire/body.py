"""The article's text out of a page, line by line with what each is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from onrecord.acquire.articlebody import bare_all, bare_long, shows_less, told_paragraphs
from onrecord.acquire.cleaning import clear, prose
from onrecord.acquire.corrections import is_correction, mark_corrections
from onrecord.acquire.elements import Element, within
from onrecord.acquire.judging import judged
from onrecord.acquire.lines import Line, lines_of
from onrecord.acquire.liveblog import is_live, mark_posts, told_posts
from onrecord.acquire.pagedata import PageData
from onrecord.acquire.published import in_text
from onrecord.acquire.region import region_of
from onrecord.acquire.tables import mark_tables
from onrecord.facts.article import BlockKind

FEW = 250
"""Characters of prose below which other ways to the text are tried."""
SHORT = 100
HALF = 0.5
Text = list[tuple[BlockKind, str]]


@dataclass(frozen=True)
class Body:
    """The text's lines with their kinds, and the lines of the region it was taken from (of the whole page where it is little)."""

    text: Text
    lines: Sequence[Line]
    dated: str | None
    """A date that stands in a short line beside the heading."""
    prompts: str
    """The words of the page that stand outside the text: prompts to subscribe among them."""
    cards: int
    """How many headings of the page are links."""


def beside(lines: Sequence[Line], title: str) -> str | None:
    """The date in a short line near the heading: the last place to look for it."""
    wanted = bare_long(title)
    place = next((n for n, line in enumerate(lines) if bare_long(line.text) == wanted), 0)
    near = (line.text for line in lines[max(0, place - 3) : place + 12] if len(line.text) <= SHORT and line.linked < HALF)
    return next((time for text in near for time in in_text(text)), None)


def size(text: Text) -> int:
    """The characters of the article's own account."""
    return sum(len(t) for kind, t in text if kind == "body")


def body_of(tree: Element, page: PageData, url: str | None) -> Body:
    """The article's text. The tree is taken apart on the way."""
    root = next(iter(tree.iter("body")), tree)
    notes = mark_corrections(root)
    live = is_live(root, page.own)
    posts = mark_posts(root) if live else 0
    mark_tables(root)
    cards = int(root.xpath("count(.//h2//a | .//h3//a | .//h4//a | .//a//h2 | .//a//h3 | .//a//h4)"))
    prompts = " ".join(root.itertext())[:200_000]
    heading = next((e for e in root.iter("h1") if not within(e, "aside", 4)), None)
    clear(root)
    lines = list(lines_of(root))
    region = region_of(root, lines, heading if heading is not None and heading.getparent() is not None else None)
    own = [line for line in lines if line.element is region or any(a is region for a in line.element.iterancestors())]
    told = told_paragraphs(page.own)
    text: Text = [j for j in judged(own, page.title, page.byline, told, page.outlets) if j is not None]
    if live:
        updates = list(told_posts(page.own, page.graph))
        if sum(kind == "post" for kind, _ in updates) > posts and size(updates) > size(text):
            text = [*text, *updates] if not posts and size(text) < size(updates) / 2 else updates
    elif told and shows_less([t for kind, t in text if kind == "body"], told):
        text = [("correction" if is_correction(t) else "body", t) for t in told if bare_long(t) != bare_long(page.title)]
    elif size(text) < FEW and prose(root) > size(text):
        text = by_library(root, url, page, told) or text
    return Body(with_notes(text, notes), own if size(text) >= FEW else lines, beside(lines, page.title), prompts, cards)


def by_library(root: Element, url: str | None, page: PageData, told: Sequence[str]) -> Text:
    """The text as trafilatura finds it, where ours is too little; [] where it finds none."""
    from trafilatura import bare_extraction  # slow to import, and few pages need it

    source = etree.tostring(root, encoding="unicode", method="html")
    found = bare_extraction(
        f"<html>{source}</html>", url=url, include_comments=False, include_tables=False, with_metadata=False, fast=True
    )
    said = (found.text if found is not None and not isinstance(found, dict) else "") or ""
    lines = [Line(" ".join(p.split()), root) for p in said.split("\n") if p.strip()]
    text: Text = [j for j in judged(lines, page.title, page.byline, told, page.outlets) if j is not None]
    return text if size(text) > FEW else []


def with_notes(text: Text, notes: Sequence[str]) -> Text:
    """The text with the corrections that stand elsewhere on the page behind it."""
    whole = bare_all([t for _, t in text])
    return text + [("correction", note) for note in notes if bare_long(note) not in whole]
