"""Which articles may tell of one event, and how likely: neighbours in a window, each pair with its likeness."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.match.likeness import Pairs, crowds, plain, rows_of
from onrecord.match.window import Item, Window

WINDOW = 20_000
"""Articles, by time, among which neighbours are looked for."""


def batch(items: Sequence[Item], limit: int = WINDOW) -> Pairs:
    """The pairs of a whole batch, items oldest first, with their likeness."""
    window = Window(limit)
    one, other, near = window.add(items)
    return Pairs(one, other, rows_of(plain(window.items, one, other), crowds(one, other, near), len(items)))
