"""Which pages are no articles: walls, captchas, errors, lists of links, pages of a video. Each is refused with its reason."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.acquire.body import Body, size
from onrecord.acquire.elements import Element
from onrecord.acquire.jsonld import types_of
from onrecord.acquire.lines import Line
from onrecord.acquire.pagedata import PageData
from onrecord.lexicon.pages import phrases

SHORT = 1500
LEAST = 60
FEW = 250
LINKED_HEADINGS = 4
WALLS = (
    ("blocked", "blocked", "a wall, not the article"),
    ("missing", "not found page", "the page says that there is none"),
    ("consent", "consent wall", "the page asks for consent and shows no article"),
)
"""Kinds of phrases that a page consists of which is no article, the reason, and what is told."""
PLAYERS = (
    "count(//video | //audio | //*[contains(@class, 'video-player') or contains(@class, 'videoplayer')"
    " or contains(@class, 'jwplayer')])"
)
Refusal = tuple[str, str]
"""A short stable reason and what tells more."""


def refusal(tree: Element, page: PageData, found: Body) -> Refusal | None:
    """Why a page is no article; None for one that is."""
    lines = found.lines
    body = [t for kind, t in found.text if kind == "body"]
    total = size(found.text)
    about = f"{page.title} {page.metas.get('og:title', ('',))[0]} {title_tag(tree)}"
    if total < SHORT:
        said = body or [line.text for line in lines] or [found.prompts[:SHORT]]
        named = not (dated(page) and total > FEW)  # a headline may speak of walls and missing pages
        for kind, reason, told in WALLS:
            phrase = (phrases(kind).search(about) if named and kind != "consent" else None) or mostly(said, kind)
            if phrase:
                return reason, f"{told}: “{phrase[0]}”"
    if video := is_video(tree, page, total):
        return "no article text", video
    if is_index(page, body, lines) or (total < FEW and found.cards >= LINKED_HEADINGS and not page.own):
        return "list of links", "the page lists other pages"
    if not any(len(t) >= LEAST or (t[-1:] in ".!?。”" and len(t) >= LEAST // 2) for t in body):
        return "no article text", "the page has no main text (a video, a list of links, a paywall?)"
    return None


def title_tag(tree: Element) -> str:
    """The words of the title element."""
    return " ".join((e.text or "") for e in list(tree.iter("title"))[:1])


def dated(page: PageData) -> bool:
    """Whether a page says when its article was published and what it is."""
    return page.published is not None and (bool(page.own) or "article:published_time" in page.metas)


def mostly(body: Sequence[str], kind: str) -> re.Match[str] | None:
    """The first of such phrases where most of a text is of lines that hold them."""
    held = [(len(t), found) for t in body if (found := phrases(kind).search(t))]
    return held[0][1] if held and sum(size for size, _ in held) > sum(map(len, body)) / 2 else None


def is_video(tree: Element, page: PageData, total: int) -> str | None:
    """Why a page with little text is one of a video or a sound; None for one that is not."""
    if total >= LEAST * 2:
        return None
    kinds = set(types_of(page.own)) | set(page.metas.get("og:type", ()))
    players = tree.xpath(PLAYERS)
    if "videoobject" in kinds or any("video" in k for k in kinds) or (players and total < LEAST):
        return "the page shows a video and has no text"
    return None


def is_index(page: PageData, body: Sequence[str], lines: Sequence[Line]) -> bool:
    """Whether a page is a list of teasers: headings that are links, with little text between."""
    linked = sum(1 for line in lines if line.linked > 0.7 and (line.heading or len(line.text) > 25) and line.kind == "body")
    total = sum(map(len, body))
    long = sum(1 for t in body if len(t) > 200)
    if page.published and page.own and total > SHORT:
        return False
    headings = sum(1 for line in lines if line.heading and line.linked > 0.7)
    if headings >= LINKED_HEADINGS and long < headings / 2 and total < headings * 250:
        return True
    links = sum(line.links for line in lines)
    return linked >= 2 * LINKED_HEADINGS and links > total and long < 2
