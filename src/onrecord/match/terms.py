"""The words of an article as weighted vectors: all of it, its headline, its opening, its names and its numbers.

Columns are fixed in number: the words of the shipped table first, then buckets to which other words are hashed. So a stream of
any length needs no growing vocabulary, and one text has one vector wherever it stands.
"""

from __future__ import annotations

import re
from functools import cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from onrecord.lexicon.counts import commonness
from onrecord.match.text import ArticleText

WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*(?:['’](?!s\b)\w+)?")
BUCKETS = 1 << 18
LEDE = 90
"""Words of the opening."""
OPENING = 1.5
"""How much more a word of the headline or opening counts in the vector of the whole."""
LONGEST = 1200
"""Words read of one article: what comes after is background."""
RARE = 4.6
"""Inverse document frequency of a word in one article of a hundred: rarer names count as rare by what they exceed it."""
FOCUS = 5
"""Names that an article is most about."""
IN_HEAD = 2.0
"""How many times more a name of the headline counts as named."""
CAPITAL, DIGIT = 1, 2

Ints = NDArray[np.int32]
Row = tuple[Ints, NDArray[np.float32]]


def tokens(text: str) -> list[str]:
    """The words of a text as written."""
    return WORD.findall(text)


def folded(word: str) -> str:
    """A word as compared: case folded, a plural's or third person's s cut."""
    word = word.casefold()
    return word[:-1] if len(word) > 4 and word[-1] == "s" and word[-2] not in "su" else word


class Codes(dict[str, int]):
    """Word as written to its column times four, plus flags for a capital and a digit at its head. Forgets when too large."""

    most = 400_000

    def __init__(self) -> None:
        super().__init__()
        table = commonness()
        self.columns = {word: place for place, word in enumerate(table.holds)}
        rare = table.weight("\0")
        self.weights = np.full(len(self.columns) + BUCKETS, rare, dtype=np.float32)
        self.weights[: len(self.columns)] = [table.weight(word) for word in self.columns]

    def __missing__(self, word: str) -> int:
        if len(self) > self.most:
            self.clear()
        plain = folded(word)
        column = self.columns.get(plain)
        if column is None:
            column = len(self.columns) + crc32(plain.encode("utf-8", "surrogatepass")) % BUCKETS
        code = column * 4 + (CAPITAL if word[0].isupper() else 0) + (DIGIT if word[0].isdigit() else 0)
        self[word] = code
        return code


@cache
def codes() -> Codes:
    """The codes of words, one for the process; a cache of a pure function."""
    return Codes()


def columns_of(word: str) -> int:
    """The column of a word as written."""
    return codes()[word] >> 2


def row(columns: Ints, counts: NDArray[np.float64], weights: NDArray[np.float32]) -> Row:
    """A unit vector of the columns counted: (1 + ln count) x inverse document frequency. `counts` and `weights` are by column."""
    there = np.flatnonzero(counts)
    values = (1 + np.log(counts[there])) * weights[there]
    norm = float(np.sqrt(values @ values))
    return columns[there], (values / norm if norm else values).astype(np.float32)


def held(columns: Ints, weights: NDArray[np.float64]) -> Row:
    """The columns of some weight."""
    there = np.flatnonzero(weights)
    return columns[there], weights[there].astype(np.float32)


def parts(columns: Ints, weights: NDArray[np.floating]) -> Row:
    """The columns of some weight, with weights that are parts of one."""
    there = np.flatnonzero(weights)
    total = float(weights[there].sum())
    return columns[there], (weights[there] / (total or 1.0)).astype(np.float32)


def most(weights: NDArray[np.float64], count: int) -> NDArray[np.float64]:
    """The greatest weights, of equals the earlier, and 0 for the others."""
    kept = np.argsort(-weights, kind="stable")[:count]
    found = np.zeros(len(weights))
    found[kept] = weights[kept]
    return found


def vectors(article: ArticleText) -> dict[str, Row]:
    """The vectors of one article by field, columns ascending.

    All are unit vectors save `key`, the names of headline and opening, each with its inverse document frequency, and three whose
    numbers are parts of one: `focus`, the names that the article is most about, `head names`, those of its headline, and
    `head numbers`, those of headline and opening.
    """
    table = codes()
    own = " ".join([article.text[s.start : s.end] for s in article.body]) or article.text
    heads = tokens(article.title)
    written = heads + WORD.findall(own[: LONGEST * 8])[:LONGEST]
    coded = np.fromiter(map(table.__getitem__, written), np.int64, len(written))
    columns, back = np.unique((coded >> 2).astype(np.int32), return_inverse=True)
    first, size = len(heads), len(columns)
    head, body = back[:first], back[first:]
    capital, digit = (coded[first:] & CAPITAL).astype(bool), (coded[first:] & DIGIT).astype(bool)
    weigh = table.weights[columns]

    def counted(which: NDArray[np.intp]) -> NDArray[np.float64]:
        return np.bincount(which, minlength=size).astype(np.float64)

    title, lede, lower = counted(head), counted(back[: first + LEDE]), counted(body[~capital])
    figures = counted(back[: first + LEDE][(coded[: first + LEDE] & DIGIT).astype(bool)])
    whole = row(columns, counted(body) + OPENING * lede, weigh)
    names = np.where(lower == 0, counted(body[capital]), 0.0)
    key = np.flatnonzero((names > 0) & (lede > 0))
    return {
        "body": whole,
        "title": row(columns, title, weigh),
        "lede": row(columns, lede, weigh),
        "names": row(columns, names, weigh),
        "numbers": row(columns, counted(body[digit]), weigh),
        "key": (columns[key], weigh[key]),
        "rare names": held(columns, np.where(names > 0, np.maximum(weigh - RARE, 0.0), 0.0)),
        "focus": parts(columns, most(np.log1p(names + IN_HEAD * ((names > 0) & (title > 0))) * weigh, FOCUS)),
        "head names": parts(columns, weigh * ((names > 0) & (title > 0))),
        "head numbers": parts(columns, weigh * (figures > 0)),
    }
