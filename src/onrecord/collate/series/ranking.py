"""The best candidate by a linear model over named features (conditional logit; training/tolls.py learns the weights)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

C = TypeVar("C")
Features = Iterable[tuple[str, float]]


def best(weights: Mapping[str, float], candidates: Sequence[C], features: Callable[[C], Features]) -> C | None:
    """The candidate with the highest score under a model's weights, the first of equals; None where there is none."""
    return max(candidates, key=lambda c: sum(weights.get(name, 0.0) * value for name, value in features(c)), default=None)
