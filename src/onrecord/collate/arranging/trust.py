"""How surely a claim is right: small learnt models over how it was read, one set of them for a kind of claim.

The numbers are in models/trust_KIND.json, learnt by training/trust.py from rows of records of real coverage that people judged.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec
import numpy as np

from onrecord.match.trees import Floats, Forest

Kind = Literal["statement", "event", "figure", "act"]
WHOLE = "whole"
"""Asked of every kind: whether the claim is right in all its parts."""


@cache
def models(kind: Kind) -> dict[str, Forest]:
    """The shipped trees of a kind of claim, one forest for each thing asked of it (`WHOLE` is one of them)."""
    shipped = files("onrecord").joinpath("models", f"trust_{kind}.json").read_bytes()
    return msgspec.json.decode(shipped, type=dict[str, Forest])


def trusted(kind: Kind, rows: Sequence[Mapping[str, float]]) -> dict[str, Floats]:
    """For each thing asked of a kind of claim, and each claim's columns by name, the probability of a yes.

    Raises ValueError where the trees were learnt for other columns.
    """
    found = models(kind)
    if rows and any(set(forest.names) != rows[0].keys() for forest in found.values()):
        raise ValueError(f"models/trust_{kind}.json was made for other columns: run training/trust.py")
    return {question: forest.probabilities(_table(forest.names, rows)) for question, forest in found.items()}


def _table(names: Sequence[str], rows: Sequence[Mapping[str, float]]) -> Floats:
    return np.array([[row[name] for name in names] for row in rows], dtype=np.float64).reshape(len(rows), len(names))
