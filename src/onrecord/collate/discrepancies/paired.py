"""Numbers that learnt trees take for two accounts of one number, wherever the articles give them and whatever was grouped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from onrecord.collate.discrepancies.comparable import VAGUE, can_be_one
from onrecord.collate.discrepancies.counted import OTHERS, is_given
from onrecord.collate.discrepancies.grouping import hanging_together, ids_of
from onrecord.collate.discrepancies.making import Claims, Finding, side
from onrecord.collate.discrepancies.number_pairs import Pair, forest, pairs_in, sure
from onrecord.collate.discrepancies.parts import is_partitive
from onrecord.collate.discrepancies.verdict import is_rounded, near, of_numbers, one_limit, says_the_most, size, told_by, words
from onrecord.collate.figures import FigureAccount, meet
from onrecord.collate.material import moment
from onrecord.facts.record import Verdict
from onrecord.lexicon.statuses import statuses

SIDES = 6
CLOSE = 1.1
"""How many times another a number is up to which one of them can be the other told less exactly."""
FAR = 3
"""How many times another a number is from which nobody can tell whether the two cover the same."""


def paired(found: Claims) -> Iterator[Finding]:
    """Once for a thing, with each of its values as a side, in the order of publication."""
    claims = ids_of(found)
    pairs = [p for p in pairs_in(found) if _differ(found, p)]
    one = [p for p, how in zip(pairs, sure(found, pairs), strict=True) if how >= forest().bar]
    for group in hanging_together(one):
        values = _values(found, group)
        if len({c.source.id for c in values}) > 1:
            verdict, reason = _verdict(values)
            sides = tuple(side(c.source, (c.span,)) for c in values)
            yield Finding("figure", verdict, reason, sides, tuple(dict.fromkeys(claims[c.key] for c in values)))


def _differ(found: Claims, pair: Pair) -> bool:
    """Whether the two are told as different: neither article has the other's number too, and nothing keeps them apart for sure."""
    c, d = pair
    if is_given(found, c.source.id, d) or is_given(found, d.source.id, c) or not can_be_one(found, c, d):
        return False
    if bool(OTHERS.search(words(c))) != bool(OTHERS.search(words(d))) or is_partitive(c) != is_partitive(d) or other_units(c, d):
        return False
    return not says_the_most(c, d) and not one_limit(c, d)


def other_units(c: FigureAccount, d: FigureAccount) -> bool:
    """Whether what the two count has no word in common and neither counts just people."""
    return (
        bool(c.counted and d.counted) and not c.counted & d.counted and not (c.people or d.people or c.points_back or d.points_back)
    )


def _values(found: Claims, group: Sequence[FigureAccount]) -> list[FigureAccount]:
    """The first account of each value."""
    out: list[FigureAccount] = []
    for c in sorted(group, key=lambda c: (found.rank(c.source.id), c.span)):
        if not any(c.bounds == d.bounds for d in out):
            out.append(c)
    return out[:SIDES]


def _verdict(values: Sequence[FigureAccount]) -> tuple[Verdict, str]:
    """How the values stand to each other; a conflict only where nothing tells of other hours, parts or roundness."""
    verdict, reason = of_numbers(values)
    if verdict != "conflict":
        return verdict, reason
    told = told_by(values)
    if _grew(values):
        return "update", f"{', then '.join(told)}: it grew"
    side_by_side = ", ".join(told)
    pairs = list(combinations(values, 2))
    if all(is_rounded(c, d) or (meet(c.bounds, d.bounds) and (near(c, d, CLOSE) or _vague(c) or _vague(d))) for c, d in pairs):
        return "rounding", f"{side_by_side}: one number, told more or less exactly"
    if any(c.scope and d.scope and not c.scope & d.scope for c, d in pairs):
        return "scope", f"{side_by_side}: not of the same part"
    open_ended = any(c.figure.about or None in c.bounds for c in values)
    if open_ended or any(map(_vague, values)) or max(map(size, values)) > FAR * min(map(size, values)):
        return "unclear", f"{side_by_side}: no account tells why"
    return verdict, reason


def _vague(c: FigureAccount) -> bool:
    return bool(VAGUE.match(words(c)))


def _grew(values: Sequence[FigureAccount]) -> bool:
    """Whether people of one status, who can only become more, are more in each later account."""
    befallen = {c.status for c in values} & (statuses().growing - {None})
    published = [moment(c.source.reading.article.published_at) for c in values]
    later = all(a < b for a, b in pairwise(published))
    return bool(befallen) and later and all(size(c) <= size(d) for c, d in pairwise(values))
