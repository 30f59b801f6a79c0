"""When a page was published and last changed: candidates in order of trust, a zone taken over from one that agrees.

A change, a comment or a teaser is no publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urlsplit

from onrecord.acquire.dates import has_zone, moment, read_time
from onrecord.acquire.elements import Element, is_a, text_of
from onrecord.acquire.jsonld import Graph, Object, types_of
from onrecord.acquire.marks import Marks, Placed
from onrecord.acquire.metas import Metas, values
from onrecord.lexicon.pages import phrases

IN_ADDRESS = re.compile(
    r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[/-](0?[1-9]|[12]\d|3[01])(?:[/-]|$)"
)
DATED = re.compile(
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
    r"(?:\d{1,2}(?:st|nd|rd|th|\.)?\s+[^\W\d_]{3,10}\.?,?\s+(?:19|20)\d\d|[^\W\d_]{3,10}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d"
    r"|(?:19|20)\d\d[-/.]\d\d?[-/.]\d\d?|\d\d?[-/.]\d\d?[-/.](?:19|20)\d\d)"
    r"(?:(?:\s*[,|@·•–—-]|\s+(?:at|um|à|a las))?\s*\d{1,2}[:.h]\d\d(?::\d\d)?(?:\s*[ap]\.?m\b\.?)?(?:\s*Uhr)?"
    r"(?:\s*\(?(?:[A-Z]{2,5}|[+-]\d\d:?\d\d)\)?)?)?",
    re.IGNORECASE,
)
CLOCK_FIRST = re.compile(
    r"\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\b\.?)?(?:\s*[A-Z]{2,5})?,?\s+(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
    r"(?:\d{1,2}\s+[^\W\d_]{3,10}\.?,?\s+(?:19|20)\d\d|[^\W\d_]{3,10}\.?\s+\d{1,2},?\s+(?:19|20)\d\d)",
    re.IGNORECASE,
)
LONGEST = 400
ATTRIBUTES = ("datetime", "content", "data-datetime", "data-date", "data-published", "data-time", "data-timestamp", "data-seconds",
              "data-epoch", "data-utc", "data-publish-date", "data-published-date", "title")  # fmt: skip
"""Attributes that give an element's date, the most exact first."""


def of_element(element: Element) -> Iterator[str]:
    """The dates that an element gives in its attributes, then in its text."""
    for name in ATTRIBUTES:
        if (value := element.get(name)) and (time := read_time(value)):
            yield time
    yield from in_text(text_of(element, LONGEST))


def in_text(text: str) -> Iterator[str]:
    """The first date in a short text that is not one of a change."""
    if len(text) >= LONGEST:
        return
    changed = phrases("updated").search(text)
    told = phrases("published").search(text)
    for found in (CLOCK_FIRST.search(text), *DATED.finditer(text)):
        if found is None:
            continue
        if changed and changed.start() < found.start() and not (told and changed.start() < told.start() < found.start()):
            continue
        if time := read_time(found[0]):
            yield time
            return


def is_change(element: Element) -> bool:
    """Whether an element (or what is around it) tells of a change rather than of publication."""
    if "datemodified" in (element.get("itemprop") or "").casefold():
        return "datepublished" not in (element.get("itemprop") or "").casefold()
    if "pubdate" in element.attrib or (is_a(element, "updated") and not phrases("published").search(element.get("class", ""))):
        return "pubdate" not in element.attrib
    said = text_of(element, LONGEST)
    previous = element.getprevious()
    before = (
        (previous.tail or text_of(previous, 80))
        if previous is not None
        else (element.getparent().text or "")
        if element.getparent() is not None
        else ""
    )
    return bool(phrases("updated").search(said) or phrases("updated").search(before[-40:])) and not phrases("published").search(
        said
    )


def candidates(marks: Marks, metas: Metas, own: Object, graph: Graph, url: str | None) -> Iterator[str]:
    """Times of publication, the most trusted first."""
    for key in ("datePublished", "dateCreated", "uploadDate"):
        if time := read_time(first(own.get(key))):
            yield time
    yield from (time for content, _ in values(metas, "published") if (time := read_time(content)))
    props = [p for name in ("datepublished", "datecreated") for p in marks.props.get(name, [])]
    yield from (time for _, element in in_order(props, marks.heading) for time in of_element(element))
    for found, key, _ in graph.objects:
        if (
            not key
            and {"webpage", "itempage", "videoobject"} & set(types_of(found))
            and (time := read_time(first(found.get("datePublished"))))
        ):
            yield time
    times = [(place, element) for place, element in marks.times if not is_change(element)]
    yield from (
        time
        for _, element in times
        if "pubdate" in element.attrib or phrases("published").search(element.get("class", ""))
        for time in of_element(element)
    )
    yield from (time for _, element in in_order(times, marks.heading) for time in of_element(element))
    dated = [
        (place, element)
        for place, element in marks.of("date")
        if not is_change(element) or phrases("published").search(text_of(element, LONGEST))
    ]
    yield from (time for _, element in in_order(dated, marks.heading) for time in of_element(element))
    for key in ("datepublished",):
        yield from (time for content in metas.get(key, ()) if (time := read_time(content)))
    if time := in_address(url):
        yield time


def first(value: object) -> object:
    """The value, or the first of a list."""
    return value[0] if isinstance(value, list) and value else value


def in_order(found: list[Placed], heading: int) -> list[Placed]:
    """Elements behind the page's heading before those in front of it."""
    near = [p for p in found if p[0] > heading]
    return near + [p for p in found if p[0] <= heading and heading - p[0] < 60]  # a line above the heading


def in_address(url: str | None) -> str | None:
    """The day that stands in an address (/2025/03/06/)."""
    try:
        found = IN_ADDRESS.search(urlsplit(url or "").path.casefold())
    except ValueError:
        return None
    return (
        read_time(
            f"{found[3]} {found[2]} {found[1]}"
            if found and found[2].isalpha()
            else "-".join((found[1], found[2].zfill(2), found[3].zfill(2)))
        )
        if found
        else None
    )


def published_of(marks: Marks, metas: Metas, own: Object, graph: Graph, url: str | None) -> str | None:
    """When the page was published, with the zone wherever a candidate that agrees has one; None where nothing tells."""
    best: str | None = None
    for place, time in enumerate(candidates(marks, metas, own, graph, url)):
        if best is None or more_exact(best, time):
            best = time
        if has_zone(best) or place > 60:  # a page has a few dates of its own
            break
    return best


def more_exact(known: str, other: str) -> bool:
    """Whether another time is the known one told more exactly: with its clock, or with its zone."""
    a, b = moment(known), moment(other)
    if a is None or b is None or len(other) <= 10 or (b.tzinfo is None and "T" in known):  # a day
        return False
    if len(known) <= 10:
        return abs(b.date() - a.date()) <= timedelta(days=1)
    apart = abs((b.replace(tzinfo=None) - a.replace(tzinfo=None)).total_seconds())
    return apart <= 14 * 3600 and apart % 900 < 61  # the same moment in another zone


def modified_of(marks: Marks, metas: Metas, own: Object) -> str | None:
    """When the page was last changed; None where nothing tells."""
    if time := read_time(first(own.get("dateModified"))):
        return time
    for content, _ in values(metas, "modified"):
        if time := read_time(content):
            return time
    for _, element in [*marks.props.get("datemodified", []), *((p, e) for p, e in marks.times if is_change(e))]:
        for name in ("datetime", "content", "title"):
            if (value := element.get(name)) and (time := read_time(value)):
                return time
        if time := read_time(
            re.sub(r"^\W*(last )?(updated|modified)( at| on)?\W*", "", text_of(element, 100), flags=re.IGNORECASE)
        ):
            return time
    for _, element in marks.of("date"):
        told = text_of(element, LONGEST)
        if is_change(element) and (found := CLOCK_FIRST.search(told) or DATED.search(told)) and (time := read_time(found[0])):
            return time
    return None
