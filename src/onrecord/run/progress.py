"""How long steps tell how far they are."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Protocol


class Progress(Protocol):
    """Takes word of a step's beginning and advance. One step runs at a time; beginning one ends the last."""

    def step(self, name: str, total: int | None = None) -> None:
        """A step begins, of so many things, or of an unknown number."""

    def advance(self, count: int = 1) -> None:
        """So many more of them are done."""

    def spent(self, parts: Mapping[str, float]) -> None:
        """So many CPU seconds of the step went into parts of it, by their names."""


class Quiet:
    """Says nothing."""

    def step(self, name: str, total: int | None = None) -> None:
        """Nothing."""

    def advance(self, count: int = 1) -> None:
        """Nothing."""

    def spent(self, parts: Mapping[str, float]) -> None:
        """Nothing."""


@contextmanager
def writing(progress: Progress) -> Iterator[None]:
    """Tells what is done within as the step's part that is written to the store."""
    began = time.process_time()
    yield
    progress.spent({"store": time.process_time() - began})
