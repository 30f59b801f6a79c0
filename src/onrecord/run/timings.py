"""What a build costs, step by step: a progress that measures."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Mapping
from typing import Self

import msgspec

from onrecord.run.progress import Progress


class Spent(msgspec.Struct, frozen=True):
    """What one step cost: CPU seconds of the build and of its workers (loading their models included), and wall seconds.

    `parts` are the CPU seconds that are known of parts of it: of reading, the parse and each reader; of each, writing to the store.
    """

    step: str
    cpu: float
    wall: float
    parts: dict[str, float] = {}


class Timings:
    """Passes word of a build's progress on and measures its steps. A context manager: leaving it ends the last step."""

    def __init__(self, told: Progress) -> None:
        self.told = told
        self.steps: list[Spent] = []
        self._name = "Starting"
        self._parts: Counter[str] = Counter()
        self._cpu, self._wall = processor_seconds(), time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end("")

    def step(self, name: str, total: int | None = None) -> None:
        """A step begins, which ends the one before."""
        self._end(name)
        self.told.step(name, total)

    def advance(self, count: int = 1) -> None:
        """So many more things are done."""
        self.told.advance(count)

    def spent(self, parts: Mapping[str, float]) -> None:
        """So many CPU seconds of the step went into parts of it."""
        self._parts.update(parts)
        self.told.spent(parts)

    def _end(self, following: str) -> None:
        cpu, wall = processor_seconds(), time.monotonic()
        parts: dict[str, float] = {name: round(seconds, 3) for name, seconds in self._parts.items()}
        self.steps.append(Spent(self._name, round(cpu - self._cpu, 3), round(wall - self._wall, 3), parts))
        self._name, self._parts, self._cpu, self._wall = following, Counter(), cpu, wall


def processor_seconds() -> float:
    """CPU seconds of this process and of those of its children that have ended."""
    return sum(os.times()[:4])
