"""How like two articles are, as the numbers from which the score of a pair is made.

The *crowd* of a pair is the number of neighbours that are nearly as near to one of the two as the other is. A middling likeness
counts for much where nothing else comes near (two background pieces on one prison), and for little among fifty shootings.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from onrecord.match.products import cosines
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


CROSSED = (
    ("body", "body"),
    ("title", "title"),
    ("lede", "lede"),
    ("names", "names"),
    ("numbers", "numbers"),
    ("title", "lede"),
    ("lede", "title"),
    ("lede", "body"),
    ("body", "lede"),
    ("key", "words"),
    ("words", "key"),
)
"""Pairs of fields, one of each article, whose product is taken."""


def column(values: Iterable[float]) -> Floats:
    """Numbers as an array."""
    return np.fromiter(values, np.float64)


def agreement(one: Sequence[Item], other: Sequence[Item], gaps: Floats) -> Floats:
    """For each pair 1 where the two name one day, -1 where they name days and none is the same, 0 where nothing is known."""
    return column(
        0 if not (a.days and b.days) or gap > A_YEAR else -1 if a.days.isdisjoint(b.days) else 1
        for a, b, gap in zip(one, other, gaps.tolist(), strict=True)
    )


def looking_back(one: Sequence[Item], other: Sequence[Item], days: tuple[Floats, Floats], gaps: Floats) -> Floats:
    """For each pair 1 where the later article speaks of an event of years ago and the earlier one is of that time."""
    found = np.zeros(len(one))
    for n in np.flatnonzero(gaps > A_YEAR).tolist():
        found[n] = (one[n] if days[0][n] > days[1][n] else other[n]).late
    return found


def plain(items: Sequence[Item], one: Places, other: Places) -> Floats:
    """The numbers of PLAIN for each pair of places in `items`, one row each, then whether the later of the two looks back."""
    products = cosines(items, one, other, CROSSED).T
    body, title, lede, names, numbers, title_lede, lede_title, lede_body, body_lede, hit, hit_there = products
    ones, others = [items[p] for p in one.tolist()], [items[p] for p in other.tolist()]
    days = tuple(column(np.nan if i.article.day is None else i.article.day for i in side) for side in (ones, others))
    gaps = np.nan_to_num(np.abs(days[0] - days[1]))
    undated = np.isnan(days[0]).astype(np.float64) + np.isnan(days[1])
    sizes = np.stack([column(i.size for i in side) for side in (ones, others)])
    weights = np.stack([column(i.weight for i in side) for side in (ones, others)])
    hits = np.stack((hit, hit_there))
    shared = hits / np.maximum(weights, 1.0)
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
            undated == 2,
            np.log1p(sizes.min(0)),
            np.log1p(sizes.max(0)),
            column(not (a.article.title and b.article.title) for a, b in zip(ones, others, strict=True)),
            agreement(ones, others, gaps),
            shared.max(0),
            shared.min(0),
            (weights - hits).max(0),
            looking_back(ones, others, (days[0], days[1]), gaps),
        ),
        axis=1,
    )


def crowds(one: Places, other: Places, near: Floats, known: tuple[Places, Floats] | None = None) -> Floats:
    """The crowd columns of pairs: for each the lesser and greater crowd, and its cosine as part of the two articles' best ones.

    `known` are further neighbours: their owner's place and cosine.
    """
    if not len(one):
        return np.zeros((0, 4))
    owners = np.concatenate((one, other) if known is None else (one, other, known[0]))
    held = np.concatenate((near, near) if known is None else (near, near, known[1]))
    order = np.lexsort((-held, owners))
    owners, held = owners[order], held[order]
    places, starts = np.unique(owners, return_index=True)
    apart = np.repeat(np.arange(len(places)), np.diff(np.append(starts, len(owners)))) * 4.0 - held  # ascending: cosines are below 2
    found, best = np.zeros((2, len(one))), np.zeros((2, len(one)))
    for side, ends in enumerate((one, other)):
        place = np.searchsorted(places, ends)
        best[side] = held[starts[place]]
        found[side] = np.minimum(np.searchsorted(apart, place * 4.0 - NEARLY * near, side="right") - starts[place], NEAR)
    likeness = np.maximum(near, 0.01)
    lesser, greater = np.maximum(best.min(0), 0.01), np.maximum(best.max(0), 0.01)
    return np.stack((found.min(0), found.max(0), likeness / lesser, likeness / greater), axis=1)


def rows_of(plain_rows: Floats, crowd_rows: Floats, articles: int) -> Matrix:
    """The whole rows: the columns of NAMES, then the one of looking back. `articles` is how many there are to be like."""
    count = np.full((len(plain_rows), 1), np.log(min(max(articles, 1), MANY)))
    return np.concatenate((plain_rows[:, :-1], crowd_rows, count, plain_rows[:, -1:]), axis=1).astype(np.float32)
