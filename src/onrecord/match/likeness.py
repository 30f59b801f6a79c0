"""How like two articles are, as the numbers from which the score of a pair is made.

The numbers of FIRST cost little and tell most pairs of neighbours to be of two stories; those of THEN are taken of the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.match.item import PARTS, Item
from onrecord.match.window import Floats, Places, Window

Matrix = NDArray[np.float32]

RISES, FALLS, FREE = 1, -1, 0
"""How the score of a pair may move with a column: only up, only down, either way."""
FIRST = {
    "body": RISES,
    "gap": FALLS,
    "one undated": FREE,
    "both undated": FREE,
    "shorter": FREE,
    "longer": FREE,
    "untitled": FREE,
    "crowd, lesser": FALLS,
    "crowd, greater": FALLS,
    "of best, greater": RISES,
    "of best, lesser": RISES,
    "articles": FREE,
}
THEN = {
    "title": RISES,
    "lede": RISES,
    "names": RISES,
    "numbers": RISES,
    "title in lede": RISES,
    "lede in body, greater": RISES,
    "lede in body, lesser": RISES,
    "days": RISES,
    "key names shared, greater": RISES,
    "key names shared, lesser": RISES,
    "key names missed": FALLS,
    "rare names shared": RISES,
    **{f"{name} shared, {side}": RISES for name in PARTS for side in ("greater", "lesser")},
}
NAMES = (*FIRST, *THEN)
"""Columns from which the score is made; one more after them is 1 where the later article looks back at the earlier one's time."""
A_YEAR = 300.0
"""Days from which a day of the month is another year's, and from which an article that speaks of years ago tells another event."""
UNTOLD = 0.4
"""The share where an article has none of a kind of names or numbers."""
MANY = 3000
"""Number of articles beyond which more make no difference."""
CROSSED = (
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
    ("rare names", "words"),
    ("words", "rare names"),
    *((name, "words") for name in PARTS),
    *(("words", name) for name in PARTS),
)
"""Pairs of fields, one of each article, whose product is taken."""


class Meeting:
    """Pairs of articles that met in a window: the places of the earlier ones and of the later ones.

    Where an item is given, which is not in the window yet, it stands for all of the later ones.
    """

    def __init__(self, window: Window, one: Places, other: Places, item: Item | None = None) -> None:
        self.window, self.one, self.other, self.item = window, one, other, item

    def chosen(self, which: NDArray[np.bool_]) -> Meeting:
        """The pairs chosen."""
        return Meeting(self.window, self.one[which], self.other[which], self.item)

    def items(self) -> tuple[list[Item], list[Item]]:
        """The earlier and the later items."""
        at = self.window.item
        return [at(p) for p in self.one.tolist()], [self.item or at(p) for p in self.other.tolist()]

    def both(self, told: Callable[[Item], float]) -> Floats:
        """What is told of the earlier items (first row) and of the later ones (second row)."""
        found = []
        for places, item in ((self.one, None), (self.other, self.item)):
            held, back = np.unique(places, return_inverse=True)
            found.append(np.fromiter((told(item or self.window.item(p)) for p in held.tolist()), np.float64)[back])
        return np.stack(found)

    def days(self) -> Floats:
        """The days of publication, not a number where there is none."""
        return self.both(lambda item: np.nan if item.article.day is None else item.article.day)


def agreement(ones: Sequence[Item], others: Sequence[Item], gaps: Floats) -> Floats:
    """For each pair 1 where the two name one day, -1 where they name days and none is the same, 0 where nothing is known."""
    told = (
        0.0 if not (a.days and b.days) or gap > A_YEAR else -1.0 if a.days.isdisjoint(b.days) else 1.0
        for a, b, gap in zip(ones, others, gaps.tolist(), strict=True)
    )
    return np.fromiter(told, np.float64)


def looking_back(ones: Sequence[Item], others: Sequence[Item], days: Floats, gaps: Floats) -> Floats:
    """For each pair 1 where the later article speaks of an event of years ago and the earlier one is of that time."""
    found = np.zeros(len(ones))
    for n in np.flatnonzero(gaps > A_YEAR).tolist():
        found[n] = (ones[n] if days[0, n] > days[1, n] else others[n]).late
    return found


def held_parts(pairs: Meeting, products: Sequence[Floats]) -> Iterator[Floats]:
    """For each of PARTS what of it the other article holds: the greater and the lesser share of the two articles."""
    for name, hit, hit_there in zip(PARTS, products[: len(PARTS)], products[len(PARTS) :], strict=True):
        told = pairs.both(lambda item, name=name: item.holds[name])  # type: ignore[misc]  # a default binds the name
        shares = np.where(told > 0, np.stack((hit, hit_there)), UNTOLD)
        yield from (shares.max(0), shares.min(0))


def first_rows(pairs: Meeting, near: Floats, crowd: Floats, articles: int) -> Matrix:
    """The numbers of FIRST. `near` are the cosines of bodies, `crowd` their crowds, `articles` is how many there are to be like."""
    days = pairs.days()
    undated = np.isnan(days).sum(0)
    sizes = pairs.both(lambda item: item.size)
    titled = pairs.both(lambda item: bool(item.article.title))
    return np.column_stack(
        (
            near,
            np.log1p(np.nan_to_num(np.abs(days[0] - days[1]))),
            np.minimum(undated, 1),
            undated == 2,
            np.log1p(sizes.min(0)),
            np.log1p(sizes.max(0)),
            titled.min(0) == 0,
            crowd,
            np.full(len(near), np.log(min(max(articles, 1), MANY))),
        )
    ).astype(np.float32)


def then_rows(pairs: Meeting) -> Matrix:
    """The numbers of THEN, then whether the later of the two looks back."""
    products = pairs.window.crossed(pairs.one, pairs.other, CROSSED, pairs.item).T
    title, lede, names, numbers, title_lede, lede_title, lede_body, body_lede, hit, hit_there, rare, rare_there, *parts = products
    ones, others = pairs.items()
    days = pairs.days()
    gaps = np.nan_to_num(np.abs(days[0] - days[1]))
    weights = pairs.both(lambda item: item.weight)
    hits = np.stack((hit, hit_there))
    shared = hits / np.maximum(weights, 1.0)
    return np.column_stack(
        (
            title,
            lede,
            names,
            numbers,
            np.maximum(title_lede, lede_title),
            np.maximum(lede_body, body_lede),
            np.minimum(lede_body, body_lede),
            agreement(ones, others, gaps),
            shared.max(0),
            shared.min(0),
            (weights - hits).max(0),
            np.log1p(np.maximum(rare, rare_there)),
            *held_parts(pairs, parts),
            looking_back(ones, others, days, gaps),
        )
    ).astype(np.float32)
