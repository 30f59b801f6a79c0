"""Products of the sparse vectors of many pairs of articles at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from onrecord.match.terms import Row, stacked

Floats = NDArray[np.float64]
Places = NDArray[np.int64]
CHUNK = 8192
"""Pairs multiplied in one go: bounds the memory."""


class Vectors(Protocol):
    """Something with sparse vectors by field."""

    vectors: dict[str, Row]


def products(left: csr_matrix, right: csr_matrix, one: Places, other: Places) -> Floats:
    """The product of row one[n] of `left` with row other[n] of `right`, for each n."""
    found = np.zeros(len(one))
    for start in range(0, len(one), CHUNK):
        part = slice(start, start + CHUNK)
        shared = left[one[part]].multiply(right[other[part]]).tocsr()
        owners = np.repeat(np.arange(shared.shape[0]), np.diff(shared.indptr))
        found[part] = np.bincount(owners, shared.data.astype(np.float64), shared.shape[0])
    return found


def cosines(items: Sequence[Vectors], one: Places, other: Places, crossed: Sequence[tuple[str, str]]) -> Floats:
    """For each pair of items (a row) the products of the pairs of fields named, the first of the one, the second of the other."""
    held, back = np.unique(np.concatenate((one, other)), return_inverse=True)
    left, right = back[: len(one)], back[len(one) :]
    fields = {name: stacked([items[p].vectors[name] for p in held.tolist()]) for pair in crossed for name in pair}
    found = np.zeros((len(one), len(crossed)))
    for column, (ours, theirs) in enumerate(crossed):
        found[:, column] = products(fields[ours], fields[theirs], left, right)
    return found
