"""What finders of numbers that lie close, or are one, share: pairs that hang together, the figures' ids, names around them."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import Protocol, TypeVar

from onrecord.collate.discrepancies.making import Claims
from onrecord.collate.figures import FigureAccount
from onrecord.collate.material import Source
from onrecord.collate.wording import fold, stem
from onrecord.facts.span import Span


class Placed(Protocol):
    """Something told at a place of an article."""

    @property
    def source(self) -> Source:
        """Its article."""
        ...

    @property
    def span(self) -> Span:
        """Its words."""
        ...


T = TypeVar("T")
P = TypeVar("P", bound=Placed)
OFTEN = 40
"""Items that have a stem above which having it in common tells nothing."""
_CAPITAL = re.compile(r"\b[A-Z][\w’'-]+")


def hanging_together(pairs: Iterable[tuple[FigureAccount, FigureAccount]]) -> list[list[FigureAccount]]:
    """The pairs in groups, those with an account in common in one, in the order in which they come."""
    return together(pairs, lambda c: c.key)


def together(pairs: Iterable[tuple[T, T]], key: Callable[[T], Hashable]) -> list[list[T]]:
    """Pairs of anything in groups, those with one of one key in common in one, in the order in which they come."""
    groups: list[list[T]] = []
    for c, d in pairs:
        joined = [g for g in groups if any(key(x) in (key(c), key(d)) for x in g)]
        merged = [x for g in joined for x in g] + [c, d]
        groups = [g for g in groups if not any(g is j for j in joined)] + [merged]
    return groups


def sharing(items: Sequence[T], bag: Callable[[T], frozenset[str]]) -> Iterator[tuple[T, T]]:
    """Pairs of items, in order, that have a stem in common which at most `OFTEN` of them have: so cost grows with their number."""
    having: dict[str, list[int]] = {}
    for n, item in enumerate(items):
        for s in bag(item):
            having.setdefault(s, []).append(n)
    pairs = {p for held in having.values() if len(held) <= OFTEN for p in combinations(held, 2)}
    yield from ((items[i], items[j]) for i, j in sorted(pairs))


def fitting(fits: Sequence[tuple[float, P, P]]) -> Iterator[tuple[P, P, bool]]:
    """Pairs, each with how well it fits, in their order: whether each of the two is what fits the other best in its article."""
    best: dict[tuple[str, Span, str], float] = {}
    for fit, a, b in fits:
        for x, y in ((a, b), (b, a)):
            key = (x.source.id, x.span, y.source.id)
            best[key] = max(best.get(key, 0.0), fit)
    for fit, a, b in fits:
        yield a, b, all(best[x.source.id, x.span, y.source.id] == fit for x, y in ((a, b), (b, a)))


def ids_of(found: Claims) -> dict[tuple[str, int], str]:
    """The id of the record's figure that each account is of, by the account's key."""
    values = (v for one in found.series for v in one)
    return {c.key: item.id for item, accounts in zip(found.figures, values, strict=True) for c in accounts}


def names_around(c: FigureAccount) -> frozenset[str]:
    """Stems of the words of the number's sentence that have a capital."""
    return frozenset(stem(fold(w)) for w in _CAPITAL.findall(c.sentence))
