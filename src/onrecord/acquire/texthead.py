"""What the lines above a plain text say of it: headline, outlet, day, byline, address. The text keeps them.

Only a line that is nothing else tells: "By Jo Ferris", "May 19, 2016", "The Guardian | 19 May 2016", "Source: Fox News" among
other such lines. A line of prose is never asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from onrecord.acquire.bylines import in_body
from onrecord.acquire.dates import read_time
from onrecord.acquire.given import ADDRESS, known_of
from onrecord.acquire.given import Row as Fields
from onrecord.acquire.published import CLOCK_FIRST, DATED
from onrecord.facts.article import Article
from onrecord.lexicon.exports import plain
from onrecord.lexicon.outlets import is_ambiguous, outlet_named, outlet_of_url
from onrecord.lexicon.pages import phrases

MOST_LINES = 9
"""Lines that are no empty ones, from the first, that are asked."""
LONGEST_LINE = 160
LONGEST_TITLE = 300
FENCE = "---"
"""What stands around the fields at the head of a Markdown file."""
LABELLED = re.compile(r"([^\W\d_][\w -]{1,24}):\s+(\S.*)")
LABELS = frozenset(
    {"title", "headline", "url", "link", "source", "outlet", "publication", "publisher", "newspaper", "date", "published"}
    | {"publisheddate", "publicationdate", "datepublished", "updated", "author", "authors", "byline", "writer"}
)
"""Labels of fields, as `plain` has them, that stand before nothing else at the head of a text."""
PARTED = re.compile(r"\s+[|•·–—-]\s+|\s*[|•]\s*")
JOINT = " ,;|–—-()"
LEADING = re.compile(r"^(?:first|last|originally)\s+|\s+(?:at|on)$|\s*:$", re.IGNORECASE)
"""What may stand around "published" or "updated" before a day."""
TAIL = re.compile(r"(?:(?:at\s+)?\d{1,2}[:.]\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:local time|[A-Z]{2,5})?", re.IGNORECASE)
"""What may stand behind a day: an hour and its zone."""
HOST = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}/?", re.IGNORECASE)


def headed(text: str, known: Article) -> Article:
    """What is known of an article, and where that is silent what the lines above its text say."""
    lines = list(_first(text))
    labels, left = _labelled(lines)
    told = known_of(Fields(labels), None, None) if labels else Article("")
    title = told.title or next((line for line in left if not _fields_of(line)), first_line(text))
    said = _heard(left)
    url = known.url or _url(labels) or said.get("url")
    outlet = known.outlet or (told.outlet and (_outlet(told.outlet) or told.outlet)) or said.get("outlet")
    if outlet is None and url and (owner := outlet_of_url(url)):
        outlet = owner.name
    return msgspec.structs.replace(
        known,
        title=known.title or title[:LONGEST_TITLE],
        outlet=outlet,
        url=url,
        published_at=known.published_at or told.published_at or said.get("published_at"),
        modified_at=known.modified_at or told.modified_at or said.get("modified_at"),
        byline=known.byline or told.byline or said.get("byline"),
        agency=known.agency or said.get("agency"),
    )


def first_line(text: str) -> str:
    """The first line that is not empty, as a title."""
    return next(_first(text), "")[:LONGEST_TITLE]


def _first(text: str) -> Iterator[str]:
    """The first lines that are not empty, without marks of a heading."""
    found = 0
    for line in text.splitlines():
        if bare := line.strip().lstrip("\ufeff").strip():
            yield bare.lstrip("#").strip() or bare
            found += 1
            if found == MOST_LINES:
                return


def _labelled(lines: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """The lines that are a field with its label, and the others.

    One line alone may be a headline ("Source: two held in raid"): it takes two, or the marks that Markdown puts around them.
    """
    fenced = bool(lines) and lines[0] == FENCE
    found = {
        n: m
        for n, line in enumerate(lines)
        if len(line) <= LONGEST_LINE and (m := LABELLED.fullmatch(line)) and plain(m[1]) in LABELS
    }
    if len(found) < 2 and not fenced:
        found = {}
    rest = [line for n, line in enumerate(lines) if n not in found and line != FENCE]
    return {plain(m[1]): m[2].strip().strip("\"'") for m in found.values()}, rest


def _url(labels: dict[str, str]) -> str | None:
    """The address among the labelled fields."""
    return next((v for k in ("url", "link", "source") if ADDRESS.fullmatch(v := labels.get(k, ""))), None)


def _heard(lines: Sequence[str]) -> dict[str, str]:
    """What lines without labels say: of each field the first."""
    found: dict[str, str] = {}
    for line in lines:
        for field, value in _fields_of(line):
            found.setdefault(field, value)
    return found


def _fields_of(line: str) -> list[tuple[str, str]]:
    """The fields that a line is made of; [] for one that holds other words too, unless it begins with a byline."""
    if len(line) > LONGEST_LINE:
        return []
    if ADDRESS.fullmatch(line):
        return [("url", line)]
    told = [_fields(part) for p in PARTED.split(line) if (part := p.strip(JOINT))]
    written = bool(told) and [f for f, _ in told[0]] == ["byline"]
    if not (all(told) or written):
        return []
    found = [x for part in told for x in part]
    if written:  # an agency behind a writer's name is whom he writes for, not who prints it
        found = [("agency" if f == "outlet" and (o := outlet_named(v)) and o.kind == "agency" else f, v) for f, v in found]
    return found


def _fields(part: str) -> tuple[tuple[str, str], ...]:
    """Which fields a part of a line is, with their values; () for other words."""
    if named := _outlet(part):
        return (("outlet", named),)
    if phrases("by").match(part) and (names := in_body([part])):
        return (("byline", names),)
    dated = CLOCK_FIRST.search(part) or DATED.search(part)
    if dated is None or not (time := read_time(dated[0])):
        return ()
    before = LEADING.sub("", part[: dated.start()].strip(JOINT + ":"))
    after = part[dated.end() :].strip(JOINT)
    if after and not TAIL.fullmatch(after):
        return ()
    if not before or phrases("published").fullmatch(before):
        return (("published_at", time),)
    if phrases("updated").fullmatch(before):
        return (("modified_at", time),)
    named = _outlet(before)
    return (("outlet", named), ("published_at", time)) if named else ()


def _outlet(part: str) -> str | None:
    """The outlet that a part of a line is the name or the host of; "Time" and "Post" alone may be anything."""
    found = outlet_of_url(part) if HOST.fullmatch(part) else outlet_named(part)
    return found.name if found and (" " in part or not is_ambiguous(part)) else None
