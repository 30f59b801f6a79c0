"""Which agency a page credits for its text: in JSON-LD, metas, the byline, a source line, the dateline or the foot."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.acquire.elements import text_of
from onrecord.acquire.jsonld import Graph, Object, bare, names_in
from onrecord.acquire.marks import Marks
from onrecord.acquire.metas import Metas, values
from onrecord.lexicon.pages import each_phrase
from onrecord.lexicon.wires import wire_named

LONGEST_LINE = 120
SHORT_LINE = 60
PARTS = re.compile(r"\s*(?:/|,|;|\||\band\b|&|\+|\bwith\b|\bvia\b|\bby\b|\bfrom\b|\bfor\b|·|•|\s[–—-]\s)\s*", re.IGNORECASE)
DATELINE = re.compile(
    r"^[^\n(]{0,60}\(([^()\n]{2,40})\)\s*(?:[-–—:_]|$)|^\W*[A-Z][^\n(]{1,60}?[,/ ]\s*([A-Z]{2,8}|Reuters|dpa|Xinhua)\s*[-–—]{1,2}\s"
)
OWN_WORDS = frozenset({"agencies", "agency", "staff", "wire", "wires", "news agencies"})
EXPLICIT = frozenset({"agency", "newsagency", "news_agency", "news-agency", "article:agency"})


def wire_in(text: str) -> str | None:
    """The usual name of the first agency named in a credit; None where it names none."""
    said = re.sub(r"^\W*(?:source|by|from|via|the)\b\W*", "", text.strip(" .()[]©|-–—"), flags=re.IGNORECASE)
    for part in (text.strip(), said, *PARTS.split(said)):
        name = re.sub(r"^(?:©|\(c\)|the|copyright|\d{4}|\s)+", "", part.strip(" .()[]"), flags=re.IGNORECASE).strip()
        if 1 < len(name) <= 60 and (any(c.isupper() for c in name) or name == "dpa") and (wire := wire_named(name)):
            return wire
        words = name.split()
        for size in (3, 2):  # JO FERRIS Associated Press
            if len(words) > size and (wire := wire_named(" ".join(words[-size:]))):
                return wire
    return None


def candidates(marks: Marks, metas: Metas, own: Object, graph: Graph, byline: str | None, body: Sequence[str]) -> Iterator[str]:
    """Agencies credited, the most telling credit first."""
    for key in ("sourceOrganization", "author", "creator", "provider", "contributor", "copyrightHolder", "isBasedOn"):
        for name, _ in names_in(graph, own.get(key)):
            if wire := wire_in(name):
                yield wire
    for content, name in values(metas, "agency"):
        wire = wire_in(content)
        if wire:
            yield wire
        elif name in EXPLICIT and content.casefold() not in OWN_WORDS and len(content) <= LONGEST_LINE:
            yield content
    if byline and (wire := wire_in(byline)):
        yield wire
    for _, element in (*marks.of("agency"), *marks.of("byline")):
        text = text_of(element, LONGEST_LINE + 1)
        if len(text) <= LONGEST_LINE and (wire := wire_in(text)):
            yield wire
    yield from in_body(body)


def in_body(body: Sequence[str]) -> Iterator[str]:
    """Agencies credited in a dateline, in a source line or at the foot."""
    if body and (opening := DATELINE.match(body[0])) and (wire := wire_in(opening[1] or opening[2])):
        yield wire
    for line in (*body[:4], *body[-3:]):
        parts = PARTS.split(line)
        if len(line) <= SHORT_LINE and len(parts) <= 3 and not line.endswith((".", "?", "!")) and (wire := wire_in(line)):
            yield wire  # AFP, MANILA
    for line in (*body[:3], *body[-5:]):
        if len(line) > LONGEST_LINE:
            for pattern in each_phrase("foot")[:1]:  # a name in brackets behind the last sentence
                if line == body[-1] and (found := pattern.search(line)) and (wire := wire_named(found[1].strip())):
                    yield wire
            continue
        for pattern in (*each_phrase("source"), *each_phrase("foot")):
            if (found := pattern.search(line)) and (wire := wire_in(found[1])):
                yield wire


def agency_of(
    marks: Marks, metas: Metas, own: Object, graph: Graph, byline: str | None, body: Sequence[str], outlets: frozenset[str]
) -> str | None:
    """The agency that the page credits, by its usual name; None where it credits none."""
    own_credit: str | None = None
    for name in candidates(marks, metas, own, graph, byline, body):
        if bare(name) not in outlets:
            return name
        own_credit = own_credit or name
    return own_credit
