"""Sets that grow together."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Joining(Generic[T]):
    """Disjoint sets of items; every item starts alone."""

    def __init__(self, items: Iterable[T]) -> None:
        self._up: dict[T, T] = {x: x for x in items}
        self._members: dict[T, list[T]] = {x: [x] for x in self._up}

    def root(self, x: T) -> T:
        """The item that stands for the set of `x`."""
        while self._up[x] != x:
            self._up[x] = self._up[self._up[x]]
            x = self._up[x]
        return x

    def join(self, a: T, b: T) -> None:
        """Makes the sets of `a` and `b` one; the item that came first stands for it."""
        x, y = self.root(a), self.root(b)
        if x != y:
            self._up[y] = x
            self._members[x] += self._members.pop(y)

    def members(self, x: T) -> list[T]:
        """All items of the set of `x`."""
        return self._members[self.root(x)]

    def groups(self) -> list[list[T]]:
        """The sets, in the order in which their first items came."""
        out: dict[T, list[T]] = {}
        for x in self._up:
            out.setdefault(self.root(x), []).append(x)
        return list(out.values())
