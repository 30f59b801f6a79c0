"""Trees of scikit-learn, boosted or averaged, as the arrays that are shipped (onrecord.match.trees)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier, RandomForestClassifier
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

from onrecord.match.trees import Forest


def packed(made: GradientBoostingClassifier, names: Sequence[str], bar: float) -> Forest:
    """The trees as shipped, learnt for these columns; `bar` is the probability from which a yes is one."""
    grown = _Grown()
    for stage in made.estimators_[:, 0]:
        grown.add(stage, [made.learning_rate * float(v[0, 0]) for v in stage.tree_.value])
    prior = float(made.init_.class_prior_[1])
    odds = round(float(np.log(prior / (1 - prior))), 5)
    return grown.forest(odds, made.max_depth, names, bar)


STEEP = 4.0
"""Odds for a whole share of the votes: near one half the logistic function of four times the distance is the share itself."""


def averaged(made: RandomForestClassifier, names: Sequence[str], bar: float) -> Forest:
    """Averaged trees as shipped: the share of a yes among them, as log odds about one half."""
    grown = _Grown()
    for tree in made.estimators_:
        shares = [float(v[0, 1] / v[0].sum()) for v in tree.tree_.value]
        grown.add(tree, [STEEP * (share - 0.5) / len(made.estimators_) for share in shares])
    return grown.forest(0.0, made.max_depth, names, bar)


class _Grown:
    """The arrays of a forest, tree by tree."""

    def __init__(self) -> None:
        self.roots: list[int] = []
        self.feature: list[int] = []
        self.threshold: list[float] = []
        self.left: list[int] = []
        self.right: list[int] = []
        self.value: list[float] = []

    def add(self, grown: DecisionTreeRegressor | DecisionTreeClassifier, values: Sequence[float]) -> None:
        """Put a tree's nodes behind those that are there; `values` are those of its nodes, of which leaves keep theirs."""
        tree, base = grown.tree_, len(self.feature)
        self.roots.append(base)
        for node in range(tree.node_count):
            leaf = tree.children_left[node] < 0
            self.feature.append(0 if leaf else int(tree.feature[node]))
            self.threshold.append(0.0 if leaf else round(float(tree.threshold[node]), 5))
            self.left.append(base + (node if leaf else int(tree.children_left[node])))
            self.right.append(base + (node if leaf else int(tree.children_right[node])))
            self.value.append(round(values[node], 5) if leaf else 0.0)

    def forest(self, base: float, depth: int, names: Sequence[str], bar: float) -> Forest:
        """The forest as shipped."""
        arrays = (self.roots, self.feature, self.threshold, self.left, self.right, self.value)
        return Forest(*arrays, base, depth, names=list(names), bar=bar)
