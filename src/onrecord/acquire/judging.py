"""What each line of an article's region is: body, or a heading, a repeat, a prompt, a byline that stands among it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.acquire.articlebody import bare_long, outside
from onrecord.acquire.corrections import is_correction
from onrecord.acquire.elements import Element, is_a
from onrecord.acquire.lines import Line
from onrecord.acquire.published import CLOCK_FIRST, DATED
from onrecord.acquire.region import ENDINGS
from onrecord.acquire.teasers import teasers
from onrecord.facts.article import BlockKind
from onrecord.lexicon.pages import phrases
from onrecord.lexicon.wires import wire_named

LONGEST_JUNK = 280
LONGEST_LOOSE = 160
REPEATED = 30
INPUTS = re.compile(r"\W*(?:with )?(?:(?:additional )?inputs?|files|agency inputs|agencies)\b(?: from)?", re.IGNORECASE)
Judged = tuple[BlockKind, str] | None
"""A line's kind and text, None for one that leaves the text."""


def judged(lines: Sequence[Line], title: str, byline: str | None, told: Sequence[str], outlets: frozenset[str]) -> list[Judged]:
    """The kind of each line."""
    beyond = outside(lines, told) | teasers(lines)
    bares = [bare_long(line.text) for line in lines]
    whole = "\n".join({b for b, line in zip(bares, lines, strict=True) if line.kind == "body"})
    names = [bare_long(n) for n in (byline or "").split(", ") if n]
    seen: set[str] = set()
    dropped: set[Element] = set()
    found: list[Judged] = []
    first = min((n for n, line in enumerate(lines) if is_prose(line)), default=0)
    last = max((n for n, line in enumerate(lines) if is_prose(line)), default=-1)
    heading = bare_long(title)
    for n, line in enumerate(lines):
        own = bares[n]
        if not own or (own in seen and len(own) > REPEATED) or is_title(line, own, heading, outlets, len(found)):
            found.append(None)
            continue
        seen.add(own)
        if line.kind != "body":
            found.append((line.kind, line.text))
        elif is_correction(line.text):
            found.append(("correction", line.text))
        elif is_repeat(line, own, whole):
            found.append(None)
            dropped.update(a for a in line.element.iterancestors("blockquote", "figure"))
        elif (
            len(line.text) < 80
            and dropped
            and any(a in dropped for a in (line.element, *line.element.iterancestors("blockquote", "figure")))
        ):
            found.append(None)  # who is quoted in it
        elif len(line.text) <= 60 and (wire_named(line.text.strip(" .()[]-–—")) is not None):
            found.append(("agency", line.text))
        elif (
            (len(line.text) <= 80 and INPUTS.match(line.text))
            or n in beyond
            or is_furniture(line, own, names, n, first, last, lines)
        ):
            found.append(("boilerplate", line.text))
        else:
            found.append(("body", line.text))
    return found


def is_prose(line: Line) -> bool:
    """Whether a line is a sentence or more of the text."""
    return line.kind == "body" and not line.heading and line.linked < 0.5 and len(line.text) >= 40 and line.text.endswith(ENDINGS)


def is_title(line: Line, own: str, heading: str, outlets: frozenset[str], place: int) -> bool:
    """Whether a line repeats the title (perhaps with the outlet's name)."""
    if not heading:
        return False
    return (
        own == heading
        or (place < 4 and own.startswith(heading) and own[len(heading) :] in outlets)
        or (line.element.tag == "h1" and own in heading)
    )


def is_repeat(line: Line, own: str, whole: str) -> bool:
    """Whether a line is a quotation set apart that stands in another line as well."""
    if len(own) < REPEATED or whole.count(own) < 2:
        return False
    around = [line.element, *(a for _, a in zip(range(3), line.element.iterancestors(), strict=False))]
    return line.heading or any(a.tag in ("blockquote", "q", "aside") or is_a(a, "quote") for a in around) or len(line.text) < 140


def is_furniture(line: Line, own: str, names: Sequence[str], n: int, first: int, last: int, lines: Sequence[Line]) -> bool:
    """Whether a line among the body is a crosshead, a link to another page, a prompt, a byline, a date, or scraps at the foot."""
    text = line.text
    if line.heading:
        return True
    if line.linked > 0.85 and (text.isupper() or not text.endswith((".", "”", '"')) or len(text) < 40):
        return True
    if not any(c.isalpha() for c in text):
        return True
    if (
        len(text) <= LONGEST_JUNK
        and (found := phrases("junk").search(text))
        and (len(found[0]) == len(text) or len(text) <= LONGEST_LOOSE)
    ):
        return True
    if len(text) <= LONGEST_JUNK and (phrases("paywall").search(text) or phrases("consent").search(text)):
        return True
    if (
        len(text) < 140
        and (dated := CLOCK_FIRST.search(text) or DATED.search(text))
        and len(text) - len(dated[0]) < 30
        and not text.endswith(ENDINGS[:3])
    ):
        return True
    if (
        n < 8
        and len(text) < 120
        and names
        and (own.removeprefix("by") in names or any(own.removeprefix("by").startswith(x) for x in names))
        and not text.endswith(ENDINGS[:3])
    ):
        return True
    if n < 6 and len(text) < 100 and re.match(r"\W*(?:written |reported )?by:? [A-Z]", text) and not text.endswith("."):
        return True
    if n < first and len(text) < 90 and not text.endswith(ENDINGS):  # kickers, names, places above the text
        return True
    if line.bold == len(text) and len(text) < 70 and not text.endswith(ENDINGS[:6]) and n + 1 < len(lines):
        return True  # a crosshead in bold
    behind = len(lines) - 1 - last
    return n > last and len(text) < 80 and not text.endswith(ENDINGS) and (behind < 8 or line.linked > 0.3)
