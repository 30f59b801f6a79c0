"""How surely a claim is right: small learnt models over how it was read, one set of them for a kind of claim.

The numbers are in models/trust_KIND.json, learnt by training/trust.py from rows of records of real coverage that people judged.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec
import numpy as np

from onrecord.match.trees import Floats, Forest

Kind = Literal["statement", "event", "figure", "act"]
Columns = tuple[str, ...]
WHOLE = "whole"
"""Asked of every kind: whether the claim is right in all its parts."""


@cache
def models(kind: Kind, names: Columns) -> dict[str, Forest]:
    """The shipped trees of a kind of claim, one forest for each thing asked of it (`WHOLE` is one of them).

    Raises ValueError where they were learnt for other columns.
    """
    shipped = files("onrecord").joinpath("models", f"trust_{kind}.json").read_bytes()
    found = msgspec.json.decode(shipped, type=dict[str, Forest])
    if any(tuple(forest.names) != names for forest in found.values()):
        raise ValueError(f"models/trust_{kind}.json was made for other columns: run training/trust.py")
    return found


def trusted(kind: Kind, names: Columns, rows: Sequence[Sequence[float]]) -> dict[str, Floats]:
    """For each thing asked of a kind of claim, and each claim's columns, the probability of a yes."""
    asked = np.array(rows, dtype=np.float64).reshape(len(rows), len(names))
    return {question: forest.probabilities(asked) for question, forest in models(kind, names).items()}
