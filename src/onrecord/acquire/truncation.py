"""Whether a page gives only the begin of its article, and why: a paywall, page 1 of several, an ellipsis."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from onrecord.acquire.articlebody import told_paragraphs
from onrecord.acquire.body import Text, size
from onrecord.acquire.elements import Element, address, is_a, text_of
from onrecord.acquire.pagedata import PageData
from onrecord.lexicon.pages import phrases

TEASER = 1500
LONG = 4000
FEWEST = 4
"""Paragraphs that JSON-LD tells as well and that no prompt follows: more than a teaser."""
PAGE = re.compile(r"[/_-](?:page|seite|p)?[/_-]?(\d{1,2})/?(?:\.\w+)?$", re.IGNORECASE)
OF = re.compile(r"\b(?:page|seite)\s+(\d{1,2})\s*(?:of|/|von)\s*(\d{1,2})\b", re.IGNORECASE)
"""Words that no prompt goes without; the patterns of prompts are tried around them alone."""
QUERY = ("page", "p", "pg", "paged", "seite")


def paid(page: PageData) -> bool:
    """Whether a page says that its article is not free."""
    values = [page.own.get("isAccessibleForFree")]
    parts = page.own.get("hasPart")
    values += [p.get("isAccessibleForFree") for p in (parts if isinstance(parts, list) else [parts]) if isinstance(p, dict)]
    tier = " ".join((*page.metas.get("article:content_tier", ()), *page.metas.get("og:article:content_tier", ()))).casefold()
    return any(str(v).casefold() in ("false", "no") for v in values if v is not None) or tier in ("locked", "metered", "premium")


def truncated(page: PageData, text: Text, shown: str) -> str | None:
    """Why the text is known to be cut short; None where nothing says so. `shown` is all the page's words."""
    total = size(text)
    told = sum(map(len, told_paragraphs(page.own)))
    words = page.own.get("wordCount")
    meant = int(words) if isinstance(words, (int, str)) and str(words).isdigit() else 0
    short = meant > 1.6 * sum(len(t.split()) for kind, t in text if kind == "body") + 60 if meant else False
    whole = told > 0.9 * total and sum(kind == "body" for kind, _ in text) >= FEWEST
    prompt = (paid(page) or short or total < TEASER) and prompted(shown)
    if (
        paid(page)
        and (short or (total < TEASER and told < 1.3 * total and (prompt or not whole)) or (prompt and total < LONG and not told))
    ) or (prompt and (total < TEASER / 2 or short)):
        return "paywall: only the begin of the article is given"
    updates = page.own.get("liveBlogUpdate")
    posts = sum(kind == "post" for kind, _ in text)
    if isinstance(updates, list) and posts and len(updates) > posts + 1:
        return f"live blog: {posts} of {len(updates)} posts"
    last = next((t for kind, t in reversed(text) if kind == "body"), "")
    if last.endswith(("…", "...", "[…]", "[...]")) and total < TEASER:
        return "the text ends in an ellipsis"
    return None


def prompted(shown: str) -> bool:
    """Whether the words of a page ask to subscribe or to log in for the rest."""
    return any(
        phrases("paywall").search(shown, max(0, m.start() - 120), m.end() + 120)
        for _, m in zip(range(200), phrases("prompt_words").finditer(shown), strict=False)
    )


def pages(tree: Element, url: str | None) -> str | None:
    """That the page is one of several that hold the article; None where it is not."""
    for element in tree.iter("link", "a"):
        if "next" in (element.get("rel") or "").casefold().split() and is_page_of(
            address(url, element.get("href")) or element.get("href") or "", url
        ):
            return "page of several: the next is not part of this text"
    for element in tree.iter("div", "ul", "nav", "p", "span"):
        if not element.attrib or not (
            is_a(element, "junk") and re.search("pagin|pager", element.get("class", "") + element.get("id", ""), re.IGNORECASE)
        ):
            continue
        text = text_of(element, 200)
        if (found := OF.search(text)) and int(found[2]) > 1:
            return f"page {found[1]} of {found[2]}"
        if any(is_page_of(address(url, a.get("href")) or a.get("href") or "", url) for a in element.iter("a")):
            return "page of several: the others are not part of this text"
    return None


def is_page_of(other: str, url: str | None) -> bool:
    """Whether an address is that of another page of the same article."""
    try:
        there, here = urlsplit(other), urlsplit(url or "")
        asked = parse_qs(there.query)
    except ValueError:
        return False
    if any(asked.get(q, ["0"])[0].isdigit() and int(asked[q][0]) > 1 for q in QUERY if q in asked):
        return not there.path or not url or there.path.rstrip("/") == here.path.rstrip("/")
    own = here.path.rstrip("/").removesuffix(".html")
    found = PAGE.search(there.path)
    return bool(url and len(own) > 12 and found and 1 < int(found[1]) < 30 and there.path.startswith(own))
