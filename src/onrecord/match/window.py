"""A window over the latest articles that finds, for new ones, those that are near to them in words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from onrecord.match.dates import looks_back, named_days
from onrecord.match.products import cosines
from onrecord.match.terms import Row, codes, stacked, vectors
from onrecord.match.text import ArticleText

Floats = NDArray[np.float64]
Places = NDArray[np.int64]

SALIENT = 80
"""Weightiest words of an article by which its neighbours are found."""
NEAR = 60
"""Most neighbours of one article that are looked at."""
LEAST = 0.07
"""Least cosine of a neighbour."""
BLOCK = 512
"""Articles looked up in one go."""
SEGMENT = 4096
"""Articles whose words are turned into one list of holders by word."""
LARGE = 4000
NEAR_IN_LARGE = 30
"""The same as NEAR in a large window, where an article has more neighbours that mean nothing."""
HOLDERS = 8000
"""Holders that the rarest words of an article may have together: more words are not looked up, so that an article's cost is bounded."""


class Item:
    """One article as the window holds it: its vectors, time and the days it names."""

    __slots__ = ("article", "days", "late", "size", "vectors", "weight")

    def __init__(self, article: ArticleText) -> None:
        self.article = article
        self.vectors = vectors(article)
        self.days = named_days(article)
        self.late = looks_back(article)
        self.size = len(self.vectors["body"][0])
        self.weight = float(self.vectors["key"][1].sum())


def salient(vector: Row) -> Row:
    """The weightiest words of a vector, columns ascending; of equal weights those of the lesser columns."""
    columns, values = vector
    if len(columns) <= SALIENT:
        return vector
    kept = np.sort(np.argsort(-values, kind="stable")[:SALIENT])
    return columns[kept], values[kept]


def first_of_each(owners: Places, count: int) -> NDArray[np.bool_]:
    """For owners that stand together, whether each is among the first `count` of its kind."""
    starts = np.flatnonzero(np.r_[True, owners[1:] != owners[:-1]])
    rank = np.arange(len(owners)) - np.repeat(starts, np.diff(np.append(starts, len(owners))))
    return np.asarray(rank < count, dtype=np.bool_)


class Window:
    """The latest `limit` articles. Places count all articles ever added; those that fell out are not found again."""

    def __init__(self, limit: int) -> None:
        self.limit = max(limit, 1)
        self.first = 0
        self.items: list[Item] = []
        self._spread = np.zeros(len(codes().weights), dtype=np.int32)  # how many items hold a word among their weightiest
        self._full: list[tuple[int, int, csr_matrix]] = []  # first and last place of a segment, and its holders by word
        self._rows: list[Row] = []  # of the items after the full segments

    @property
    def end(self) -> int:
        """The place that the next article gets."""
        return self.first + len(self.items)

    def item(self, place: int) -> Item:
        """The item at a place that is still in the window."""
        return self.items[place - self.first]

    def nearest(self, item: Item, count: int) -> Places:
        """The places of the `count` items whose weightiest words are most like those of an item that is not in the window."""
        _, places, values = self._lookup([salient(item.vectors["body"])])
        good = values >= LEAST
        return np.sort(places[good][np.lexsort((places[good], -values[good]))[:count]])

    def add(self, items: Sequence[Item]) -> tuple[Places, Places, Floats]:
        """Take in items: the earlier and later places of the pairs of neighbours among them and before them, and their cosines."""
        found = [self._add(items[start : start + BLOCK]) for start in range(0, len(items), BLOCK)]
        if not found:
            return np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0)
        one, other, near = (np.concatenate(part) for part in zip(*found, strict=True))
        return one, other, near

    def forget(self) -> None:
        """Drop the oldest items beyond the limit."""
        surplus = len(self.items) - self.limit
        if surplus <= 0:
            return
        for item in self.items[:surplus]:
            self._spread[salient(item.vectors["body"])[0]] -= 1
        del self.items[:surplus]
        self.first += surplus
        self._full = [segment for segment in self._full if segment[1] > self.first]

    def _add(self, items: Sequence[Item]) -> tuple[Places, Places, Floats]:
        before = self.end
        self.items.extend(items)
        rows = [salient(item.vectors["body"]) for item in items]
        self._rows.extend(rows)
        self._spread += np.bincount(np.concatenate([r[0] for r in rows]), minlength=len(self._spread)).astype(np.int32)
        owners, places, values = self._lookup(rows)
        fresh = before + owners
        good = (values >= LEAST / 2) & (places != fresh)
        fresh, places, values = fresh[good], places[good], values[good]
        order = np.lexsort((places, -values, fresh))
        fresh, places = fresh[order], places[order]
        near = first_of_each(fresh, NEAR if len(self.items) <= LARGE else NEAR_IN_LARGE)
        one, other = np.minimum(fresh, places)[near], np.maximum(fresh, places)[near]
        pairs = np.unique(np.stack((other, one), axis=1), axis=0)
        other, one = pairs[:, 0], pairs[:, 1]
        found = cosines(self.items, one - self.first, other - self.first, (("body", "body"),))[:, 0]
        near = found >= LEAST
        self._seal()
        return one[near], other[near], found[near]

    def _lookup(self, rows: Sequence[Row]) -> tuple[Places, Places, Floats]:
        """By query row: the places of items that share weighty words with it, and the products of those words."""
        queries = self._affordable(stacked(rows))
        last = (self.end - len(self._rows), self.end, stacked(self._rows).T.tocsr()) if self._rows else None
        found = []
        for first, _, holders in [*self._full, *([last] if last else [])]:
            product = (queries @ holders).tocoo()
            places = product.col.astype(np.int64) + first
            good = places >= self.first
            found.append((product.row[good].astype(np.int64), places[good], np.round(product.data[good].astype(np.float64), 5)))
        if not found:
            return np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0)
        owners, places, values = (np.concatenate(part) for part in zip(*found, strict=True))
        return owners, places, values

    def _affordable(self, queries: csr_matrix) -> csr_matrix:
        """The queries with their rarest words alone, as many as have HOLDERS holders together."""
        spread = self._spread[queries.indices].astype(np.int64)
        owners = np.repeat(np.arange(queries.shape[0]), np.diff(queries.indptr))
        order = np.lexsort((queries.indices, spread, owners))
        total = np.cumsum(spread[order])
        starts = queries.indptr[:-1][np.diff(queries.indptr) > 0]
        before = np.repeat(total[starts] - spread[order][starts], np.diff(np.append(starts, len(order))))
        queries.data[order[total - before > HOLDERS]] = 0
        queries.eliminate_zeros()
        return queries

    def _seal(self) -> None:
        """Turn the rows after the full segments into a segment once there are enough."""
        if len(self._rows) >= SEGMENT:
            self._full.append((self.end - len(self._rows), self.end, stacked(self._rows).T.tocsr()))
            self._rows = []
