"""Which pages are no articles: walls, captchas, errors, lists of links, pages of a video. Each is refused with its reason."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.acquire.body import Text, size
from onrecord.acquire.elements import Element
from onrecord.acquire.jsonld import types_of
from onrecord.acquire.lines import Line
from onrecord.acquire.pagedata import PageData
from onrecord.lexicon.pages import phrases

SHORT = 1500
LEAST = 60
FEW = 250
LINKED_HEADINGS = 4
PLAYERS = (
    "count(//video | //audio | //*[contains(@class, 'video-player') or contains(@class, 'videoplayer')"
    " or contains(@class, 'jwplayer')])"
)
Refusal = tuple[str, str]
"""A short stable reason and what tells more."""


def refusal(tree: Element, page: PageData, text: Text, lines: Sequence[Line], shown: str) -> Refusal | None:
    """Why a page is no article; None for one that is. `shown` is all the words of the page."""
    body = [t for kind, t in text if kind == "body"]
    total = size(text)
    words = " ".join(body)
    about = f"{page.title} {page.metas.get('og:title', ('',))[0]} {title_tag(tree)}"
    if total < SHORT:
        short = words if total else shown[:SHORT]
        if (found := phrases("blocked").search(about)) or (
            (found := phrases("blocked").search(short)) and total < SHORT // 2 and not dated(page)
        ):
            return "blocked", f"a wall, not the article: “{found[0]}”"
        if (found := phrases("missing").search(about)) or (
            (found := phrases("missing").search(short)) and total < FEW and not dated(page)
        ):
            return "not found page", f"the page says that there is none: “{found[0]}”"
        if mostly(body, "consent"):
            return "consent wall", "the page asks for consent and shows no article"
    if video := is_video(tree, page, total):
        return "no article text", video
    if is_index(page, body, lines):
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


def mostly(body: Sequence[str], kind: str) -> bool:
    """Whether most of a text is of such phrases."""
    total = sum(map(len, body))
    return total > 0 and sum(len(t) for t in body if phrases(kind).search(t)) > total / 2


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
