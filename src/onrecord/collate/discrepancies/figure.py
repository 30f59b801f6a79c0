"""Numbers of one thing that differ."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from datetime import timedelta

from onrecord.collate.accounts import chain_of
from onrecord.collate.discrepancies.making import Found, Made, side
from onrecord.collate.figures import Count
from onrecord.collate.material import moment
from onrecord.collate.words import words_of
from onrecord.facts.record import Verdict
from onrecord.lexicon.comparing import word_set

ROUND = 0.05
"""Share by which a rounded number may differ."""
OPEN_ROUND = 0.1
"""The same for a bound ("more than 400" for 410)."""
SOON = timedelta(hours=6)
"""Time within which two tellers of different numbers are taken to speak of the same moment."""

Values = Sequence[Sequence[Count]]


def figures(found: Found) -> Iterator[Made]:
    """One discrepancy for each thing counted and verdict, with a side for each value."""
    ids = iter(found.figures)
    for thing in found.things:
        items = [next(ids) for _ in thing]
        judged: dict[Verdict, dict[int, None]] = {}
        reasons: dict[Verdict, str] = {}
        for i, j in itertools.combinations(range(len(thing)), 2):
            verdict = judge(found, thing[i], thing[j])
            if verdict is not None:
                judged.setdefault(verdict[0], {}).update({i: None, j: None})
                reasons.setdefault(verdict[0], verdict[1])
        for verdict, members in judged.items():
            order = sorted(members, key=lambda i: (found.rank(thing[i][0].source.id), thing[i][0].span))
            sides = tuple(side(thing[i][0].source, (thing[i][0].span,)) for i in order)
            yield Made("figure", verdict, reasons[verdict], sides, tuple(items[i].id for i in order))


def judge(found: Found, one: Sequence[Count], other: Sequence[Count]) -> tuple[Verdict, str] | None:
    """How two values of one thing stand to each other; None where they do not differ."""
    a, b = sorted((one, other), key=lambda v: (found.rank(v[0].source.id), v[0].span))
    x, y = a[0].bounds, b[0].bounds
    if _rounded(x, y, any(c.figure.about for c in (*a, *b))):
        return "rounding", f"{show(x)} and {show(y)} are one number, rounded"
    if _meet(x, y):
        return None
    if _scopes_differ(a, b):
        return "scope", f"{show(x)} and {show(y)} count different parts"
    if _corrected(a, b):
        return "update", f"{show(x)} was given before, {show(y)} after"
    together = {c.source.id for c in a} & {c.source.id for c in b}
    if together:
        return "conflict", f"one article sets {show(x)} against {show(y)}"
    grows = bool({c.figure.sense for c in (*a, *b)} & word_set("growing"))
    missing = bool({c.figure.sense for c in (*a, *b)} & {"missing", "unaccounted"})
    later = moment(b[0].source.reading.article.published_at) - moment(a[0].source.reading.article.published_at)
    if later > timedelta(0) and (missing or (grows and _top(y) > _top(x))):
        return "update", f"{show(x)} was the count first, {show(y)} later"
    ends = {c.end for v in (a, b) for c in chain_of(found.bench, lambda m: (m.span,), v).values() if c.end}
    if len(ends) == 1 and later > SOON:
        return "update", f"the same source gave {show(x)} first and {show(y)} later"
    return "conflict", f"{show(x)} and {show(y)} cannot both be right"


def _meet(x: tuple[float | None, float | None], y: tuple[float | None, float | None]) -> bool:
    low = max(-math.inf if v is None else v for v in (x[0], y[0]))
    high = min(math.inf if v is None else v for v in (x[1], y[1]))
    return low <= high


def _rounded(x: tuple[float | None, float | None], y: tuple[float | None, float | None], about: bool) -> bool:
    """Whether one value is the other rounded: little apart, and one of them rounder, a bound, or given as "about"."""
    a, b = _point(x), _point(y)
    if a is None or b is None or a == b or min(a, b) <= 0:
        return False
    bound = None in (*x, *y)
    apart = abs(a - b) / max(a, b)
    if bound:
        limit, value = (x, b) if None in x else (y, a)
        right = value >= limit[0] if limit[0] is not None else value <= (limit[1] or 0)
        return right and apart <= OPEN_ROUND
    return apart <= ROUND and max(a, b) >= 20 and (about or abs(_zeros(a) - _zeros(b)) >= 1)


def _point(x: tuple[float | None, float | None]) -> float | None:
    if x[0] is not None and x[1] is not None:
        return (x[0] + x[1]) / 2
    return x[0] if x[0] is not None else x[1]


def _top(x: tuple[float | None, float | None]) -> float:
    return x[1] if x[1] is not None else x[0] if x[0] is not None else 0.0


def _zeros(value: float) -> int:
    digits = f"{value:.0f}"
    return len(digits) - len(digits.rstrip("0"))


def _scopes_differ(a: Sequence[Count], b: Sequence[Count]) -> bool:
    x = [c.scope for c in a if c.scope]
    y = [c.scope for c in b if c.scope]
    return bool(x and y) and not any(p & q for p in x for q in y)


def _corrected(a: Sequence[Count], b: Sequence[Count]) -> bool:
    """Whether an article that gives both says which was before, or a later edition gives the other."""
    for c in a:
        for d in b:
            if (
                c.source.reading.article.url
                and c.source.reading.article.url == d.source.reading.article.url
                and c.source is not d.source
            ):
                return True
            if c.source is d.source:
                clauses = [m.source.sentence(m.figure.start).of(m.source.text) for m in (c, d)]
                said = [
                    set(words_of(t).run) & {"earlier", "previously", "initially", "originally", "correction", "revised", "updated"}
                    for t in clauses
                ]
                if any(said):
                    return True
    return False


def show(x: tuple[float | None, float | None]) -> str:
    """A value in words."""

    def plain(v: float) -> str:
        return f"{v:,.0f}" if float(v).is_integer() else f"{v:,}"

    if x[0] is None:
        return f"at most {plain(x[1] or 0)}"
    if x[1] is None:
        return f"at least {plain(x[0])}"
    return plain(x[0]) if x[0] == x[1] else f"{plain(x[0])} to {plain(x[1])}"
