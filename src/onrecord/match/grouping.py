"""What two groups need to become one story."""

from __future__ import annotations

from onrecord.match.linkage import Bar
from onrecord.match.scoring import model

FAINT = 0.02
"""Scores below this count as 0, which saves most of the linking."""
LARGE = 40
"""Articles from which a story needs a better likeness for each doubling, so that no merge runs away."""
STEP = 0.03
FORMED = 4
"""Articles from which a group is a story with a look of its own."""
AS_CLOSE = 0.65
"""Two such stories are one where the mean score between them is this part, at least, of that inside the looser one."""
FEW, FEW_THRESHOLD = 12, 0.2
"""A handful of articles given together were chosen by somebody: they tell of one event more often than articles of a stream do."""


def needed(threshold: float, one: int, other: int, cohesion: float) -> float:
    """The mean score that groups of so many articles need to merge; `cohesion` is the lesser of the mean scores inside them."""
    if min(one, other) >= FORMED:
        threshold = max(threshold, AS_CLOSE * cohesion)
    return min(threshold + STEP * ((one + other) // LARGE).bit_length(), 0.9)


def bar(one: int, other: int, cohesion: float) -> float:
    """The bar of a stream and of large batches."""
    return needed(model().threshold, one, other, cohesion)


def bar_among(articles: int) -> Bar:
    """The bar for a batch of so many articles."""
    return bar if articles > FEW else lambda one, other, cohesion: needed(FEW_THRESHOLD, one, other, cohesion)
