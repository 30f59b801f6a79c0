"""Groups of what is likely one thing."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence, Set

COMMON = 80
"""Holders from which a mark is too common to bring two things together by itself."""
RARE = 12
"""Holders up to which a mark is enough by itself."""
RECENT = 40
"""How many holders of a mark each newcomer is compared with."""
MEAN = 0.6
"""Mean score of all cross pairs from which two groups are joined."""
TOLD_APART = 0.2
"""Share of the cross pairs of two groups that may be told apart."""
MOST = 1.5
"""Score above which a pair counts for no more in that mean."""


def likely_pairs(marks: Sequence[Set[str]]) -> list[tuple[int, int]]:
    """Pairs that share a rare mark, or two that are not everywhere, each with the nearest before it: about linear in cost."""
    spread = Counter(mark for own in marks for mark in own)
    everywhere = max(COMMON, len(marks) // 20)
    holders: dict[str, list[int]] = defaultdict(list)
    shared: Counter[tuple[int, int]] = Counter()
    for i, own in enumerate(marks):
        for mark in own:
            if 1 < spread[mark] <= everywhere:
                weight = 2 if spread[mark] <= RARE else 1
                for j in holders[mark][-RECENT:]:
                    shared[j, i] += weight
                holders[mark].append(i)
    return sorted(pair for pair, weight in shared.items() if weight > 1)


def join_best(
    count: int,
    scores: Mapping[tuple[int, int], float],
    apart: Callable[[int, int], bool] | None = None,
    told_apart: float = TOLD_APART,
) -> list[list[int]]:
    """Groups by joining the best pairs first, where the mean of all cross pairs stays at least `MEAN`.

    `scores` are in units of the threshold: only a pair of at least 1 starts a join. Unscored pairs count as 0. No group holds two
    that `apart` says cannot be one, however others lie between them; of many cross pairs the share `told_apart` may be, as a
    reading that is wrong keeps one account from all its fellows.
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
        if apart is not None and _kept_apart(group[a], group[b], apart, told_apart):
            continue
        group[a] += group.pop(b)
        for x in group[a]:
            of[x] = a
        for other, total in links.pop(b).items():
            del links[other][b]
            if other != a:
                links[a][other] = links[other][a] = links[a].get(other, 0.0) + total
    return [sorted(members) for _, members in sorted(group.items())]


def _kept_apart(one: Sequence[int], other: Sequence[int], apart: Callable[[int, int], bool], share: float) -> bool:
    """Whether too many of the cross pairs of two groups cannot be one."""
    allowed = int(share * len(one) * len(other))
    for x in one:
        for y in other:
            allowed -= apart(x, y)
            if allowed < 0:
                return True
    return False
