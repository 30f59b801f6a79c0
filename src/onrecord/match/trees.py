"""Boosted trees as arrays: what training ships and how it is asked."""

from __future__ import annotations

import msgspec
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Forest(msgspec.Struct, frozen=True):
    """Boosted trees for a yes or no, node by node (Friedman 2001). A leaf leads to itself.

    `names` are the columns it was learnt for, `roots` open each tree, `depth` is the longest way down, `base` the log odds
    before any tree and `bar` the probability from which training takes a pair for one.
    """

    names: list[str]
    roots: list[int]
    feature: list[int]
    threshold: list[float]
    left: list[int]
    right: list[int]
    value: list[float]
    base: float
    depth: int
    bar: float

    def probabilities(self, rows: Floats) -> Floats:
        """For each row of columns the probability of a yes. Raises ValueError where the columns are not those it was learnt for."""
        if rows.ndim != 2 or rows.shape[1] != len(self.names):
            raise ValueError(f"{len(self.names)} columns were learnt, {rows.shape[-1]} are given")
        feature, threshold = np.array(self.feature), np.array(self.threshold)
        left, right, value = np.array(self.left), np.array(self.right), np.array(self.value)
        at = np.broadcast_to(np.array(self.roots), (len(rows), len(self.roots)))
        which = np.arange(len(rows))[:, None]
        for _ in range(self.depth):
            at = np.where(rows[which, feature[at]] <= threshold[at], left[at], right[at])
        odds = value[at].sum(1) + self.base
        return np.asarray(1 / (1 + np.exp(-np.clip(odds, -30, 30))), dtype=np.float64)
