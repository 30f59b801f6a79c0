"""Average linkage over a sparse graph of pair scores: joins the two groups with the best mean score until none is good enough.

A pair without a score counts as 0, so that a group grows only by what is near to most of it, and no chain of single likenesses
runs away. Cost is that of the scored pairs, not of all pairs.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Sequence

Bar = Callable[[int], float]
"""The mean score that a merge must reach, by the size of the merged group."""


def linked(count: int, pairs: Iterable[tuple[int, int, float]], bar: Bar, groups: Sequence[Sequence[int]] = ()) -> list[list[int]]:
    """Groups of the places 0 to `count` - 1, each sorted, ordered by first member.

    `pairs` are scores of two different places, each pair once; `groups` are places that start out joined. Ties are broken by
    places, so that the result depends on the scores alone.
    """
    leader = list(range(count))
    for group in groups:
        for place in group:
            leader[place] = min(group)
    members: dict[int, list[int]] = {}
    for place, head in enumerate(leader):
        members.setdefault(head, []).append(place)
    sums: dict[int, dict[int, float]] = {head: {} for head in members}
    for one, other, score in pairs:
        a, b = leader[one], leader[other]
        if a != b:
            sums[a][b] = sums[a].get(b, 0.0) + score
            sums[b][a] = sums[b].get(a, 0.0) + score
    merge_all(members, sums, bar)
    return sorted(sorted(group) for group in members.values())


def merge_all(members: dict[int, list[int]], sums: dict[int, dict[int, float]], bar: Bar) -> None:
    """Merge the best pair of groups again and again, in place. A group is named by its least member."""

    def entry(a: int, b: int) -> tuple[float, int, int]:
        a, b = min(a, b), max(a, b)
        return -round(sums[a][b] / (len(members[a]) * len(members[b])), 9), a, b

    def good(mean: float, a: int, b: int) -> bool:
        return mean >= bar(len(members[a]) + len(members[b]))

    heap = [entry(a, b) for a, near in sums.items() for b in near if a < b]
    heap = [e for e in heap if good(-e[0], e[1], e[2])]
    heapq.heapify(heap)
    while heap:
        mean, a, b = heapq.heappop(heap)
        if a not in members or b not in members or b not in sums[a] or entry(a, b)[0] != mean:
            continue
        members[a] += members.pop(b)
        gone = sums.pop(b)
        del sums[a][b], gone[a]
        for c, total in gone.items():
            sums[a][c] = sums[c][a] = sums[a].get(c, 0.0) + total
            del sums[c][b]
        for c in sums[a]:
            fresh = entry(a, c)
            if good(-fresh[0], a, c):
                heapq.heappush(heap, fresh)
