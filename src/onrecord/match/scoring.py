"""The score that two articles tell of one event: a logistic regression and boosted trees over their likeness, averaged as log odds.

Both were learnt by training/stories.py; their numbers are in models/stories.json.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec
import numpy as np
from numpy.typing import NDArray

from onrecord.match.likeness import NAMES, Matrix
from onrecord.match.trees import Trees

Floats = NDArray[np.float64]
CHUNK = 4096
LOOKING_BACK = 0.1
UNDATED, CERTAIN, BRIEF = 0.75, 0.85, 4.4
"""What is left of a score below `CERTAIN` where one article has no date and the shorter is a brief (log of its words).

What only mentions an event has then little else to tell it by.
"""
SURE = 9.2
"""Log odds beyond which a model is not believed further."""
HOPELESS = -6.0
"""Log odds of the regression at which the trees, which cost more, are not asked."""


class Line(msgspec.Struct, frozen=True):
    """A logistic regression over columns, their square roots and their squares, in that order."""

    mean: list[float]
    spread: list[float]
    weights: list[float]
    intercept: float


class Model(msgspec.Struct, frozen=True):
    """The learnt numbers.

    `hope` tells from the first columns which pairs are worth the rest: those from log odds `least` up. `line` and `trees` make the
    score, over all columns, `names`. `threshold` is the mean score that merges groups.
    """

    names: list[str]
    hope: Line
    least: float
    line: Line
    trees: Trees
    threshold: float


@cache
def model() -> Model:
    """The shipped model, loaded once a process; raises ValueError where it was made for other columns."""
    found = msgspec.json.decode(files("onrecord").joinpath("models", "stories.json").read_bytes(), type=Model)
    if tuple(found.names) != NAMES:
        raise ValueError("models/stories.json was made for other columns: run training/stories.py")
    return found


def widened(rows: Matrix) -> Floats:
    """The columns, their square roots and their squares."""
    plain = rows.astype(np.float64)
    return np.concatenate((plain, np.sqrt(np.maximum(plain, 0)), plain**2), axis=1)


def linear(made: Line, rows: Matrix) -> Floats:
    """Log odds by a regression."""
    weights = np.array(made.weights) / np.array(made.spread)
    # A sum by columns: a product of matrices may round otherwise for other numbers of rows.
    return np.asarray((widened(rows) * weights).sum(1) + (made.intercept - weights @ np.array(made.mean)), dtype=np.float64)


def averaged(line: Floats, tree: Floats) -> Floats:
    """The score, 0 to 1, from the log odds of the regression and of the trees, neither believed beyond `SURE`."""
    return np.asarray(1 / (1 + np.exp(-(np.clip(line, -SURE, SURE) + np.clip(tree, -SURE, SURE)) / 2)), dtype=np.float64)


def promising(rows: Matrix) -> NDArray[np.bool_]:
    """For each row of the first columns whether the rest are worth taking."""
    made = model()
    found = np.zeros(len(rows), dtype=np.bool_)
    for start in range(0, len(rows), CHUNK):
        found[start : start + CHUNK] = linear(made.hope, rows[start : start + CHUNK]) >= made.least
    return found


def scored(rows: Matrix) -> Floats:
    """For each row of likeness the score, 0 to 1. Looking back at an event of a year ago or more all but rules one story out."""
    made = model()
    back = rows[:, -1] > 0
    rows = rows[:, :-1]
    undated = (rows[:, NAMES.index("one undated")] > 0) & (rows[:, NAMES.index("shorter")] < BRIEF)
    found = np.zeros(len(rows))
    for start in range(0, len(rows), CHUNK):
        part = rows[start : start + CHUNK]
        line = linear(made.line, part)
        tree = line.copy()
        open_to = line > HOPELESS
        tree[open_to] = made.trees.log_odds(part[open_to])
        found[start : start + CHUNK] = averaged(line, tree)
    found = np.where(undated & (found < CERTAIN), found * UNDATED, found)
    return np.asarray(np.round(np.where(back, found * LOOKING_BACK, found), 6), dtype=np.float64)
