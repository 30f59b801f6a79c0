"""What nobody reads on a page leaves it: scripts, hidden elements, menus, teasers, newsletters, comments.

An element whose names say that it is such a thing stays all the same when it holds much of the page's prose.
"""

from __future__ import annotations

import re

from onrecord.acquire.elements import SKIPPED, Element, is_a, remove
from onrecord.acquire.lines import KIND
from onrecord.lexicon.pages import class_names

DROPPED = frozenset(
    {"nav", "form", "button", "input", "footer", "aside", "dialog", "menu", "audio", "canvas", "label", "fieldset", "embed"}
)
ROLES = frozenset(
    {
        "navigation",
        "complementary",
        "dialog",
        "alertdialog",
        "search",
        "banner",
        "contentinfo",
        "menu",
        "menubar",
        "alert",
        "tooltip",
    }
)
HIDING = re.compile(
    r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|clip\s*:\s*rect\(0|clip-path\s*:\s*inset\((?:50|100)%|left\s*:\s*-9{3,})",
    re.IGNORECASE,
)
SAFE = frozenset({"html", "body", "main", "head"})
SHARE_OF_PROSE = 0.3
LONG = 80
FEW = 160
MUCH = 0.3


def prose(element: Element) -> int:
    """The characters of an element's paragraphs that are long enough to be told in sentences."""
    total = 0
    for paragraph in element.iter("p", "li", "blockquote") if element.tag not in ("p", "li", "blockquote") else (element,):
        if paragraph.tag == "blockquote" and paragraph.find(".//p") is not None:
            continue
        text = "".join(paragraph.itertext())
        if len(text) > LONG:
            total += len(text)
    return total


def hidden(element: Element) -> bool:
    """Whether an element is one that a page does not show."""
    attributes = element.attrib
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return True
    style = attributes.get("style")
    if style and HIDING.search(style):
        return True
    return ("class" in attributes) and not class_names("hidden").isdisjoint(attributes["class"].casefold().split())


def strip(tree: Element) -> None:
    """Take scripts, styles and hidden elements out of a page.

    What is hidden but holds most of the prose waits behind a script: it stays.
    """
    gone = list(tree.iter(*SKIPPED - {"head"}))
    for element in gone:
        remove(element)
    total: int | None = None
    for element in [
        e
        for e in tree.iter()
        if isinstance(e.tag, str) and (KIND in e.attrib or "hidden" in e.attrib or "style" in e.attrib or "class" in e.attrib)
    ]:
        element.attrib.pop(KIND, None)
        if element.tag in SAFE or not hidden(element):
            continue
        total = prose(tree) if total is None else total
        if prose(element) < max(400, 0.5 * total):
            remove(element)


def junk(element: Element) -> bool:
    """Whether an element is by its tag, role or names no part of an article."""
    if element.tag in DROPPED or (element.get("role") or "").casefold() in ROLES or is_a(element, "junk"):
        return True
    if element.get("aria-hidden") == "true":
        return prose(element) < LONG
    return is_a(element, "scraps") and (prose(element) < FEW or linked(element) > MUCH)


def linked(element: Element) -> float:
    """The share of an element's text that is links."""
    total = sum(len(t.strip()) for t in element.itertext())
    return sum(len("".join(a.itertext()).strip()) for a in element.iter("a")) / total if total else 1.0


def clear(tree: Element) -> None:
    """Take out of a page what is no part of an article."""
    total = prose(tree)
    for element in [e for e in tree.iter() if isinstance(e.tag, str) and (e.attrib or e.tag in DROPPED) and e.tag not in SAFE]:
        if element.getparent() is None or element.get(KIND) or not junk(element):
            continue
        if is_a(element, "body") and element.tag not in DROPPED and prose(element) > SHARE_OF_PROSE * total / 2:
            continue
        if prose(element) <= SHARE_OF_PROSE * total or (element.tag in ("nav", "footer") and total and not element.xpath(".//h1")):
            remove(element)
