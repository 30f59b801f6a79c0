"""A window over the latest articles that finds, for new ones, those that are near to them in words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from onrecord.match.item import PARTS, Item, salient
from onrecord.match.products import Rows, pattern, products, stacked
from onrecord.match.terms import codes

Floats = NDArray[np.float64]
Places = NDArray[np.int64]

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
"""Holders that the rarest words of an article may have together. Its other words are not looked up, so that its cost is bounded."""
FINE, PLACES = 100_000, 30
"""Steps in which a product is told, and bits for a place in a window."""
FIELDS = ("body", "title", "lede", "names", "numbers", "key", "rare names", *PARTS)


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
        self._fields = {name: Rows() for name in FIELDS}
        self._salient = Rows()
        self._spread = np.zeros(len(codes().weights), dtype=np.int32)  # how many items hold a word among their weightiest
        self._full: list[tuple[int, int, csr_matrix]] = []  # first and last place of a segment, and its holders by word

    @property
    def end(self) -> int:
        """The place that the next article gets."""
        return self.first + len(self.items)

    def item(self, place: int) -> Item:
        """The item at a place that is still in the window, without vectors."""
        return self.items[place - self.first]

    def nearest(self, item: Item, count: int) -> Places:
        """The places of the `count` items whose weightiest words are most like those of an item that is not in the window."""
        _, places, values = self._lookup(stacked([salient(item.vectors["body"])]), LEAST)
        return np.sort(places[np.lexsort((places, -np.round(values, 5)))[:count]])

    def add(self, items: Sequence[Item]) -> tuple[Places, Places, Floats]:
        """Take in items: the earlier and later places of the pairs of neighbours among them and before them, and their cosines."""
        found = [self._add(items[start : start + BLOCK]) for start in range(0, len(items), BLOCK)]
        if not found:
            return np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0)
        one, other, near = (np.concatenate(part) for part in zip(*found, strict=True))
        return one, other, near

    def crossed(self, one: Places, other: Places, fields: Sequence[tuple[str, str]], item: Item | None = None) -> Floats:
        """For each pair of places (a row) the products of the pairs of fields named, the first of the one, the second of the other.

        The field `words` has a 1 for each word of `body`. Where an item is given, it stands for all of `other`.
        """
        found = np.zeros((len(one), len(fields)))
        left, right = one - self.first, other - self.first if item is None else np.zeros(len(one), np.int64)
        for column, (ours, theirs) in enumerate(fields):
            found[:, column] = products(self._matrix(ours), self._matrix(theirs, item), left, right)
        return found

    def forget(self) -> None:
        """Drop the oldest items beyond the limit."""
        surplus = len(self.items) - self.limit
        if surplus <= 0:
            return
        np.subtract.at(self._spread, self._salient.matrix(0, surplus).indices, 1)
        for rows in (*self._fields.values(), self._salient):
            rows.drop(surplus)
        del self.items[:surplus]
        self.first += surplus
        self._full = [segment for segment in self._full if segment[1] > self.first]

    def _matrix(self, field: str, item: Item | None = None) -> csr_matrix:
        name = "body" if field == "words" else field
        matrix = self._fields[name].matrix() if item is None else stacked([item.vectors[name]])
        return pattern(matrix) if field == "words" else matrix

    def _add(self, items: Sequence[Item]) -> tuple[Places, Places, Floats]:
        before = self.end
        self.items.extend(item.light() for item in items)
        for name, rows in self._fields.items():
            rows.extend([item.vectors[name] for item in items])
        self._salient.extend([salient(item.vectors["body"]) for item in items])
        fresh = self._salient.matrix(before - self.first)
        self._spread += np.bincount(fresh.indices, minlength=len(self._spread)).astype(np.int32)
        owners, places, values = self._lookup(fresh, LEAST / 2)
        # One number a find sorts by owner, greatest product and earliest place: several keys would take ten times as long.
        finer = np.int64(1) << PLACES
        finds = np.sort((owners * FINE * 2 + (FINE - np.round(values * FINE).astype(np.int64))) * finer + (places - self.first))
        owners, places = finds // finer // (FINE * 2) + before, finds % finer + self.first
        apart = owners != places
        owners, places = owners[apart], places[apart]
        near = first_of_each(owners, NEAR if len(self.items) <= LARGE else NEAR_IN_LARGE)
        pairs = np.unique(np.maximum(owners, places)[near] << 32 | np.minimum(owners, places)[near])
        other, one = pairs >> 32, pairs & 0xFFFFFFFF
        found = self.crossed(one, other, (("body", "body"),))[:, 0]
        near = found >= LEAST
        self._seal()
        return one[near], other[near], found[near]

    def _lookup(self, queries: csr_matrix, least: float) -> tuple[Places, Places, Floats]:
        """By query row: the places of items that share weighty words with it, and the products of those words, from `least` up."""
        queries = self._affordable(queries)
        done = self._full[-1][1] if self._full else self.first
        rest = (done, self.end, self._salient.matrix(done - self.first).T.tocsr())
        found = []
        for first, _, holders in (*self._full, rest):
            product = queries @ holders
            good = np.flatnonzero(product.data >= least)
            owners = np.searchsorted(product.indptr, good, side="right") - 1
            found.append(
                (owners, product.indices[good].astype(np.int64) + first, np.round(product.data[good].astype(np.float64), 5))
            )
        owners, places, values = (np.concatenate(part) for part in zip(*found, strict=True))
        held = places >= self.first
        return owners[held], places[held], values[held]

    def _affordable(self, queries: csr_matrix) -> csr_matrix:
        """The queries with their rarest words alone, as many as have HOLDERS holders together."""
        spread = self._spread[queries.indices].astype(np.int64)
        owners = np.repeat(np.arange(queries.shape[0]), np.diff(queries.indptr))
        order = np.lexsort((queries.indices, spread, owners))
        total = np.cumsum(spread[order])
        starts = queries.indptr[:-1][np.diff(queries.indptr) > 0]
        before = np.repeat(total[starts] - spread[order][starts], np.diff(np.append(starts, len(order))))
        kept = queries.copy()
        kept.data[order[total - before > HOLDERS]] = 0
        kept.eliminate_zeros()
        return kept

    def _seal(self) -> None:
        """Turn the rows after the full segments into a segment once there are enough."""
        done = self._full[-1][1] if self._full else self.first
        if self.end - done >= SEGMENT:
            self._full.append((done, self.end, self._salient.matrix(done - self.first).T.tocsr()))
