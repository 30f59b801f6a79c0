"""Which articles may tell of one event, and how likely: neighbours in a window, each pair with its likeness."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from onrecord.match.likeness import PLAIN, Pairs, crowds, plain, rows_of
from onrecord.match.window import Floats, Item, Places, Window

WINDOW = 20_000
"""Articles, by time, among which neighbours are looked for."""


def met(window: Window, items: Sequence[Item]) -> tuple[Places, Places, Floats]:
    """Add items to the window: earlier and later places of the pairs found, and their plain likeness."""
    ones: list[Places] = []
    others: list[Places] = []
    rows: list[Floats] = []
    for place, near, cosines in window.add(items):
        ones.append(near)
        others.append(np.full(len(near), place, dtype=np.int64))
        rows.append(plain(window.item(place), [window.item(n) for n in near.tolist()], cosines))
    if not ones:
        return np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros((0, len(PLAIN) + 1))
    return np.concatenate(ones), np.concatenate(others), np.concatenate(rows)


def batch(items: Sequence[Item], limit: int = WINDOW) -> Pairs:
    """The pairs of a whole batch, items oldest first, with their likeness."""
    one, other, rows = met(Window(limit), items)
    return Pairs(one, other, rows_of(rows, crowds(one, other, rows[:, 0]), len(items)))
