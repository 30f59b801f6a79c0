"""Which element of a page holds the article: the one whose lines are worth most, prose for it, links and scraps against."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.acquire.elements import Element, is_a
from onrecord.acquire.lines import Line
from onrecord.acquire.teasers import teasers
from onrecord.lexicon.pages import phrases

LONG, SHORT = 80, 40
CAPPED = 1000
HINTS = 1.35
NAMED = 1.2
ENOUGH = 250
ENDINGS = (".", "!", "?", "”", '"', "’", ":", "…", "。", "؟", "।", ")", "»")


def worth(line: Line) -> float:
    """What a line says for its element's being the article, in characters."""
    size = len(line.text)
    if line.kind != "body":
        return 5.0 if line.kind in ("table", "post", "correction") else 0.0
    if line.heading:
        return -5.0 if line.linked > 0.5 else 0.0
    if phrases("consent_words").search(line.text) and phrases("consent").search(line.text):
        return -2.0 * min(size, CAPPED)
    if line.linked > 0.5:
        return -20.0 - 0.5 * min(size, CAPPED)
    if size >= LONG:
        return min(size, CAPPED) * (1 - line.linked)
    if size >= SHORT and line.text.endswith(ENDINGS):
        return size * 0.8
    return -12.0


def values_of(lines: Sequence[Line], root: Element) -> dict[Element, float]:
    """What each element around lines is worth."""
    values: dict[Element, float] = {}
    cards = teasers(lines)
    for n, line in enumerate(lines):
        value = worth(line)
        if n in cards:
            value = -0.3 * abs(value)
        element = line.element
        while element is not None:
            values[element] = values.get(element, 0.0) + value
            if element is root:
                break
            element = element.getparent()
    return values


def region_of(root: Element, lines: Sequence[Line], title: Element | None) -> Element:
    """The element that holds the article's text."""
    values = values_of(lines, root)
    if not values:
        return root
    whole = max(values.values())
    scope = scoped(values, title, whole)
    inner = {e: v for e, v in values.items() if e is scope or scope is root or any(a is scope for a in e.iterancestors())}

    def score(element: Element) -> float:
        value = inner[element]
        if "articlebody" in (element.get("itemprop") or "").casefold():
            return value * HINTS
        if element.tag not in ("body", "html", "p", "li") and element.attrib and is_a(element, "body"):
            return value * NAMED
        return value

    depth = {e: sum(1 for _ in e.iterancestors()) for e in inner}
    best = max(inner, key=lambda e: (round(score(e), 3), depth[e]))
    while best is not root and best.tag in ("p", "li", "h1", "h2", "h3", "blockquote", "td") and best.getparent() is not None:
        best = best.getparent()  # one paragraph is worth most where the others are short
    return best


def scoped(values: dict[Element, float], title: Element | None, whole: float) -> Element:
    """The article element around the page's heading where it holds enough, else the whole: the next story has its own."""
    root = max(values, key=lambda e: (-sum(1 for _ in e.iterancestors()), values[e]))
    if title is None:
        return root
    for around in title.iterancestors("article"):
        if values.get(around, 0.0) >= max(ENOUGH, 0.2 * whole):
            return around
    return root
