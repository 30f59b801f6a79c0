"""The largest number of accounts of which no two depend on each other."""

from __future__ import annotations

from collections.abc import Sequence

STEPS = 20_000


def largest_independent(count: int, pairs: Sequence[tuple[int, int]]) -> int:
    """Size of a maximum independent set of `count` accounts with dependent `pairs`.

    Exact by branching on the account with most dependences after taking those with at most one (a maximum set exists that
    holds them) and leaving out those whose dependences include another's. After `STEPS` branchings the rest is taken
    greedily, which can only count too few: independence is never overstated.
    """
    near: dict[int, set[int]] = {i: set() for i in range(count)}
    for a, b in pairs:
        if a != b:
            near[a].add(b)
            near[b].add(a)
    budget = [STEPS]
    return sum(_largest(part, budget) for part in _parts(near))


def _parts(near: dict[int, set[int]]) -> list[dict[int, set[int]]]:
    left, out = dict.fromkeys(near), []
    while left:
        reached, todo = set(), [next(iter(left))]
        while todo:
            x = todo.pop()
            if x not in reached:
                reached.add(x)
                todo += near[x] - reached
        out.append({i: set(near[i]) for i in near if i in reached})
        left = {i: None for i in left if i not in reached}
    return out


def _without(near: dict[int, set[int]], gone: set[int]) -> dict[int, set[int]]:
    return {i: n - gone for i, n in near.items() if i not in gone}


def _largest(near: dict[int, set[int]], budget: list[int]) -> int:
    taken = 0
    while near:
        x = _free(near)
        if x is None:
            break
        taken += 1
        near = _without(near, {x, *near[x]})
    if not near:
        return taken
    budget[0] -= 1
    top = max(near, key=lambda i: (len(near[i]), -i))
    without = _without(near, {top})
    if budget[0] <= 0:
        return taken + _largest(without, budget)
    parts = _parts(without)
    left_out = sum(_largest(p, budget) for p in parts)
    return taken + max(left_out, 1 + _largest(_without(near, {top, *near[top]}), budget))


def _free(near: dict[int, set[int]]) -> int | None:
    """An account that some maximum set holds: one whose neighbours all depend on each other."""
    for i, n in sorted(near.items(), key=lambda x: (len(x[1]), x[0])):
        if all(n - {j} <= near[j] for j in n):
            return i
    return None
