"""Series: numbers that count one thing in one scope."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from onrecord.collate.clustering import Joining
from onrecord.collate.figures.accounts import LARGE, Bounds, FigureAccount, anybody, figure_accounts, meet
from onrecord.collate.figures.held import is_vague
from onrecord.collate.figures.labelled import is_offset
from onrecord.collate.material import Material
from onrecord.collate.wording import Likeness, stem, words_of
from onrecord.lexicon.comparing import word_set

SAME_VALUE = 0.12
"""Likeness from which two equal small numbers count one thing; tuned on stories_dev, as all of these are."""
OTHER_DEED = 0.28
"""The same where their clauses tell two deeds."""
OTHER_VALUE = 0.36
"""The same for two different numbers of a unit that tells what is counted ("packs", "licences")."""
LARGE_VALUE = 0.3
"""From `LARGE` on a number of one unit needs less: a story seldom has two such counts of it."""
ONLY_VALUE, ONLY_PEOPLE = 0.12, 0.3
"""The same where it is the only such count of its unit in its article: of a thing, and of people."""
BARE_UNIT = 0.55
"""The same for money, time and shares, of which a story has many."""
CLOSE = 0.1
"""Share by which two numbers are so near that the same words need less to say that they are one."""
VAGUE = 0.5
"""Likeness from which two sizes without a number ("thousands") are one."""
TELLING = 10
"""A number from here on is seldom two things in one story when the units agree."""


def align_figures(material: Material) -> list[list[list[FigureAccount]]]:
    """Series, each as its values, each value as its accounts."""
    found = figure_accounts(material)
    likeness = Likeness.over(" ".join(c.context.stems) for c in found)
    values: Joining[int] = Joining(range(len(found)))
    for i, j in _same_value_pairs(found):
        if may_be_one(found[i], found[j]) and _equal_enough(found[i], found[j], likeness):
            values.join(i, j)
    groups = [[found[i] for i in g] for g in values.groups()]
    scores = {}
    for x, y in _comparable(groups):
        pairs = [(a, b) for a in groups[x][:8] for b in groups[y][:8]]
        if any(a.indefinite or b.indefinite for a, b in pairs):
            continue
        score = max((_alike(a, b, likeness) / _bar(a, b) for a, b in pairs if may_be_one(a, b)), default=0.0)
        if score >= 1 and not any(_told_apart(a, b) for a, b in pairs):
            scores[x, y] = score
    return [[groups[g] for g in one] for one in _join_unless_apart(groups, scores)]


def _join_unless_apart(groups: Sequence[Sequence[FigureAccount]], scores: dict[tuple[int, int], float]) -> list[list[int]]:
    """Series from values, best likeness first; values that one voice tells apart never come together."""

    @cache
    def apart(g: int, h: int) -> bool:
        return any(_told_apart(c, d) for c in groups[g][:8] for d in groups[h][:8])

    members = {g: [g] for g in range(len(groups))}
    of = list(range(len(groups)))
    for (x, y), _ in sorted(scores.items(), key=lambda s: (-s[1], s[0])):
        a, b = of[x], of[y]
        if a == b or any(apart(g, h) for g in members[a] for h in members[b]):
            continue
        members[a] += members.pop(b)
        for g in members[a]:
            of[g] = a
    return [sorted(m) for _, m in sorted(members.items())]


def _same_value_pairs(found: list[FigureAccount]) -> list[tuple[int, int]]:
    holders: dict[Bounds, list[int]] = defaultdict(list)
    pairs = []
    for i, c in enumerate(found):
        pairs += [(j, i) for j in holders[c.bounds][-200:]]
        holders[c.bounds].append(i)
    return pairs


def _comparable(groups: Sequence[Sequence[FigureAccount]]) -> list[tuple[int, int]]:
    holders: dict[str, list[int]] = defaultdict(list)
    pairs: set[tuple[int, int]] = set()
    for g, members in enumerate(groups):
        marks = {s for c in members for s in c.counted} | {f"!{c.sense}" for c in members if c.sense}
        for mark in sorted(marks):
            pairs.update((h, g) for h in holders[mark][-100:])
            holders[mark].append(g)
    return sorted(pairs)


def may_be_one(a: FigureAccount, b: FigureAccount) -> bool:
    """Whether two figures can count one thing: one sense, one sort of unit, one year; an age counts nobody."""
    if a.is_age != b.is_age:
        return False
    if a.sense != b.sense and ((a.sense and b.sense) or (a.bounds != b.bounds and a.unit and b.unit and (a.people or b.people))):
        return False
    if a.unit and b.unit and not a.unit & b.unit and not (a.sense and a.sense == b.sense):
        return a.bounds == b.bounds and (a.bounds[0] or 0) >= TELLING and a.of_people and b.of_people
    if not (a.unit and b.unit) and not (a.sense and a.sense == b.sense) and (a.bounds[0] or 0) < TELLING and not a.points_back:
        return a.unit == b.unit or b.points_back  # "the three" may be anything
    since = "since" in (*words_of(a.sentence).run, *words_of(b.sentence).run)
    return since or not (a.figure.as_of and b.figure.as_of and a.figure.as_of[:4] != b.figure.as_of[:4])


def _equal_enough(a: FigureAccount, b: FigureAccount, likeness: Likeness) -> bool:
    """Whether two equal numbers count one thing: large ones by their units, small ones by the words around them.

    A stretch of time or a share is one only where both say of what; a few are one only where they do, or undergo, one thing.
    """
    if (a.indefinite or b.indefinite) and a.unit and b.unit and not a.unit & b.unit:
        return False  # "several fighters", "several assassinations"
    if is_vague(a) or is_vague(b):
        return a.sense == b.sense and _alike(a, b, likeness) >= VAGUE  # two "thousands" are seldom one count
    if is_offset(a) or is_offset(b):
        return False  # "two days after the vote", "two days of silence"
    if (a.lasting or b.lasting) and _other_types(a, b) and not a.qualified & b.qualified:
        return False  # held for 18 months, barred for 18 months
    if a.lasting or b.lasting:
        said = bool(a.qualified & b.qualified)
        return said or (not (a.qualified and b.qualified) and _alike(a, b, likeness) >= OTHER_DEED)
    if max((abs(v) for v in a.bounds if v is not None), default=0) >= TELLING and (
        a.unit & b.unit or not a.unit or not b.unit or a.people == b.people
    ):
        return True
    if a.sense and a.sense == b.sense and a.source is not b.source:
        return True
    alike = _alike(a, b, likeness)
    if not a.sense and not b.sense and (_of_other_kinds(a, b) or (a.deed_apart(b) and alike < OTHER_DEED)):
        return False
    return alike >= SAME_VALUE


def _other_types(a: FigureAccount, b: FigureAccount) -> bool:
    """Whether the clauses of two numbers tell deeds of two sorts."""
    x, y = a.deed, b.deed
    return x is not None and y is not None and stem(x.lemma) != stem(y.lemma) and (x.type != y.type or x.type is None)


def _of_other_kinds(a: FigureAccount, b: FigureAccount) -> bool:
    """Whether both say which of the counted they count, and say it in other words ("independent", "Republican" senators)."""
    return bool(a.qualified and b.qualified) and a.qualified.isdisjoint(b.qualified)


def _bar(a: FigureAccount, b: FigureAccount) -> float:
    x, y = (max((abs(v) for v in c.bounds if v is not None), default=0.0) for c in (a, b))
    if max(x, y) >= TELLING and abs(x - y) <= CLOSE * max(x, y):
        return SAME_VALUE
    if min(x, y) >= LARGE and a.unit & b.unit and not (a.bare or b.bare) and a.only_large and b.only_large:
        return ONLY_PEOPLE if a.unit & anybody() else ONLY_VALUE
    vague = not (a.sense and a.sense == b.sense) and 0 not in (x, y) and not (a.points_back or b.points_back)
    people = (a.people and b.people) or (max(x, y) < TELLING and (a.people or not a.unit))
    if a.bare or b.bare or (vague and people):
        return BARE_UNIT
    return LARGE_VALUE if min(x, y) >= LARGE else OTHER_VALUE


def _told_apart(a: FigureAccount, b: FigureAccount) -> bool:
    """Whether one voice of one article gives both numbers side by side, so that they are two things."""
    if a.source is not b.source or meet(a.bounds, b.bounds) or a.rejected or b.rejected:
        return False
    if a.sentence != b.sentence and (a.points_back or b.points_back):
        return False
    if 0 in (a.bounds[1], b.bounds[1]):
        return False
    return (a.speaker == b.speaker or None in (a.speaker, b.speaker)) and not set(
        words_of(f"{a.sentence} {b.sentence}").run
    ) & word_set("correcting")


def _alike(a: FigureAccount, b: FigureAccount, likeness: Likeness) -> float:
    """How alike what two figures count is: the words they count and the sense first, the clause around them beside."""
    score = 0.5 * likeness.compare(a.context, b.context)
    both, either = a.counted & b.counted, a.counted | b.counted
    score += 0.4 * (likeness.mass(both) / likeness.mass(either) if either else 0.0)
    if a.sense and a.sense == b.sense:
        score += 0.3
    return score
