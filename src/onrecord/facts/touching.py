"""Which of many spans touch a stretch of the text, without going through all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import Generic, TypeVar

Thing = TypeVar("Thing")


class Touching(Generic[Thing]):
    """Things by the spans (code points, end exclusive) at which they stand; one thing may stand at several."""

    def __init__(self, placed: Iterable[tuple[int, int, Thing]]) -> None:
        """Index things; their order is kept in what is found."""
        numbered = sorted(((start, end, number, thing) for number, (start, end, thing) in enumerate(placed)), key=lambda p: p[:3])
        self._starts = [start for start, *_ in numbered]
        self._reach = list(accumulate((end for _, end, *_ in numbered), max))
        self._placed = numbered

    def at(self, start: int, end: int) -> list[Thing]:
        """The things that share a code point with the stretch, in their order; one that stands there twice comes twice."""
        low, high = bisect_right(self._reach, start), bisect_left(self._starts, end)
        near = [(number, thing) for s, e, number, thing in self._placed[low:high] if s < end and e > start]
        return [thing for _, thing in sorted(near, key=lambda pair: pair[0])]
