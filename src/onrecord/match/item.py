"""One article as the finding of its neighbours sees it."""

from __future__ import annotations

import numpy as np

from onrecord.match.dates import looks_back, named_days
from onrecord.match.terms import Row, vectors
from onrecord.match.text import ArticleText

SALIENT = 80
"""Weightiest words of an article by which its neighbours are found."""


PARTS = ("focus", "head names", "head numbers")
"""Vectors whose numbers are parts of one, by which is told how much of them another article holds."""


class Item:
    """One article: its time and the days it names, and its vectors until a window has taken them in."""

    __slots__ = ("article", "days", "holds", "late", "size", "vectors", "weight")

    def __init__(self, article: ArticleText) -> None:
        self.article = article
        self.vectors = vectors(article)
        self.days = named_days(article)
        self.late = looks_back(article)
        self.holds = {name: bool(len(self.vectors[name][0])) for name in PARTS}
        self.size = len(self.vectors["body"][0])
        self.weight = float(self.vectors["key"][1].sum())

    def light(self) -> Item:
        """The same without vectors."""
        made = Item.__new__(Item)
        made.article, made.days, made.late, made.holds = self.article, self.days, self.late, self.holds
        made.size, made.weight = self.size, self.weight
        made.vectors = {}
        return made


def salient(vector: Row) -> Row:
    """The weightiest words of a vector, columns ascending; of equal weights those of the lesser columns."""
    columns, values = vector
    if len(columns) <= SALIENT:
        return vector
    kept = np.sort(np.argsort(-values, kind="stable")[:SALIENT])
    return columns[kept], values[kept]
