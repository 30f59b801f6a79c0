"""Numbers that are nearly the same, of one unit and told in like words: two accounts of one number, wherever the articles give it.

That two numbers of one thing lie close together is itself ground to take them for one: 15 and 17 months in one prison, 180 and 190
miles off one town. What is farther apart needs more and is left to the series.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from onrecord.collate.discrepancies.comparable import can_be_one, comparable, of_strength
from onrecord.collate.discrepancies.grouping import hanging_together, ids_of, names_around
from onrecord.collate.discrepancies.making import Claims, Finding, side
from onrecord.collate.discrepancies.parts import is_partitive
from onrecord.collate.discrepancies.verdict import is_rounded, near, of_numbers, size, words
from onrecord.collate.figures import LARGE, FigureAccount, meet

NEAR, NEXT = 1.4, 1.05
"""How many times one number is the other up to which they can be one told otherwise, and up to which hardly chance."""
LEAST, NEXT_LEAST = 3, 20
"""Numbers below are too many in a story to tell anything by lying close together."""
ALIKE, BARE_ALIKE, BARE_TELLS = 0.3, 0.45, 2
"""Likeness of the clauses; the same for units of time, length and share; what must tell there beside."""
SELDOM, TOLD = 6, 4
"""Sentences up to which a unit is rare in a story, and words that two clauses then share which tell of one thing."""
SIDES = 6
_OF_THEM = re.compile(r"\bof (?:them|these|those)\b", re.IGNORECASE)
_OTHER_SHOCK = re.compile(r"\b(?:aftershocks?|foreshocks?|another|second|earlier)\b", re.IGNORECASE)
OTHERS = re.compile(r"\b(?:others?|another|more|additional|further|remaining|rest)\b", re.IGNORECASE)
_PHYSICAL = re.compile(r"\b(?:miles?|kilomet(?:er|re)s?|feet|foot|inch(?:es)?|met(?:er|re)s?|yards?|degrees?)\b", re.IGNORECASE)


def counted(found: Claims) -> Iterator[Finding]:
    """Once for a thing, with each of its values as a side, in the order of publication."""
    claims = ids_of(found)
    for group in hanging_together(_pairs(found)):
        values = _values(found, group)
        verdict, reason = of_numbers(values)
        sides = tuple(side(c.source, (c.span,)) for c in values)
        yield Finding("figure", verdict, reason, sides, tuple(dict.fromkeys(claims[c.key] for c in values)))


def _pairs(found: Claims) -> Iterator[tuple[FigureAccount, FigureAccount]]:
    """Each number with the one of another article that shares most with it."""
    by_unit: dict[str, list[FigureAccount]] = {}
    for c in (c for told in found.counts.values() for c in told):
        if size(c) >= LEAST and not OTHERS.search(words(c)) and not c.is_age and not c.indefinite and not c.points_back:
            for unit in sorted(c.unit):
                by_unit.setdefault(unit, []).append(c)
    for rows in by_unit.values():
        best: dict[tuple[tuple[str, int], str], tuple[int, FigureAccount, FigureAccount]] = {}
        for c, d in combinations(sorted(rows, key=lambda c: (found.rank(c.source.id), c.span)), 2):
            if c.source is d.source or size(c) == size(d) or not (near(c, d, NEAR) or _alone(found, c, d)):
                continue
            if meet(c.bounds, d.bounds) and not is_rounded(c, d):
                continue
            shared = _shared(found, c, d)
            for one, other in ((c, d), (d, c)):
                key = one.key, other.source.id
                if shared and (key not in best or best[key][0] < shared):
                    best[key] = shared, c, d
        found_so = {(c.key, d.key): (c, d) for _, c, d in best.values()}
        yield from (
            (c, d) for c, d in found_so.values() if all(best[x.key, y.source.id][1:] == (c, d) for x, y in ((c, d), (d, c)))
        )


def _alone(found: Claims, c: FigureAccount, d: FigureAccount) -> bool:
    """Whether each is its article's only large number of its unit, or the unit is rare and told alike, and nothing parts them."""
    large = c.only_large and d.only_large and c.figure.unit == d.figure.unit
    measured = any(_PHYSICAL.search(words(x)) for x in (c, d))
    rare = not (c.bare or d.bare or measured) and all(found.spread.get(u, 0) <= SELDOM for u in c.unit & d.unit)
    told = rare and len(c.context.bag & d.context.bag) >= TOLD and found.counting.compare(c.context, d.context) >= BARE_ALIKE
    return (large or told) and comparable(found, c, d)


def _shared(found: Claims, c: FigureAccount, d: FigureAccount) -> int:
    """How much tells that the two are of one thing: words that few sentences have, names twice; 0 where they may not be."""
    if is_given(found, c.source.id, d) or is_given(found, d.source.id, c) or not can_be_one(found, c, d) or _part(found, c, d):
        return 0
    if c.unit & d.unit & of_strength():
        return 1 if not any(_OTHER_SHOCK.search(x.sentence) for x in (c, d)) else 0
    shared = {s for s in (c.context.bag & d.context.bag) - c.unit - d.unit if not s[0].isdigit()}
    telling = {s for s in shared if found.is_rare(s)}
    tells = len(telling) + len(telling & names_around(c) & names_around(d))
    alike = found.counting.compare(c.context, d.context)
    if near(c, d, NEXT) and min(size(c), size(d)) >= NEXT_LEAST and not (c.bare or d.bare):
        return 1 + tells if (shared and c.counted & d.counted) or min(size(c), size(d)) >= LARGE else 0
    if c.bare or d.bare:
        enough = len(shared) > 1 and (tells > BARE_TELLS or (tells and alike >= BARE_ALIKE))
    else:
        enough = bool(tells) and alike >= ALIKE
    return tells if enough else 0


def is_given(found: Claims, article: str, c: FigureAccount) -> bool:
    """Whether the article gives that number of that unit somewhere, too, or of what it counts there."""
    return any(x.unit & c.unit and size(x) == size(c) for x in found.counts.get(article, ())) or told_as_part(found, article, c)


def told_as_part(found: Claims, article: str, c: FigureAccount) -> bool:
    """Whether the article has the number as a part of one that it gives ("31 people, twelve of them")."""
    return any(size(x) == size(c) and _OF_THEM.search(words(x)) for x in found.counts.get(article, ()))


def _part(found: Claims, c: FigureAccount, d: FigureAccount) -> bool:
    """Whether the smaller number is told of some only ("five cabin crew"), or with what is beside it makes the larger."""
    small, large = sorted((c, d), key=size)
    beside = (x for x in found.counts.get(small.source.id, ()) if x.sentence == small.sentence and x.key != small.key)
    narrowed = small.counted > large.counted and not (c.bare or near(c, d, NEXT))
    return narrowed or is_partitive(c) != is_partitive(d) or any(abs(size(large) - size(small) - size(x)) < 1 for x in beside)


def _values(found: Claims, group: Sequence[FigureAccount]) -> list[FigureAccount]:
    """The first account of each value."""
    out: list[FigureAccount] = []
    for c in sorted(group, key=lambda c: (found.rank(c.source.id), c.span)):
        if not any(size(c) == size(d) for d in out):
            out.append(c)
    return out[:SIDES]
