"""Boosted trees as arrays (Friedman 2001): what training ships and how it is asked."""

from __future__ import annotations

from functools import cached_property

import msgspec
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Places = NDArray[np.int64]


class Trees(msgspec.Struct, frozen=True, dict=True):
    """Boosted trees for a yes or no, node by node. A leaf leads to itself.

    `roots` open each tree, `depth` is the longest way down, `base` the log odds before any tree.
    """

    roots: list[int]
    feature: list[int]
    threshold: list[float]
    left: list[int]
    right: list[int]
    value: list[float]
    base: float
    depth: int

    @cached_property
    def _nodes(self) -> tuple[Places, Places, Floats, Places, Places, Floats]:
        """The nodes as arrays, made once."""
        whole = [np.array(x, dtype=np.int64) for x in (self.roots, self.feature, self.left, self.right)]
        return whole[0], whole[1], np.array(self.threshold), whole[2], whole[3], np.array(self.value)

    def log_odds(self, rows: NDArray[np.floating]) -> Floats:
        """For each row of columns the log odds of a yes."""
        roots, feature, threshold, left, right, value = self._nodes
        at = np.broadcast_to(roots, (len(rows), len(roots)))
        which = np.arange(len(rows))[:, None]
        for _ in range(self.depth):
            at = np.where(rows[which, feature[at]] <= threshold[at], left[at], right[at])
        return np.asarray(value[at].sum(1) + self.base, dtype=np.float64)


class Forest(Trees, frozen=True, dict=True):
    """Trees that know what they were learnt for.

    `names` are the columns, `bar` the probability from which training takes a pair for one.
    """

    names: list[str]
    bar: float

    def probabilities(self, rows: Floats) -> Floats:
        """For each row of columns the probability of a yes. Raises ValueError where the columns are not those it was learnt for."""
        if rows.ndim != 2 or rows.shape[1] != len(self.names):
            raise ValueError(f"{len(self.names)} columns were learnt, {rows.shape[-1]} are given")
        return np.asarray(1 / (1 + np.exp(-np.clip(self.log_odds(rows), -30, 30))), dtype=np.float64)
