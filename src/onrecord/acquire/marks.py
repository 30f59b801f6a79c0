"""The elements of a page that its markup names: times, authors, sources and the like, gathered in one pass."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.acquire.elements import Element, names_of, within
from onrecord.lexicon.pages import class_names

Placed = tuple[int, Element]
"""An element and its place in the page."""
MOST = 400
KINDS = ("date", "byline", "agency")


@dataclass
class Marks:
    """Elements of the page by what their markup says; those of teasers, comments and side columns are left out."""

    heading: int = 0
    times: list[Placed] = field(default_factory=list)
    props: dict[str, list[Placed]] = field(default_factory=dict)
    kinds: dict[str, list[Placed]] = field(default_factory=dict)
    authors: list[Placed] = field(default_factory=list)

    def of(self, kind: str) -> list[Placed]:
        """The elements of a kind of the lexicon, outermost first."""
        return self.kinds.get(kind, [])


def marks_of(tree: Element) -> Marks:
    """The marked elements of a page."""
    found = Marks()
    for place, element in enumerate(tree.iter()):
        tag = element.tag
        if not isinstance(tag, str):
            continue
        if tag == "h1" and not found.heading and not within(element, "aside", 4):
            found.heading = place
        attributes = element.attrib
        if not attributes and tag != "time":
            continue
        name = attributes.get("itemprop")
        if name and not within(element, "aside"):
            for one in name.split()[:3]:
                found.props.setdefault(one.casefold(), []).append((place, element))
        if (
            tag in ("time", "abbr")
            and len(found.times) < MOST
            and (tag == "time" or name or attributes.get("title"))
            and not within(element, "aside")
        ):
            found.times.append((place, element))
        if attributes.get("rel") == "author" and not within(element, "aside"):
            found.authors.append((place, element))
        if ("class" in attributes or "id" in attributes) and tag not in ("body", "html", "article", "main", "meta", "script"):
            names = names_of(element)
            for kind in KINDS:
                if (
                    not class_names(kind).isdisjoint(names)
                    and len(found.kinds.setdefault(kind, [])) < MOST
                    and not within(element, "aside")
                ):
                    found.kinds[kind].append((place, element))
    return found
