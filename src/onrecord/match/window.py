"""A window over the latest articles that finds, for a new one, those that are near to it in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from onrecord.match.dates import looks_back, named_days
from onrecord.match.terms import FIELDS, Row, codes, stacked, vectors
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
COMMON = 0.04
"""A word in more than this part of a large window finds no neighbours."""
LARGE = 4000
NEAR_IN_LARGE = 30
"""The same as NEAR in a large window, where an article has more neighbours that mean nothing."""
CROSSED = (
    ("body", "body"),
    ("lede", "body"),
    ("body", "lede"),
    ("lede", "lede"),
    ("title", "lede"),
    ("lede", "title"),
    ("title", "title"),
    ("names", "names"),
    ("numbers", "numbers"),
)
"""Pairs of fields, one of each article, whose cosine is taken."""
KEYS = len(CROSSED)
"""Columns of the weight of the one's key names that stand in the other, and the other way round."""


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


class Products:
    """Cosines of one article's fields with those of many, through dense buffers that are cleared after use."""

    def __init__(self) -> None:
        self.dense = {name: np.zeros(len(codes().weights), dtype=np.float32) for name in FIELDS}

    def bodies(self, item: Item, others: Sequence[Item]) -> Floats:
        """The cosines of whole texts alone."""
        dense, (columns, values) = self.dense["body"], item.vectors["body"]
        dense[columns] = values
        rows = [other.vectors["body"] for other in others]
        owners = np.repeat(np.arange(len(rows)), [len(r[0]) for r in rows])
        found = np.bincount(owners, dense[np.concatenate([r[0] for r in rows])] * np.concatenate([r[1] for r in rows]), len(rows))
        dense[columns] = 0
        return found.astype(np.float64)

    def of(self, item: Item, others: Sequence[Item]) -> Floats:
        """For each other item (a row) the cosines of the pairs of fields in CROSSED, then the columns of KEYS."""
        for name, (columns, values) in item.vectors.items():
            self.dense[name][columns] = values
        found = np.zeros((len(others), KEYS + 2))
        for theirs in (*dict.fromkeys(pair[1] for pair in CROSSED), "key"):
            rows = [other.vectors[theirs] for other in others]
            columns = np.concatenate([r[0] for r in rows])
            values = np.concatenate([r[1] for r in rows])
            owners = np.repeat(np.arange(len(rows)), [len(r[0]) for r in rows])
            for place, (ours, field) in enumerate(CROSSED):
                if field == theirs:
                    found[:, place] = np.bincount(owners, self.dense[ours][columns] * values, len(rows))
            if theirs == "body":
                found[:, KEYS] = np.bincount(owners, self.dense["key"][columns], len(rows))
            elif theirs == "key":
                found[:, KEYS + 1] = np.bincount(owners, (self.dense["body"][columns] > 0) * values, len(rows))
        for name, (columns, _) in item.vectors.items():
            self.dense[name][columns] = 0
        return found


def lookup(queries: csr_matrix, held: csr_matrix) -> Iterator[Places]:
    """For each query row the held rows with the greatest products (of equals the earlier), ascending: NEAR or NEAR_IN_LARGE."""
    most = NEAR if held.shape[0] <= LARGE else NEAR_IN_LARGE
    if held.shape[0] > LARGE:
        spread = np.bincount(held.indices, minlength=held.shape[1])
        queries = queries.copy()
        queries.data[spread[queries.indices] > COMMON * held.shape[0]] = 0
        queries.eliminate_zeros()
    products = (queries @ held.T.tocsr()).tocsr()
    for place in range(products.shape[0]):
        first, last = products.indptr[place], products.indptr[place + 1]
        rows, values = products.indices[first:last].astype(np.int64), np.round(products.data[first:last], 5)
        good = values >= LEAST / 2
        rows, values = rows[good], values[good]
        if len(rows) > most + 1:
            rows = rows[np.lexsort((rows, -values))[: most + 1]]
        yield np.sort(rows)


class Window:
    """The latest `limit` articles. Places count all articles ever added; those that fell out are not found again."""

    def __init__(self, limit: int) -> None:
        self.limit = max(limit, 1)
        self.first = 0
        self.items: list[Item] = []
        self._salient: list[Row] = []
        self._products = Products()
        self._turned: csr_matrix | None = None

    def products(self, item: Item, others: Sequence[Item]) -> Floats:
        """Cosines of an item with others, as `Products.of` gives them."""
        return self._products.of(item, others)

    def nearest(self, item: Item, count: int) -> Places:
        """The places of the `count` items whose weightiest words are most like those of an item that is not in the window."""
        if not self.items:
            return np.zeros(0, np.int64)
        if self._turned is None:
            self._turned = stacked(self._salient).T.tocsr()
        product = (stacked([salient(item.vectors["body"])]) @ self._turned).tocoo()
        good = product.data >= LEAST
        rows, values = product.col[good].astype(np.int64), np.round(product.data[good], 5)
        return self.first + np.sort(rows[np.lexsort((rows, -values))[:count]])

    @property
    def end(self) -> int:
        """The place that the next article gets."""
        return self.first + len(self.items)

    def item(self, place: int) -> Item:
        """The item at a place that is still in the window."""
        return self.items[place - self.first]

    def add(self, items: Sequence[Item]) -> Iterator[tuple[int, Places, Floats]]:
        """Take in items; for each its place, its earlier neighbours' places, and their cosines as `Products.of` gives them."""
        for start in range(0, len(items), BLOCK):
            yield from self._add(items[start : start + BLOCK])

    def _add(self, items: Sequence[Item]) -> Iterator[tuple[int, Places, Floats]]:
        before = len(self.items)
        self._turned = None
        self.items.extend(items)
        fresh = [salient(item.vectors["body"]) for item in items]
        self._salient.extend(fresh)
        near: list[set[int]] = [set() for _ in items]
        for place, rows in enumerate(lookup(stacked(fresh), stacked(self._salient)), before):
            for row in rows.tolist():
                if row < place:
                    near[place - before].add(row)
                elif row > place:
                    near[row - before].add(place)
        for place, rows_found in enumerate(near, before):
            rows = np.array(sorted(rows_found), dtype=np.int64)
            if not len(rows):
                continue
            item = self.items[place]
            rows = rows[self._products.bodies(item, [self.items[r] for r in rows.tolist()]) >= LEAST]
            if len(rows):
                yield self.first + place, self.first + rows, self._products.of(item, [self.items[r] for r in rows.tolist()])
        self._forget()

    def _forget(self) -> None:
        surplus = len(self.items) - self.limit
        if surplus > 0:
            del self.items[:surplus], self._salient[:surplus]
            self.first += surplus
