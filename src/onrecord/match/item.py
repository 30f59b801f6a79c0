"""One article as the finding of its neighbours sees it."""

from __future__ import annotations

import re
from functools import cache

import numpy as np

from onrecord.lexicon.countries import common_names
from onrecord.match.dates import looks_back, named_days, times
from onrecord.match.terms import LONGEST, Ints, Row, columns_of, tokens, vectors
from onrecord.match.text import ArticleText

SALIENT = 80
"""Weightiest words of an article by which its neighbours are found."""


PARTS = ("focus", "head names", "head numbers")
"""Vectors whose numbers are parts of one, by which is told how much of them another article holds."""


INSIDE = re.compile(r"(?<=[\w,;:] )[A-Z]\w+")
"""A word with a capital inside a sentence."""


class Item:
    """One article: its time and the days it names, and its vectors until a window has taken them in."""

    __slots__ = ("article", "days", "holds", "late", "names", "size", "vectors", "weight")

    def __init__(self, article: ArticleText) -> None:
        self.article = article
        self.vectors = vectors(article)
        self.names = own_names(article, self.vectors["names"][0])
        self.days = named_days(article)
        self.late = looks_back(article)
        self.holds = {name: bool(len(self.vectors[name][0])) for name in PARTS}
        self.size = len(self.vectors["body"][0])
        self.weight = float(self.vectors["key"][1].sum())

    def light(self) -> Item:
        """The same without vectors."""
        made = Item.__new__(Item)
        made.article, made.days, made.late, made.holds = self.article, self.days, self.late, self.holds
        made.size, made.weight, made.names = self.size, self.weight, self.names
        made.vectors = {}
        return made


def own_names(article: ArticleText, columns: Ints) -> Ints:
    """Of the columns of an article's names those that tell one event from another.

    Days, months, countries and peoples do not, nor do words that only have a capital because a sentence begins.
    """
    inside = np.fromiter({columns_of(w) for w in INSIDE.findall(article.text, 0, LONGEST * 8)}, np.int32)
    return columns[np.isin(columns, inside) & ~np.isin(columns, everywhere())]


@cache
def everywhere() -> Ints:
    """The columns of names that stand in news of all kinds."""
    return np.array(sorted({columns_of(word) for name in (*times(), *common_names()) for word in tokens(name)}), dtype=np.int32)


def salient(vector: Row) -> Row:
    """The weightiest words of a vector, columns ascending; of equal weights those of the lesser columns."""
    columns, values = vector
    if len(columns) <= SALIENT:
        return vector
    kept = np.sort(np.argsort(-values, kind="stable")[:SALIENT])
    return columns[kept], values[kept]
