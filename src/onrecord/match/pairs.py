"""Which articles may tell of one event, and how likely: candidates by shared weighty words, then a score for each pair."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

Floats = NDArray[np.float64]
Places = NDArray[np.int64]

LEAST = 0.08
"""Least cosine of two articles that are looked at closer."""
BLOCK = 512
"""Articles compared in one go."""
DECAY = 90.0
"""Days in which likeness fades to a third."""
UNDATED_GAP = 7.0


def candidates(body: csr_matrix, first: int = 0) -> tuple[Places, Places, Floats]:
    """Pairs of rows with at least `LEAST` cosine, the later one from `first` on: earlier place, later place, cosine."""
    found: list[tuple[Places, Places, Floats]] = []
    for start in range(first, body.shape[0], BLOCK):
        stop = min(start + BLOCK, body.shape[0])
        block = (body[start:stop] @ body[:stop].T).tocoo()
        later = block.row.astype(np.int64) + start
        keep = (block.data >= LEAST) & (block.col < later)
        found.append((block.col[keep].astype(np.int64), later[keep], block.data[keep].astype(np.float64)))
    if not found:
        return np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0)
    one, other, cosine = (np.concatenate(part) for part in zip(*found, strict=True))
    return one, other, cosine


def scores(fields: Mapping[str, csr_matrix], days: Sequence[float | None], first: int = 0) -> tuple[Places, Places, Floats]:
    """Candidate pairs with the score that they tell of one event."""
    one, other, cosine = candidates(fields["body"], first)
    when = np.array([np.nan if d is None else d for d in days])
    gap = np.nan_to_num(np.abs(when[one] - when[other]), nan=UNDATED_GAP)
    return one, other, cosine * np.exp(-np.maximum(gap - 1, 0) / DECAY)
