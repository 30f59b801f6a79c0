"""One thing that lasted, told with two stretches of time: an hour and "more than 45 minutes", 13 months and "a few months"."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import combinations

from onrecord.collate.discrepancies.grouping import fitting, ids_of, sharing, together
from onrecord.collate.discrepancies.kinship import of_other_persons
from onrecord.collate.discrepancies.making import Claims, Finding, side
from onrecord.collate.discrepancies.showing import clause_around, each_has
from onrecord.collate.slots import Stretch, stretches_of
from onrecord.facts.record import Verdict

FAR = 40.0
"""How many times as long one stretch is from which the two are of two things."""
ONE_KIND = 9.0, 0.25
"""Weight that two sentences share, and its share of the lighter, from which stretches of one kind are of one thing."""
NEAR = 5.0, 0.15
"""The same where the two can be one stretch, told more or less exactly."""
BARE = 16.0, 0.4
"""The same where no word tells what kind of thing lasts."""
ONE_ARTICLE = 0.6
"""The same share within one article, which mostly tells of two things."""
BESIDE = 1.5
"""Weight that they share right beside the stretches."""
NEXT = 0.06
"""Share by which the longer may exceed the shorter for the two to be one, rounded to the unit ("12 years", "142 months")."""
SIDES = 6


def lasted(found: Claims) -> Iterator[Finding]:
    """Once for a thing, with each of its stretches as a side, in the order of publication."""
    claims = ids_of(found)
    for group in together(_pairs(found), lambda s: (s.source.id, s.span)):
        values = _values(found, group)
        verdict, why = _verdict(values)
        shown = [(v.source, clause_around(v.source, v.sentence, v.span)) for v in values]
        sides = tuple(side(source, (span,)) for source, span in shown)
        at = (
            claims.get((c.source.id, c.figure.start))
            for v in values
            for c in found.counts.get(v.source.id, ())
            if v.span.overlaps(c.span)
        )
        yield Finding("figure", verdict, f"{each_has(shown)}: {why}", sides, tuple(dict.fromkeys(c for c in at if c)))


def _pairs(found: Claims) -> list[tuple[Stretch, Stretch]]:
    """Stretches of one thing: of those that cannot be one only where each is what fits the other best in its article."""
    told = stretches_of(found.trace.material)
    fits = [(fit, a, b) for a, b in sharing(told, lambda s: s.beside) if (fit := _fit(found, a, b))]
    given: dict[str, set[tuple[float, float]]] = {}
    for s in told:
        given.setdefault(s.source.id, set()).add((s.low, s.high))
    out = []
    for a, b, mutual in fitting(fits):
        near = _can_be_one(a, b)
        both = a.source is not b.source and ((a.low, a.high) in given[b.source.id] or (b.low, b.high) in given[a.source.id])
        if not _same(a, b) and (near or (mutual and not both)):
            out.append((a, b))
    return out


def _same(a: Stretch, b: Stretch) -> bool:
    return (a.low, a.high, a.least, a.most) == (b.low, b.high, b.least, b.most)


def _fit(found: Claims, a: Stretch, b: Stretch) -> float:
    """How much tells that the two are how long one thing lasted; 0 where they may not be."""
    if (a.source is b.source and a.sentence == b.sentence) or max(a.high, b.high) > FAR * min(a.low, b.low):
        return 0.0
    if (a.kinds and b.kinds and not a.kinds & b.kinds) or of_other_persons(found, (a.source, a.sentence), (b.source, b.sentence)):
        return 0.0
    weight, share = found.told_alike(a.bag, b.bag)
    beside, _ = found.told_alike(a.beside, b.beside)
    if a.source is b.source and share < ONE_ARTICLE:
        return 0.0
    least, least_share = NEAR if a.kinds & b.kinds and _can_be_one(a, b) else ONE_KIND if a.kinds & b.kinds else BARE
    return weight * math.sqrt(share) + beside if weight >= least and share >= least_share and beside >= BESIDE else 0.0


def _values(found: Claims, group: Sequence[Stretch]) -> list[Stretch]:
    """The first account of each value."""
    out: list[Stretch] = []
    for s in sorted(group, key=lambda s: (found.rank(s.source.id), s.span)):
        if not any(_same(s, o) for o in out):
            out.append(s)
    return out[:SIDES]


def _verdict(values: Sequence[Stretch]) -> tuple[Verdict, str]:
    """Whether all can be one stretch, told more or less exactly."""
    if all(_can_be_one(a, b) for a, b in combinations(values, 2)):
        return "rounding", "one stretch of time, told more or less exactly"
    return "conflict", "both cannot be right"


def _can_be_one(a: Stretch, b: Stretch) -> bool:
    """Whether some stretch is within what both can mean, or lies just beside."""
    return max(a.least, b.least) <= min(a.most, b.most) * (1 + NEXT)
