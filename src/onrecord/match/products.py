"""Sparse vectors kept row by row, and the products of many pairs of rows at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from onrecord.match.terms import Row, codes

Floats = NDArray[np.float64]
Places = NDArray[np.int64]
Number = TypeVar("Number", bound=np.generic)
CHUNK = 8192
"""Pairs multiplied in one go: bounds the memory."""


class Rows:
    """Sparse rows in one block of memory, to whose end rows are added and from whose start they are dropped."""

    def __init__(self) -> None:
        self._first = 0  # rows dropped that still take room
        self._count = 0
        self._starts = np.zeros(1024, dtype=np.int32)
        self._columns = np.zeros(1 << 14, dtype=np.int32)
        self._values = np.zeros(1 << 14, dtype=np.float32)

    def __len__(self) -> int:
        return self._count - self._first

    def extend(self, rows: Sequence[Row]) -> None:
        """Add rows, columns ascending in each."""
        ends = int(self._starts[self._count]) + np.cumsum([len(columns) for columns, _ in rows])
        start, end = int(self._starts[self._count]), int(ends[-1]) if len(ends) else int(self._starts[self._count])
        self._starts = grown(self._starts, self._count + len(rows) + 1)
        self._columns, self._values = grown(self._columns, end), grown(self._values, end)
        self._starts[self._count + 1 : self._count + len(rows) + 1] = ends
        if rows:
            np.concatenate([columns for columns, _ in rows], out=self._columns[start:end], casting="same_kind")
            np.concatenate([values for _, values in rows], out=self._values[start:end])
        self._count += len(rows)

    def drop(self, count: int) -> None:
        """Forget the first rows. Their room is given back once they are a quarter of all."""
        self._first += count
        if self._first * 4 < self._count:
            return
        start, end = int(self._starts[self._first]), int(self._starts[self._count])
        self._columns[: end - start] = self._columns[start:end].copy()
        self._values[: end - start] = self._values[start:end].copy()
        self._starts[: len(self) + 1] = self._starts[self._first : self._count + 1] - start
        self._first, self._count = 0, len(self)

    def matrix(self, first: int = 0, last: int | None = None) -> csr_matrix:
        """The rows from `first` to before `last` as a matrix that shares their memory: use it before rows are added or dropped."""
        begin, stop = self._first + first, self._count if last is None else self._first + last
        start, end = int(self._starts[begin]), int(self._starts[stop])
        parts = self._values[start:end], self._columns[start:end], self._starts[begin : stop + 1] - np.int32(start)
        return csr_matrix(parts, shape=(stop - begin, len(codes().weights)))


def grown(array: NDArray[Number], size: int) -> NDArray[Number]:
    """The array with room for `size` numbers at least, the old ones kept."""
    if size <= len(array):
        return array
    larger = np.zeros(max(size, len(array) * 3 // 2), dtype=array.dtype)
    larger[: len(array)] = array
    return larger


def stacked(rows: Iterable[Row]) -> csr_matrix:
    """Rows as one sparse matrix."""
    held = Rows()
    held.extend(list(rows))
    return held.matrix()


def pattern(matrix: csr_matrix) -> csr_matrix:
    """The matrix with 1 for each of its numbers."""
    return csr_matrix((np.ones(len(matrix.data), np.float32), matrix.indices, matrix.indptr), shape=matrix.shape)


def products(left: csr_matrix, right: csr_matrix, one: Places, other: Places) -> Floats:
    """The product of row one[n] of `left` with row other[n] of `right`, for each n."""
    found = np.zeros(len(one))
    for start in range(0, len(one), CHUNK):
        part = slice(start, start + CHUNK)
        shared = left[one[part]].multiply(right[other[part]]).tocsr()
        owners = np.repeat(np.arange(shared.shape[0]), np.diff(shared.indptr))
        found[part] = np.bincount(owners, shared.data.astype(np.float64), shared.shape[0])
    return found
