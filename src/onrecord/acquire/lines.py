"""A page's text as lines, each with the element it stands in, how much of it is links, and what its markup says it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from onrecord.acquire.characters import SPACES
from onrecord.acquire.elements import BREAKS, SKIPPED, Element, touch
from onrecord.facts.article import BlockKind

KIND = "data-onrecord-kind"
"""Attribute that earlier steps put on elements that are of a kind of their own; what a page puts there itself is dropped."""
HEADS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
MOST = 8_000


@dataclass(slots=True)
class Line:
    """One line of a page: its text, the block element it stands in, the characters of it that are links, its kind where marked."""

    text: str
    element: Element
    links: int = 0
    kind: BlockKind = "body"
    bold: int = 0

    @property
    def linked(self) -> float:
        """The share of the line that is links."""
        return self.links / max(1, len(self.text))

    @property
    def heading(self) -> bool:
        """Whether the line is a heading."""
        return self.element.tag in HEADS


def leads_on(element: Element) -> bool:
    """Whether an element is a link to another page."""
    return element.tag == "a" and not (element.get("href") or "#").startswith("#")


def lines_of(root: Element) -> Iterator[Line]:
    """The lines of an element in order."""
    buffer: list[str] = []
    last = ""
    links = bold = anchors = strong = count = 0
    blocks: list[Element] = [root]
    kinds: list[BlockKind] = ["body"]
    skipping: Element | None = None

    def flush() -> Line | None:
        nonlocal links, bold, last
        text = SPACES.sub(" ", "".join(buffer)).strip()
        buffer.clear()
        found = Line(text, blocks[-1], min(links, len(text)), kinds[-1], min(bold, len(text))) if text else None
        links, bold, last = 0, 0, ""
        return found

    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        if event == "start":
            if skipping is not None:
                continue
            if tag in SKIPPED:
                skipping = element
                continue
            kind = element.get(KIND)
            if (tag in BREAKS or kind) and (line := flush()):
                yield line
                count += 1
            if (tag in BREAKS and tag != "br") or kind:
                blocks.append(element)
                kinds.append(kind or kinds[-1])
            anchors += leads_on(element)
            strong += tag in ("b", "strong")
            said = element.text
            if said and last and touch(element, last, said):
                buffer.append(" ")
        else:
            if skipping is not None:
                if skipping is not element:
                    continue
                skipping = None
            else:
                if ((tag in BREAKS and tag != "br") or element.get(KIND)) and len(blocks) > 1:
                    if line := flush():
                        yield line
                        count += 1
                    blocks.pop()
                    kinds.pop()
                anchors -= leads_on(element)
                strong -= tag in ("b", "strong")
            said = element.tail if element is not root else None
        if said:
            buffer.append(said)
            last = said
            visible = len(said.strip())
            links += visible if anchors > 0 else 0
            bold += visible if strong > 0 else 0
        if count > MOST:
            return
    if line := flush():
        yield line
