"""Which articles may tell of one event, and how likely: neighbours in a window, each pair with its likeness and its score."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from onrecord.match.crowds import crowds
from onrecord.match.grouping import FAINT
from onrecord.match.item import Item
from onrecord.match.likeness import Matrix, Meeting, first_rows, then_rows
from onrecord.match.scoring import promising, scored
from onrecord.match.text import ArticleText
from onrecord.match.window import Floats, Places, Window

WINDOW = 20_000
"""Articles, by time, among which neighbours are looked for."""


APART, FEWEST = 0.15, 2
"""What is left of the score of two articles that share no name, and the fewest names of each from which that tells something."""
CHOSEN = 40
"""Articles up to which it counts: among more, a few short reports of one event that share no name would fall apart."""
CLOSE = 1.5
"""Days up to which it counts: those of other days are told apart by their days, and background names others."""


class Pairs(msgspec.Struct):
    """Pairs of articles: earlier and later place, and one row of numbers a pair."""

    one: Places
    other: Places
    rows: Matrix


def batch(items: Sequence[Item], limit: int = WINDOW) -> Pairs:
    """The pairs of a whole batch, items oldest first, with all their numbers: what is learnt from."""
    window = Window(limit)
    one, other, near = window.add(items)
    pairs = Meeting(window, one, other)
    return Pairs(one, other, np.hstack((first_rows(pairs, near, crowds(one, other, near), len(items)), then_rows(pairs))))


def scores(pairs: Meeting, near: Floats, articles: int, known: tuple[Places, Floats] | None = None) -> Floats:
    """The scores of pairs whose bodies' cosines are `near`, among so many articles; 0 where the first numbers give no hope.

    `known` are further neighbours of the articles of the pairs: owner's place and cosine.
    """
    first = first_rows(pairs, near, crowds(pairs.one, pairs.other, near, known), articles)
    hope = promising(first)
    found = np.zeros(len(near))
    if hope.any():
        found[hope] = scored(np.hstack((first[hope], then_rows(pairs.chosen(hope)))))
        near_ones = (found >= FAINT) & (articles <= CHOSEN)
        found[near_ones] *= np.where(strangers(pairs.chosen(near_ones)), APART, 1.0)
    return found


def strangers(pairs: Meeting) -> NDArray[np.bool_]:
    """Whether two articles that both name somebody or some town name none in common: then only the kind of event is the same."""
    ones, others = pairs.items()
    days = pairs.days()
    close = np.abs(days[0] - days[1]) <= CLOSE
    return np.array(
        [
            near and min(len(a.names), len(b.names)) >= FEWEST and not np.isin(a.names, b.names).any()
            for a, b, near in zip(ones, others, close.tolist(), strict=True)
        ],
        dtype=np.bool_,
    )


def likely(articles: Sequence[ArticleText], limit: int = WINDOW) -> Iterator[tuple[int, int, float]]:
    """The pairs of a batch, oldest first, that may tell of one event: earlier and later place, and score.

    Goes by steps of `limit` articles, so that no more than two steps' articles are held as vectors, whatever the size of the batch.
    """
    return likely_in((articles[start : start + limit] for start in range(0, len(articles), limit)), len(articles), limit)


LEAD = 2
"""Steps before one on which its pairs depend: that of its earlier neighbours, and that of their earlier ones (their crowds)."""


def likely_in(steps: Iterable[Sequence[ArticleText]], among: int, limit: int = WINDOW) -> Iterator[tuple[int, int, float]]:
    """The pairs of `likely` from steps of `limit` articles each (the last may be shorter), of a batch of `among` articles in all.

    Where the steps begin inside the batch, places count from their first article, and the pairs whose later article is of the
    first LEAD steps are not those of the whole batch; all others are.
    """
    window = Window(limit)
    owners, cosines = np.zeros(0, np.int64), np.zeros(0)
    for step in steps:
        one, other, near = window.add([Item(a) for a in step])
        found = scores(Meeting(window, one, other), near, among, (owners, cosines))
        clear = found >= FAINT
        yield from zip(one[clear].tolist(), other[clear].tolist(), found[clear].tolist(), strict=True)
        window.forget()
        owners, cosines = np.concatenate((owners, one, other)), np.concatenate((cosines, near, near))
        held = owners >= window.first
        owners, cosines = owners[held], cosines[held]
