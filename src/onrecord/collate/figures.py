"""Numbers that count one thing in one scope."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from onrecord.collate.joining import Joining
from onrecord.collate.likeness import Likeness
from onrecord.collate.material import Material, Source
from onrecord.collate.words import Words, words_of
from onrecord.facts.figure import Figure
from onrecord.facts.span import Span

Bounds = tuple[float | None, float | None]

SAME_VALUE = 0.12
"""Likeness of context from which two equal numbers of one unit count one thing."""
OTHER_VALUE = 0.42
"""The same for two different numbers; tuned on stories_dev."""


@dataclass(frozen=True)
class Count:
    """One reading's figure."""

    source: Source
    figure: Figure

    @property
    def span(self) -> Span:
        """Its words."""
        return Span(self.figure.start, self.figure.end)

    @property
    def bounds(self) -> Bounds:
        """Lowest and highest value."""
        return self.figure.low, self.figure.high

    @cached_property
    def unit(self) -> frozenset[str]:
        """Stems of its unit."""
        return frozenset(words_of(self.figure.unit).stems)

    @cached_property
    def counted(self) -> frozenset[str]:
        """Stems of what it counts, numbers left out."""
        return frozenset(s for s in words_of(f"{self.figure.counts} {self.figure.unit}").stems if not s[0].isdigit())

    @cached_property
    def scope(self) -> frozenset[str]:
        """Stems of what limits it."""
        return frozenset(words_of(self.figure.scope or "").stems)

    @cached_property
    def context(self) -> Words:
        """Words of what it counts and of the clause around it."""
        clause = self.figure.clause or self.source.sentence(self.figure.start)
        return words_of(f"{self.figure.counts} {self.figure.sense or ''} {clause.of(self.source.text)}")


def counts_of(material: Material) -> list[Count]:
    """All figures of the story's readings."""
    return [Count(s, f) for s in material.sources for f in s.reading.figures]


def group_counts(material: Material) -> list[list[list[Count]]]:
    """Things counted, each as its values, each value as its accounts."""
    found = counts_of(material)
    likeness = Likeness.over(" ".join(c.context.stems) for c in found)
    values: Joining[int] = Joining(range(len(found)))
    for i, j in _same_value_pairs(found):
        if _may_be_one(found[i], found[j]) and _alike(found[i], found[j], likeness) >= SAME_VALUE:
            values.join(i, j)
    groups = values.groups()
    things: Joining[int] = Joining(range(len(groups)))
    for x, y in _comparable(groups, found):
        score = max(
            _alike(found[i], found[j], likeness) for i in groups[x][:8] for j in groups[y][:8] if _may_be_one(found[i], found[j])
        )
        if score >= OTHER_VALUE:
            things.join(x, y)
    return [[[found[i] for i in groups[g]] for g in thing] for thing in things.groups()]


def _same_value_pairs(found: list[Count]) -> list[tuple[int, int]]:
    holders: dict[Bounds, list[int]] = defaultdict(list)
    pairs = []
    for i, c in enumerate(found):
        pairs += [(j, i) for j in holders[c.bounds][-200:]]
        holders[c.bounds].append(i)
    return pairs


def _comparable(groups: list[list[int]], found: list[Count]) -> list[tuple[int, int]]:
    holders: dict[str, list[int]] = defaultdict(list)
    pairs: set[tuple[int, int]] = set()
    for g, members in enumerate(groups):
        marks = {s for i in members for s in found[i].counted} | {
            f"!{found[i].figure.sense}" for i in members if found[i].figure.sense
        }
        for mark in sorted(marks):
            pairs.update((h, g) for h in holders[mark])
            holders[mark].append(g)
    return sorted(p for p in pairs if any(_may_be_one(found[i], found[j]) for i in groups[p[0]][:8] for j in groups[p[1]][:8]))


def _may_be_one(a: Count, b: Count) -> bool:
    """Whether two figures can count one thing: one sense, one sort of unit, no scope that shuts the other out."""
    x, y = a.figure, b.figure
    if x.sense and y.sense and x.sense != y.sense:
        return False
    if a.unit and b.unit and not a.unit & b.unit and not (x.sense and x.sense == y.sense):
        return False
    if a.scope and b.scope and not a.scope & b.scope:
        return False
    if x.as_of and y.as_of and x.as_of[:4] != y.as_of[:4]:
        return False
    return True


def _alike(a: Count, b: Count, likeness: Likeness) -> float:
    """How alike what two figures count is: the words they count and the sense first, the clause around them beside."""
    score = 0.5 * likeness.compare(a.context, b.context)
    both, either = a.counted & b.counted, a.counted | b.counted
    score += 0.4 * (likeness.mass(both) / likeness.mass(either) if either else 0.0)
    if a.figure.sense and a.figure.sense == b.figure.sense:
        score += 0.25
    if a.source is b.source and a.bounds != b.bounds and a.source.sentence(a.figure.start) == b.source.sentence(b.figure.start):
        score -= 0.3
    return score
