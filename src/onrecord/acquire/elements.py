"""A page's tree and what is asked of its elements: parsed within bounds, their names, their text as a reader sees it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree

from onrecord.acquire.characters import SPACES, valid
from onrecord.acquire.references import with_valid_references
from onrecord.lexicon.pages import class_names

Element = Any  # lxml ships no types
MOST_ELEMENTS = 150_000
DEEPEST = 400
SKIPPED = frozenset({"script", "style", "noscript", "template", "svg", "head", "iframe", "object", "select", "textarea", "math"})
BREAKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
"""Elements before and after which a line ends."""
PARTS = re.compile(r"[a-z0-9]+|[A-Z][a-z0-9]*|[A-Z]+(?![a-z])")


NONE: frozenset[str] = frozenset()


class PageError(ValueError):
    """A page that cannot be taken apart within the bounds; the message says why."""


FEEDS = {0x0B: " ", 0x0C: " "}
"""White space that lxml reads, and refuses to write."""


def parsed(text: str) -> Element:
    """The tree of a page. Raises PageError for a page without elements or past the bounds, lxml's errors for none at all."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True, remove_comments=True)
    tree = etree.fromstring(valid(with_valid_references(text)).translate(FEEDS).encode("utf-8", "replace"), parser)
    if tree is None:
        raise PageError("no element")
    depth = deepest = count = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        if event == "end":
            depth -= 1
            continue
        depth += 1
        count += 1
        deepest = max(deepest, depth)
        if deepest > DEEPEST:
            raise PageError(f"elements nested more than {DEEPEST} deep")
        if count > MOST_ELEMENTS:
            raise PageError(f"more than {MOST_ELEMENTS:,} elements")
    return tree


@lru_cache(maxsize=20_000)
def parts_of(names: str) -> frozenset[str]:
    """Class names as they are, in lower case, and the two- and one-part ends that tell their kind (BEM, camel case)."""
    found: set[str] = set()
    for name in names.split()[:40]:
        found.add(name.casefold())
        parts = [p.casefold() for p in PARTS.findall(name)][:12]
        found.update(parts)
        found.update(f"{a}-{b}" for a, b in pairwise(parts))
    return frozenset(found)


def names_of(element: Element) -> frozenset[str]:
    """The parts of an element's class names and id."""
    names, own = element.get("class"), element.get("id")
    if names is None and own is None:
        return NONE
    return parts_of(f"{names} {own}"[:400] if names and own else (names or own or "")[:400])


def is_a(element: Element, kind: str) -> bool:
    """Whether an element's class names or id tell that it is of a kind of the lexicon."""
    return not class_names(kind).isdisjoint(names_of(element))


def text_of(element: Element, most: int = 20_000) -> str:
    """The text of an element as one line: pieces joined as a browser shows them, white space folded."""
    return SPACES.sub(" ", valid("".join(pieces(element)))).strip()[:most]


def pieces(element: Element) -> Iterator[str]:
    """The pieces of an element's text, a space where a line ends or two marked-up words touch."""
    last = ""
    for event, found in etree.iterwalk(element, events=("start", "end")):
        if not isinstance(found.tag, str):
            continue
        said = found.text if event == "start" else (found.tail if found is not element else None)
        if event == "start" and found.tag in SKIPPED:
            continue
        if found.tag in BREAKS:
            yield " "
            last = " "
        if event == "end" and said is None:
            continue
        if said and not (event == "start" and found.tag in SKIPPED):
            if event == "start" and found is not element and touch(found, last, said):
                yield " "
            yield said
            last = said


def touch(element: Element, before: str, after: str) -> bool:
    """Whether two marked-up words touch that a page shows apart (by its style): THURSDAY|6 March."""
    previous = element.getprevious()
    if previous is None or previous.tail or not before or before[-1:].isspace() or after[:1].isspace():
        return False
    a, b = before[-1], after[0]
    return len(before) > 1 and a.isalnum() and b.isalnum() and (a.isdigit() != b.isdigit() or (a.islower() and b.isupper()))


def within(element: Element, kind: str, most: int = 12) -> bool:
    """Whether an element or one of the elements around it is of a kind."""
    for _ in range(most):
        if element is None or element.tag in ("body", "html", "main"):
            return False
        if is_a(element, kind):
            return True
        element = element.getparent()
    return False


def address(base: str | None, place: object) -> str | None:
    """A whole http address of what a page points at; None for none, for data: and for one that does not parse."""
    if not isinstance(place, str) or not place.strip() or len(place) > 4000:  # no address is longer
        return None
    try:
        whole = urljoin(base or "", valid(place).strip())
        parts = urlsplit(whole)
        parts.port  # noqa: B018  # raises where it is no number
    except ValueError:
        return None
    if parts.scheme in ("http", "https"):
        return whole if parts.hostname else None
    return None if parts.scheme or base else place.strip()


def remove(element: Element) -> None:
    """Take an element out, the text behind it kept."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        previous = element.getprevious()
        if previous is None:
            parent.text = (parent.text or "") + element.tail
        else:
            previous.tail = (previous.tail or "") + element.tail
        element.tail = None
    parent.remove(element)
