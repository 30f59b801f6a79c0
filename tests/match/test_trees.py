"""Boosted trees asked by hand-made nodes."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.match.trees import Forest

# One tree: x <= 0.5 leads to -2, else y <= 1 to 0, else to 3.
FOREST = Forest(
    names=["x", "y"],
    roots=[0],
    feature=[0, 0, 1, 0, 0],
    threshold=[0.5, 0.0, 1.0, 0.0, 0.0],
    left=[1, 1, 3, 3, 4],
    right=[2, 1, 4, 3, 4],
    value=[0.0, -2.0, 0.0, 0.0, 3.0],
    base=0.0,
    depth=2,
    bar=0.5,
)


def test_each_row_goes_down_to_its_leaf() -> None:
    found = FOREST.probabilities(np.array([[0.0, 9.0], [1.0, 0.0], [1.0, 2.0]]))
    assert found == pytest.approx([1 / (1 + np.exp(2)), 0.5, 1 / (1 + np.exp(-3))])


def test_other_columns_are_refused() -> None:
    with pytest.raises(ValueError, match="2 columns"):
        FOREST.probabilities(np.zeros((1, 3)))
