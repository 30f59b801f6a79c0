"""The text that JSON-LD gives as the article's body: taken where the page shows less, and a judge of what the page shows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.acquire.characters import one_line
from onrecord.acquire.jsonld import Object
from onrecord.acquire.lines import Line

SHORTEST = 200
CUTS = re.compile(r"\s*\n\s*|</p>|<br\s*/?>|\r|\u2028|\u2029")
MOST = 400_000
COVERED = 0.85
LEAST = 0.6
LONG = 80
ENOUGH = 1.3


def told_paragraphs(own: Object) -> list[str]:
    """The paragraphs of `articleBody`; [] where there is none worth the name."""
    body = own.get("articleBody")
    if isinstance(body, list):
        body = "\n".join(b for b in body if isinstance(b, str))
    if not isinstance(body, str) or len(body) < SHORTEST:
        return []
    return [clean for part in CUTS.split(body[:MOST]) if (clean := one_line(part, 20_000))]


def shows_less(shown: Sequence[str], told: Sequence[str]) -> bool:
    """Whether the page's lines hold much less than JSON-LD tells."""
    told_bare, shown_bare = bare_all(told), bare_all(shown)
    if not told_bare:
        return False
    common = sum(len(b) for line in shown if (b := bare_long(line)) and b in told_bare)
    return len(told_bare) > ENOUGH * len(shown_bare) and common < LEAST * len(told_bare)


def outside(lines: Sequence[Line], told: Sequence[str]) -> set[int]:
    """The numbers of the lines that the told body does not hold, where it holds most of the page's text: no part of the article."""
    body = bare_all(told)
    if not body:
        return set()
    sizes = [bare_long(line.text) for line in lines]
    held = [bool(b) and (b in body or (len(b) > 120 and (b[:60] in body or b[-60:] in body))) for b in sizes]
    matched = sum(len(b) for b, h in zip(sizes, held, strict=True) if h)
    prose = sum(len(b) for b, line in zip(sizes, lines, strict=True) if line.kind == "body" and not line.heading)
    if matched < COVERED * len(body) or matched < COVERED * COVERED * prose:
        return set()
    first, last = held.index(True), len(held) - 1 - held[::-1].index(True)
    return {
        n
        for n, line in enumerate(lines)
        if not held[n] and line.kind == "body" and (n < first or n > last or len(line.text) < LONG or line.linked > 0.5)
    }


def bare_long(text: str) -> str:
    """The letters and digits of a whole paragraph."""
    return re.sub(r"[\W_]+", "", text.casefold())


def bare_all(texts: Sequence[str]) -> str:
    """The letters and digits of paragraphs run together."""
    return "".join(bare_long(t) for t in texts)
