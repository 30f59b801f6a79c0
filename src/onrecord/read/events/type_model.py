"""The typing model: a linear model that corrects the lexicon's type where the words around speak for another.

Multinomial logistic regression trained on PLV and the PLOVER gold standard records (training/events, with model card). Weights
are 8-bit integers with one scale.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec
import numpy as np

MARGIN = 0.05
"""How much likelier than the lexicon's type another must be to take its place (chosen by cross-validation on PLV)."""
CERTAIN = 0.33
"""How much likelier a type must be for a word that tells no event or that stood in no sentence learnt from."""
YIELD = "CONCEDE"
"""The class that stands for CONCEDE and RETREAT, which PLV does not tell apart."""
NONE = "-"


class Weights(msgspec.Struct, frozen=True):
    """The model as stored: class names, feature names in the order of the rows, biases, one scale, and int8 weights row by row."""

    labels: list[str]
    features: list[str]
    bias: list[float]
    scale: float
    weights: bytes


class Model:
    """Gives probabilities of types from feature names."""

    def __init__(self, weights: Weights) -> None:
        self.labels = weights.labels
        self.rows = {name: n for n, name in enumerate(weights.features)}
        self.matrix = np.frombuffer(weights.weights, dtype=np.int8).reshape(len(weights.features), len(weights.labels))
        self.scale = weights.scale
        self.bias = np.asarray(weights.bias, dtype=np.float32)

    def probabilities(self, names: list[str]) -> dict[str, float]:
        """Probability by class name; features that the model does not know count nothing."""
        known = [row for name in names if (row := self.rows.get(name)) is not None]
        # The bare ufuncs' reduce: the methods of the same meaning cost more than the sums of so few numbers.
        scores = self.bias + np.add.reduce(self.matrix[known], axis=0, dtype=np.int32) * self.scale if known else self.bias
        raised = np.exp(scores - np.maximum.reduce(scores))
        return dict(zip(self.labels, (raised / np.add.reduce(raised)).tolist(), strict=True))

    def choose(self, names: list[str], rule: str | None, *, event: bool) -> str | None:
        """The type of a predicate: the rule's, unless the model is surer of another.

        `event` tells whether the word tells an event at all. CONCEDE may come back for what is RETREAT; None for no PLOVER type.
        """
        chances = self.probabilities(names)
        given = YIELD if rule == "RETREAT" else rule or NONE
        best = max((chance, label) for label, chance in chances.items())[1]
        if rule == "PROTEST" and best in {"THREATEN", "AGREE", "REJECT"}:
            return rule  # a march or strike threatened or promised is one; that it is no fact its factuality tells
        known = any(name.startswith("l=") and name in self.rows for name in names)
        needed = MARGIN if rule is not None or (event and known) else CERTAIN
        if best == given or chances[best] - chances.get(given, 0.0) < needed:
            return rule
        return None if best == NONE else best


@cache
def model() -> Model | None:
    """The shipped model, None where its weights are not installed (then the lexicon decides alone)."""
    path = files("onrecord").joinpath("models/events/types.msgpack")
    if not path.is_file():
        return None
    return Model(msgspec.msgpack.decode(path.read_bytes(), type=Weights))
