"""How like two articles are, as the numbers from which the score of a pair is made.

The *crowd* of a pair is the number of neighbours that are nearly as near to one of the two as the other is. A middling likeness
counts for much where nothing else comes near (two background pieces on one prison), and for little among fifty shootings.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from onrecord.match.window import NEAR, Floats, Item, Places

Matrix = NDArray[np.float32]

PLAIN = (
    "body",
    "title",
    "lede",
    "names",
    "numbers",
    "title in lede",
    "lede in body, greater",
    "lede in body, lesser",
    "gap",
    "one undated",
    "both undated",
    "shorter",
    "longer",
    "untitled",
    "days",
    "key names shared, greater",
    "key names shared, lesser",
    "key names missed",
)
NAMES = (*PLAIN, "crowd, lesser", "crowd, greater", "of best, greater", "of best, lesser", "articles")
"""Columns from which the score is made; one more after them is 1 where the later article looks back at the earlier one's time."""
NEARLY = 0.6
"""Part of a pair's cosine from which a neighbour is in its crowd."""
A_YEAR = 300.0
"""Days from which a day of the month is another year's, and from which an article that speaks of years ago tells another event."""
MANY = 3000
"""Number of articles beyond which more make no difference."""


class Pairs(msgspec.Struct):
    """Pairs of articles: earlier and later place, and one row of numbers a pair."""

    one: Places
    other: Places
    rows: Matrix


def later(one: Item, other: Item) -> Item:
    """The one published later."""
    return one if (one.article.day or 0) > (other.article.day or 0) else other


def plain(item: Item, others: Sequence[Item], cosines: Floats) -> Floats:
    """The numbers of PLAIN for `item` with each other item, one row each, then whether the later of the two looks back.

    `cosines` are as `window.Products.of` gives them.
    """
    body, lede_body, body_lede, lede, title_lede, lede_title, title, names, numbers, hit, hit_there = cosines.T
    day = item.article.day
    gaps = [abs(day - o.article.day) if day is not None and o.article.day is not None else 0.0 for o in others]
    undated = [(day is None) + (o.article.day is None) for o in others]
    sizes = np.array([o.size for o in others], dtype=np.float64)
    weights = np.array([o.weight for o in others])
    shared = hit / max(item.weight, 1.0), hit_there / np.maximum(weights, 1.0)
    return np.stack(
        (
            body,
            title,
            lede,
            names,
            numbers,
            np.maximum(title_lede, lede_title),
            np.maximum(lede_body, body_lede),
            np.minimum(lede_body, body_lede),
            np.log1p(gaps),
            np.minimum(undated, 1),
            np.array(undated) == 2,
            np.log1p(np.minimum(sizes, item.size)),
            np.log1p(np.maximum(sizes, item.size)),
            [not (item.article.title and o.article.title) for o in others],
            [
                0 if not (item.days and o.days) or g > A_YEAR else 1 if item.days & o.days else -1
                for o, g in zip(others, gaps, strict=True)
            ],
            np.maximum(*shared),
            np.minimum(*shared),
            np.maximum(item.weight - hit, weights - hit_there),
            [g > A_YEAR and later(item, o).late for o, g in zip(others, gaps, strict=True)],
        ),
        axis=1,
    )


def crowds(one: Places, other: Places, cosines: Floats, known: tuple[Places, Floats] | None = None) -> Floats:
    """The crowd columns of pairs: for each the lesser and greater crowd, and its cosine as part of the two articles' best ones.

    `known` are further neighbours: their owner's place and cosine.
    """
    if not len(one):
        return np.zeros((0, 4))
    owners = np.concatenate((one, other) if known is None else (one, other, known[0]))
    near = np.concatenate((cosines, cosines) if known is None else (cosines, cosines, known[1]))
    order = np.lexsort((-near, owners))
    owners, near = owners[order], near[order]
    places, starts = np.unique(owners, return_index=True)
    ends = np.append(starts[1:], len(owners))
    found = np.zeros((2, len(one)))
    best = np.zeros((2, len(one)))
    by_first = np.argsort(one, kind="stable"), np.argsort(other, kind="stable")
    for side, (ends_of, ordered) in enumerate(zip((one, other), by_first, strict=True)):
        owner_of = np.searchsorted(places, ends_of)
        best[side] = near[starts[owner_of]]
        held = ends_of[ordered]
        firsts = np.flatnonzero(np.r_[True, held[1:] != held[:-1]])
        for first, last in zip(firsts.tolist(), [*firsts[1:].tolist(), len(held)], strict=True):
            pairs = ordered[first:last]
            place = owner_of[pairs[0]]
            own = near[starts[place] : ends[place]][:NEAR]
            found[side, pairs] = np.searchsorted(-own, -NEARLY * cosines[pairs], side="right")
    likeness = np.maximum(cosines, 0.01)
    lesser, greater = np.maximum(best.min(0), 0.01), np.maximum(best.max(0), 0.01)
    return np.stack((found.min(0), found.max(0), likeness / lesser, likeness / greater), axis=1)


def rows_of(plain_rows: Floats, crowd_rows: Floats, articles: int) -> Matrix:
    """The whole rows: the columns of NAMES, then the one of looking back. `articles` is how many there are to be like."""
    count = np.full((len(plain_rows), 1), np.log(min(max(articles, 1), MANY)))
    return np.concatenate((plain_rows[:, :-1], crowd_rows, count, plain_rows[:, -1:]), axis=1).astype(np.float32)
