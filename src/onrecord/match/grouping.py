"""What two groups need to become one story."""

from __future__ import annotations

from onrecord.match.scoring import model

FAINT = 0.02
"""Scores below this count as 0, which saves most of the linking."""
LARGE = 40
"""Articles from which a story needs a better likeness for each doubling, so that no merge runs away."""
STEP = 0.03


def bar(size: int) -> float:
    """The mean score that a merge into a group of `size` articles needs."""
    return min(model().threshold + STEP * (size // LARGE).bit_length(), 0.9)
