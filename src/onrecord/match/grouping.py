"""What two groups need to become one story."""

from __future__ import annotations

from onrecord.match.linkage import Bar
from onrecord.match.scoring import model

FAINT = 0.02
"""Scores below this count as 0, which saves most of the linking."""
LARGE = 40
"""Articles from which a story needs a better likeness for each doubling, so that no merge runs away."""
STEP = 0.03


FEW, FEW_THRESHOLD = 12, 0.3
"""A handful of articles given together were chosen by somebody: they tell of one event more often than articles of a stream do."""


def bar(size: int) -> float:
    """The mean score that a merge into a group of `size` articles needs."""
    return min(model().threshold + STEP * (size // LARGE).bit_length(), 0.9)


def bar_among(articles: int) -> Bar:
    """The bar for a batch of so many articles."""
    return bar if articles > FEW else lambda _: FEW_THRESHOLD
