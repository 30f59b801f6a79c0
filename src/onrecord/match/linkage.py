"""Average linkage over a sparse graph of pair scores: joins the two groups with the best mean score until none is good enough.

A pair without a score counts as 0, so that a group grows only by what is near to most of it, and no chain of single likenesses
runs away. Cost is that of the scored pairs, not of all pairs.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Sequence

Bar = Callable[[int, int, float], float]
"""The mean score that two groups need to merge: by their sizes and the lesser of the mean scores inside them (of one place 1)."""


class Groups:
    """The groups as they are so far. A group is named by its least member."""

    def __init__(self, count: int, held: Sequence[Sequence[int]]) -> None:
        self.leader = list(range(count))
        for group in held:
            for place in group:
                self.leader[place] = min(group)
        self.members: dict[int, list[int]] = {}
        for place, head in enumerate(self.leader):
            self.members.setdefault(head, []).append(place)
        self.between: dict[int, dict[int, float]] = {head: {} for head in self.members}
        self.inside: dict[int, float] = dict.fromkeys(self.members, 0.0)

    def take(self, one: int, other: int, score: float) -> None:
        """Take in the score of two places."""
        a, b = self.leader[one], self.leader[other]
        if a == b:
            self.inside[a] += score
            return
        self.between[a][b] = self.between[a].get(b, 0.0) + score
        self.between[b][a] = self.between[b].get(a, 0.0) + score

    def cohesion(self, group: int) -> float:
        """The mean score inside a group."""
        size = len(self.members[group])
        return 2 * self.inside[group] / (size * (size - 1)) if size > 1 else 1.0

    def mean(self, a: int, b: int) -> float:
        """The mean score between two groups."""
        return round(self.between[a][b] / (len(self.members[a]) * len(self.members[b])), 9)

    def good(self, mean: float, a: int, b: int, bar: Bar) -> bool:
        """Whether two groups may merge."""
        sizes = len(self.members[a]), len(self.members[b])
        return mean >= bar(*sizes, round(min(self.cohesion(a), self.cohesion(b)), 9) if min(sizes) > 1 else 1.0)

    def merge(self, a: int, b: int) -> None:
        """Put group b into group a, which has the lesser name."""
        self.inside[a] += self.inside.pop(b) + self.between[a].pop(b)
        self.members[a] += self.members.pop(b)
        for c, total in self.between.pop(b).items():
            if c != a:
                self.between[a][c] = self.between[c][a] = self.between[a].get(c, 0.0) + total
                del self.between[c][b]


def linked(count: int, pairs: Iterable[tuple[int, int, float]], bar: Bar, groups: Sequence[Sequence[int]] = ()) -> list[list[int]]:
    """Groups of the places 0 to `count` - 1, each sorted, ordered by first member.

    `pairs` are scores of two different places, each pair once; `groups` are places that start out joined. Ties are broken by
    places, so that the result depends on the scores alone.
    """
    made = Groups(count, groups)
    for one, other, score in pairs:
        made.take(one, other, score)
    merge_all(made, bar)
    return sorted(sorted(group) for group in made.members.values())


def merge_all(made: Groups, bar: Bar) -> None:
    """Merge the best pair of groups again and again, in place."""

    def entry(a: int, b: int) -> tuple[float, int, int]:
        a, b = min(a, b), max(a, b)
        return -made.mean(a, b), a, b

    heap = [entry(a, b) for a, near in made.between.items() for b in near if a < b]
    heap = [e for e in heap if made.good(-e[0], e[1], e[2], bar)]
    heapq.heapify(heap)
    while heap:
        mean, a, b = heapq.heappop(heap)
        if a not in made.members or b not in made.members or b not in made.between[a] or entry(a, b)[0] != mean:
            continue
        if not made.good(-mean, a, b, bar):  # the groups grew, but their mean stayed
            continue
        made.merge(a, b)
        for c in made.between[a]:
            fresh = entry(a, c)
            if made.good(-fresh[0], fresh[1], fresh[2], bar):
                heapq.heappush(heap, fresh)
