"""The articles that are compared for copied text, and the pairs of them that may share some.

Words take far more room than text, so those of all articles are never held at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from onrecord.match.passages import Grams, Shared, Words, own_words, shared
from onrecord.match.text import ArticleText

PRINT = 6
WINDOW = 4
PRINTS = 2
"""Fewest shared fingerprints of a pair that is looked at: a passage of 14 words has two or more."""
CROWD = 400
"""A fingerprint in more articles than this is a formula, not a passage."""
HELD = 2000
"""Articles whose words are kept at hand."""


class Board:
    """The articles under comparison; the words of those last asked for are kept."""

    def __init__(self, articles: Sequence[ArticleText]) -> None:
        self.articles = articles
        self._held: dict[str, Words] = {}
        self._latest: tuple[str, Grams] | None = None

    def words(self, article: ArticleText) -> Words:
        """The article's own words."""
        found = self._held.pop(article.id, None) or own_words(article)
        self._held[article.id] = found
        if len(self._held) > HELD:
            del self._held[next(iter(self._held))]
        return found

    def between(self, one: ArticleText, other: ArticleText) -> Shared:
        """What two articles share. The grams of the last `one` are kept, so that its pairs in a row cost less."""
        words = self.words(one)
        if self._latest is None or self._latest[0] != one.id:
            self._latest = one.id, words.grams()
        return shared(self.words(other), words, self._latest[1]).turned()


def holders_by_print(articles: Sequence[ArticleText]) -> Iterator[list[int]]:
    """For each fingerprint that several articles have, their places."""
    prints: list[NDArray[np.uint64]] = [own_words(article).prints(PRINT, WINDOW) for article in articles]
    if not prints:
        return
    marks = np.concatenate(prints)
    holders = np.repeat(np.arange(len(prints), dtype=np.int32), [len(p) for p in prints])
    del prints
    yield from holders_of(marks, holders)


def holders_of(marks: NDArray[np.uint64], holders: NDArray[np.integer]) -> Iterator[list[int]]:
    """For each mark that several hold, its holders in the order given; `holders` has one for each of `marks`."""
    order = np.argsort(marks, kind="stable")
    marks, holders = marks[order], holders[order]
    starts = np.flatnonzero(np.r_[True, marks[1:] != marks[:-1]]) if len(marks) else np.zeros(0, np.int64)
    sizes = np.diff(np.r_[starts, len(marks)])
    for place in np.flatnonzero(sizes > 1).tolist():
        yield holders[starts[place] : starts[place] + sizes[place]].tolist()


def candidates(board: Board, beyond: Container[str] = ()) -> list[tuple[int, int]]:
    """Pairs of places in `board.articles` that share at least PRINTS fingerprints, but for articles that others stand for."""
    seen: Counter[tuple[int, int]] = Counter()
    for holders in holders_by_print(board.articles):
        places = [place for place in holders if board.articles[place].id not in beyond] if beyond else holders
        if len(places) <= CROWD:
            seen.update(combinations(places, 2))
    return sorted(pair for pair, count in seen.items() if count >= PRINTS)
