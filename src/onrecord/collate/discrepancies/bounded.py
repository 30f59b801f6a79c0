"""One number given exactly in one article, as a limit, rounded or as a range in another: nothing is at odds, and all is shown.

That two articles give the same number of one unit is itself ground to take them for one; what is told of both must be alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from onrecord.collate.discrepancies.comparable import VAGUE, expected, of_time, other_occasion, other_slot, rate
from onrecord.collate.discrepancies.counted import is_given
from onrecord.collate.discrepancies.grouping import hanging_together, ids_of, names_around
from onrecord.collate.discrepancies.kinship import of_other_persons
from onrecord.collate.discrepancies.making import Claims, Finding, side
from onrecord.collate.discrepancies.verdict import (
    both_bounds,
    near,
    of_numbers,
    one_limit,
    one_range,
    rounded,
    says_the_most,
    size,
    words,
)
from onrecord.collate.figures import FigureAccount
from onrecord.collate.wording import stem
from onrecord.lexicon.counting import measures
from onrecord.lexicon.statuses import statuses

LEAST = 3
"""Numbers below are too many in a story to tell anything by being equal."""
ALIKE, BARE_ALIKE, NAMED_ALIKE, ONE_SENSE = 0.35, 0.4, 0.25, 0.2
"""Likeness of the clauses for what is counted; for money, time, shares; of sentences that share names; of one status."""
NAMES = 2
"""Stems of names that two sentences share which tell of one thing."""
BOUNDS = 1.25
"""How many times one least number is another of one status up to which they may be of one count."""
MILLIONS, NEXT = 1_000_000, 1.02
"""Sums of money from here on that lie so close are one, whatever is told around them."""
SIDES = 6
_POSSIBLE = re.compile(
    r"\b(?:up to|maximum|as (?:much|long) as|at most|punish\w*|carr(?:y|ies)|fac(?:es?|ed|ing)|could|may|might)\b",
    re.IGNORECASE,
)
_OF_THE = re.compile(r"\bof (?:the|its|their|these|those)\s+$", re.IGNORECASE)
_OF_KNOWN = re.compile(r"\bthan (?:the|those|these)\b", re.IGNORECASE)
"""More than a number that is known: that one is no limit ("more than the 41 stations")."""


def bounded(found: Claims) -> Iterator[Finding]:
    """Once for a number, with each way of giving it as a side, in the order of publication."""
    claims = ids_of(found)
    for group in hanging_together(_pairs(found)):
        values = _values(found, group)
        verdict, reason = of_numbers(values)
        if verdict != "conflict" and len({c.source.id for c in values}) > 1:
            sides = tuple(side(c.source, (c.span,)) for c in values)
            yield Finding("figure", verdict, reason, sides, tuple(dict.fromkeys(claims[c.key] for c in values)))


def _pairs(found: Claims) -> Iterator[tuple[FigureAccount, FigureAccount]]:
    """Numbers of two articles that are equal, ends of one range, or one the other rounded, and are told alike."""
    by_unit: dict[str, list[FigureAccount]] = {}
    for c in (c for told in found.counts.values() for c in told):
        share = any(v is not None and 0 < abs(v) < 1 for v in c.bounds)
        if (size(c) >= LEAST or share) and not (c.is_age or c.indefinite or VAGUE.match(words(c)) or _OF_KNOWN.search(words(c))):
            people = [f"!{c.status}"] if c.status in statuses().growing else []
            for unit in (*sorted(c.unit), *people):
                by_unit.setdefault(unit, []).append(c)
    for rows in by_unit.values():
        for c, d in combinations(sorted(rows, key=lambda c: (found.rank(c.source.id), c.span)), 2):
            apart = c.source is d.source or c.bounds == d.bounds or _both_given(found, c, d) or is_whole(c) != is_whole(d)
            if not apart and _may_be_one(c, d) and _told_alike(found, c, d):
                yield c, d


def _both_given(found: Claims, c: FigureAccount, d: FigureAccount) -> bool:
    """Whether an article that gives one of two values gives the other as well: then they are two numbers."""
    return size(c) != size(d) and (is_given(found, c.source.id, d) or is_given(found, d.source.id, c))


def is_whole(c: FigureAccount) -> bool:
    """Whether some of it are counted ("forty of the 200"): it is not of them all what is told."""
    return bool(_OF_THE.search(c.source.text[max(0, c.figure.start - 12) : c.figure.start]))


def _may_be_one(c: FigureAccount, d: FigureAccount) -> bool:
    """Whether the values themselves can be of one number."""
    if one_limit(c, d):
        return False
    about = c.figure.about or d.figure.about
    bounds = bool(c.status) and c.status == d.status and both_bounds(c, d) and near(c, d, BOUNDS)
    return (one_range(c, d) and not says_the_most(c, d)) or rounded(c.bounds, d.bounds, about) or bounds


def _told_alike(found: Claims, c: FigureAccount, d: FigureAccount) -> bool:
    """Whether the clauses are of one thing, and nothing parts the two: a rate, another's, what is only ahead, another occasion."""
    if rate(c) != rate(d) or (c.key in found.of_others) != (d.key in found.of_others):
        return _one_sum(c, d)
    physical = c.unit & d.unit & frozenset(stem(u) for u in measures().physical)
    if of_other_persons(found, *((x.source, x.figure.clause or x.source.sentence(x.figure.start)) for x in (c, d))):
        return False
    if other_occasion(found, c, d) or (physical and expected(c) != expected(d)):
        return False
    alike = found.counting.compare(c.context, d.context)
    named = len(names_around(c) & names_around(d)) >= NAMES
    if c.bare or d.bare:
        shared = {s for s in (c.context.bag & d.context.bag) - c.unit - d.unit if not s[0].isdigit()}
        lasting = c.unit & d.unit & of_time()
        return bool(shared) and alike >= BARE_ALIKE and (not lasting or _possible(c) == _possible(d))
    if c.status != d.status and {c.status, d.status} & statuses().growing:
        return named and None in (c.status, d.status) and alike >= NAMED_ALIKE
    if other_slot(found, c, d):
        return False
    if c.status and c.status == d.status and (c.of_people or d.of_people):
        return alike >= ONE_SENSE
    return alike >= (NAMED_ALIKE if named and c.counted & d.counted > c.unit & d.unit else ALIKE)


def _one_sum(c: FigureAccount, d: FigureAccount) -> bool:
    """Whether two large sums of one currency lie so close that they can only be one."""
    money = c.unit & d.unit & {code.casefold() for code in measures().codes}
    return bool(money) and min(size(c), size(d)) >= MILLIONS and near(c, d, NEXT)


def _possible(c: FigureAccount) -> bool:
    """Whether it is only what there can be, as a term that a charge carries."""
    return bool(_POSSIBLE.search(c.sentence))


def _values(found: Claims, group: list[FigureAccount]) -> list[FigureAccount]:
    """An account of each way of giving it, of as many articles as there are."""
    ordered = sorted(group, key=lambda c: (found.rank(c.source.id), c.span))
    out: list[FigureAccount] = []
    for bounds in dict.fromkeys(c.bounds for c in ordered):
        ways = [c for c in ordered if c.bounds == bounds]
        out.append(next((c for c in ways if all(c.source is not d.source for d in out)), ways[0]))
    return sorted(out[:SIDES], key=lambda c: (found.rank(c.source.id), c.span))
