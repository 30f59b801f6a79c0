"""The best candidate by a linear model over named features (conditional logit; training/tolls.py learns the weights)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from onrecord.lexicon.tolls import toll_weights

C = TypeVar("C")
Features = Iterable[tuple[str, float]]


def best(model: str, candidates: Sequence[C], features: Callable[[C], Features]) -> C | None:
    """The candidate with the highest score under the model `model`, the first of equals; None where there is none."""
    weights = toll_weights()[model]
    return max(candidates, key=lambda c: sum(weights.get(name, 0.0) * value for name, value in features(c)), default=None)
