"""The words of an article as weighted vectors: all of it, its headline, its opening, its names and its numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log

import numpy as np
from scipy.sparse import csr_matrix

from onrecord.lexicon.counts import commonness
from onrecord.match.text import ArticleText

WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*(?:['’](?!s\b)\w+)?")
FIELDS = ("body", "title", "lede", "names", "numbers")
LEDE = 90
"""Words of the opening."""
TITLE_WEIGHT = 1.5
"""How much more a word of the headline or opening counts in the vector of the whole."""
LONGEST = 1500
"""Words read of one article: what comes after is background."""


def tokens(text: str) -> list[str]:
    """The words of a text as written."""
    return WORD.findall(text)


def folded(word: str) -> str:
    """A word as compared: case folded, a plural's or third person's s cut."""
    word = word.casefold()
    return word[:-1] if len(word) > 4 and word[-1] == "s" and word[-2] not in "su" else word


class Terms:
    """The weighted words of one article, by field."""

    __slots__ = FIELDS

    def __init__(self, article: ArticleText) -> None:
        own = " ".join(article.text[s.start : s.end] for s in article.body) or article.text
        written = tokens(own[: LONGEST * 8])[:LONGEST]
        title = tokens(article.title)
        words = [folded(w) for w in written]
        counts = Counter(words)
        heads = [folded(w) for w in title]
        lede = words[:LEDE]
        for word in heads + lede:
            counts[word] += TITLE_WEIGHT  # type: ignore[assignment]  # weights may be fractions
        self.body: Mapping[str, float] = counts
        self.title: Mapping[str, float] = Counter(heads)
        self.lede: Mapping[str, float] = Counter(heads + lede)
        lower = {w for w in written if w[0].islower()}
        self.names: Mapping[str, float] = Counter(folded(w) for w in written if w[0].isupper() and w.lower() not in lower)
        self.numbers: Mapping[str, float] = Counter(w for w in words if w[0].isdigit())


class Space:
    """Turns terms into rows of sparse unit vectors over one growing vocabulary."""

    def __init__(self) -> None:
        self.columns: dict[str, int] = {}
        self.weights: list[float] = []

    def column(self, word: str) -> int:
        """The column of a word."""
        place = self.columns.get(word)
        if place is None:
            place = self.columns[word] = len(self.weights)
            self.weights.append(commonness().weight(word))
        return place

    def rows(self, fields: Iterable[Mapping[str, float]]) -> csr_matrix:
        """Unit vectors, one a row: (1 + ln count) x inverse document frequency."""
        indices: list[int] = []
        data: list[float] = []
        starts = [0]
        for field in fields:
            row = [(self.column(word), count) for word, count in field.items()]
            values = [
                (1 + log(count)) * self.weights[column] if count >= 1 else count * self.weights[column] for column, count in row
            ]
            norm = sum(v * v for v in values) ** 0.5 or 1.0
            indices += [column for column, _ in row]
            data += [v / norm for v in values]
            starts.append(len(indices))
        return csr_matrix(
            (np.array(data, dtype=np.float32), np.array(indices, dtype=np.int32), np.array(starts, dtype=np.int64)),
            shape=(len(starts) - 1, max(1, len(self.weights))),
        )


def matrices(space: Space, articles: Sequence[Terms]) -> dict[str, csr_matrix]:
    """The vectors of articles by field, all of one width."""
    found = {name: space.rows(getattr(a, name) for a in articles) for name in FIELDS}
    width = max(1, len(space.weights))
    for matrix in found.values():
        matrix.resize((matrix.shape[0], width))
    return found
