"""Trees of scikit-learn, boosted or averaged: grown, measured with stories left out, packed as shipped (onrecord.match.trees)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import GradientBoostingClassifier, RandomForestClassifier
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

from onrecord.match.trees import Forest


class Growth(NamedTuple):
    """How boosted trees are grown.

    How many, how deep, how much each adds, which share of the rows and of the columns it sees, the fewest rows of a leaf.
    """

    trees: int
    depth: int
    rate: float
    sample: float
    columns: float
    leaf: int


def boosted(
    how: Growth, rows: Sequence[Sequence[float]], answers: Sequence[float], weights: Sequence[float] | None = None, seed: int = 0
) -> GradientBoostingClassifier:
    """Trees grown on rows of columns for a yes or no."""
    made = GradientBoostingClassifier(
        n_estimators=how.trees,
        max_depth=how.depth,
        learning_rate=how.rate,
        subsample=how.sample,
        max_features=how.columns,
        min_samples_leaf=how.leaf,
        random_state=seed,
    )
    return made.fit(np.array(rows), np.array(answers), sample_weight=None if weights is None else np.array(weights))


def left_out(
    stories: Sequence[str], rows: Sequence[Sequence[float]], learn: Callable[[Sequence[int]], Forest]
) -> NDArray[np.float64]:
    """For each row the probability by trees that `learn` grew on the rows (by number) of the other stories."""
    sure = np.zeros(len(rows))
    for story in sorted(set(stories)):
        own = [n for n, s in enumerate(stories) if s == story]
        forest = learn([n for n, s in enumerate(stories) if s != story])
        sure[own] = forest.probabilities(np.array([rows[n] for n in own], dtype=np.float64))
    return sure


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
