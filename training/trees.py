"""Boosted trees of scikit-learn as the arrays that are shipped (onrecord.match.trees)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier

from onrecord.match.trees import Forest


def packed(made: GradientBoostingClassifier, names: Sequence[str], bar: float) -> Forest:
    """The trees as shipped, learnt for these columns; `bar` is the probability from which a yes is one."""
    roots, feature, threshold, left, right, value = [], [], [], [], [], []
    for stage in made.estimators_[:, 0]:
        tree, base = stage.tree_, len(feature)
        roots.append(base)
        for node in range(tree.node_count):
            leaf = tree.children_left[node] < 0
            feature.append(0 if leaf else int(tree.feature[node]))
            threshold.append(0.0 if leaf else round(float(tree.threshold[node]), 5))
            left.append(base + (node if leaf else int(tree.children_left[node])))
            right.append(base + (node if leaf else int(tree.children_right[node])))
            value.append(round(made.learning_rate * float(tree.value[node][0, 0]), 5) if leaf else 0.0)
    prior = float(made.init_.class_prior_[1])
    odds = round(float(np.log(prior / (1 - prior))), 5)
    return Forest(roots, feature, threshold, left, right, value, odds, made.max_depth, names=list(names), bar=bar)
