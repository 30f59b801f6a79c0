"""How long steps tell how far they are."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Takes word of a step's beginning and advance. One step runs at a time; beginning one ends the last."""

    def step(self, name: str, total: int | None = None) -> None:
        """A step begins, of so many things, or of an unknown number."""

    def advance(self, count: int = 1) -> None:
        """So many more of them are done."""


class Quiet:
    """Says nothing."""

    def step(self, name: str, total: int | None = None) -> None:
        """Nothing."""

    def advance(self, count: int = 1) -> None:
        """Nothing."""
