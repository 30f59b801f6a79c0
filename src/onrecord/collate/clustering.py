"""Groups of what is likely one thing."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set

COMMON = 80
"""Holders from which a mark is too common to bring two things together by itself."""
RECENT = 40
"""How many holders of a mark each newcomer is compared with."""
MEAN = 0.6
"""Mean score of all cross pairs from which two groups are joined."""
MOST = 1.5
"""Score above which a pair counts for no more in that mean."""


def likely_pairs(marks: Sequence[Set[str]]) -> list[tuple[int, int]]:
    """Pairs that share a mark which is not everywhere, each with the nearest before it: about linear in the number of things."""
    spread: dict[str, int] = defaultdict(int)
    for own in marks:
        for mark in own:
            spread[mark] += 1
    holders: dict[str, list[int]] = defaultdict(list)
    pairs: set[tuple[int, int]] = set()
    for i, own in enumerate(marks):
        for mark in own:
            if 1 < spread[mark] <= max(COMMON, len(marks) // 20):
                pairs.update((j, i) for j in holders[mark][-RECENT:])
                holders[mark].append(i)
    return sorted(pairs)


def join_best(count: int, scores: Mapping[tuple[int, int], float]) -> list[list[int]]:
    """Groups by joining the best pairs first, where the mean of all cross pairs stays at least `MEAN`.

    `scores` are in units of the threshold: only a pair of at least 1 starts a join. Unscored pairs count as 0.
    """
    links: dict[int, dict[int, float]] = defaultdict(dict)
    for (i, j), score in scores.items():
        links[i][j] = links[j][i] = min(MOST, score)
    group = {i: [i] for i in range(count)}
    of = list(range(count))
    queue = [(-score, i, j) for (i, j), score in scores.items() if score >= 1]
    heapq.heapify(queue)
    while queue:
        _, i, j = heapq.heappop(queue)
        a, b = sorted((of[i], of[j]))
        if a == b or links[a].get(b, 0.0) < MEAN * len(group[a]) * len(group[b]):
            continue
        group[a] += group.pop(b)
        for x in group[a]:
            of[x] = a
        for other, total in links.pop(b).items():
            del links[other][b]
            if other != a:
                links[a][other] = links[other][a] = links[a].get(other, 0.0) + total
    return [sorted(members) for _, members in sorted(group.items())]
