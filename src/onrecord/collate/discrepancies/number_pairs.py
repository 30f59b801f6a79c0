"""Whether two numbers of two articles are of one thing: what speaks for it as columns, and trees learnt from labelled pairs.

The numbers are in models/number_pairs.json, learnt by training/number_pairs.py from pairs of real coverage that people judged.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import combinations
from typing import NamedTuple

import msgspec
import numpy as np

from onrecord.collate.discrepancies.comparable import (
    VAGUE,
    expected,
    of_other_people,
    of_time,
    other_occasion,
    other_slot,
    other_towns,
    rate,
)
from onrecord.collate.discrepancies.counted import OTHERS
from onrecord.collate.discrepancies.grouping import names_around
from onrecord.collate.discrepancies.making import Claims
from onrecord.collate.discrepancies.parts import parted
from onrecord.collate.discrepancies.verdict import is_rounded, near, one_range, size
from onrecord.collate.figures import FigureAccount
from onrecord.collate.wording import stem, words_of
from onrecord.facts.record import Abstention
from onrecord.lexicon.statuses import statuses
from onrecord.match.trees import Forest

NAMES = (
    "likeness of the clauses",
    "weight shared by the clauses",
    "share of the lighter clause",
    "weight shared by the sentences",
    "weight shared beside the numbers",
    "share of the lighter side",
    "a qualifier shared",
    "qualifiers apart",
    "names shared",
    "log of the ratio",
    "within a twentieth",
    "within two fifths",
    "rounded",
    "ends of a range",
    "one value",
    "one status",
    "two statuses",
    "one status known",
    "people befallen",
    "a bare measure",
    "of time",
    "one unit",
    "people",
    "below ten",
    "from a hundred",
    "one deed",
    "scopes apart",
    "a scope shared",
    "one of another occasion",
    "one is a rate",
    "parts of wholes",
    "other slots",
    "other occasions",
    "other towns",
    "other persons",
    "one is ahead",
    "without a number",
    "one beside others",
    "one series",
)
"""The columns, in order."""
MOST_APART = 60
"""How many times another a number is from which the two are not looked at."""
MOST = 400
"""Numbers of a unit up to which each is compared with each."""
LIKELY, LATEST = 200, 60
"""Of more than so many, how many of those told before each is compared with, and how many of those that have a word in common."""
BESIDE = 45
"""Characters on either side of a number in which words tell what is counted."""
SENTENCE_TELLS = 0.03
"""What a unit of weight shared by the sentences adds to what the clauses share, where the best fit is sought."""
ENOUGH = 8.0
"""Weight shared by two clauses from which their share counts in full."""


class Pair(NamedTuple):
    """Two numbers of two articles, each the best fit to the other."""

    one: FigureAccount
    other: FigureAccount


def pairs_in(found: Claims) -> list[Pair]:
    """For each number and each other article the number of it that fits best, the best fits first, where the two do not agree."""
    around = _Around(found)
    fits = sorted(
        ((around.fit(c, d), c, d) for c, d in _possible(found, around)),
        key=lambda x: (-x[0], found.rank(x[1].source.id), x[1].span, found.rank(x[2].source.id), x[2].span),
    )
    taken: set[tuple[tuple[str, int], str]] = set()
    out = []
    for _, c, d in fits:
        here, there = (c.key, d.source.id), (d.key, c.source.id)
        if here not in taken and there not in taken:
            taken |= {here, there}
            out.append(Pair(c, d))
    return out


Row = tuple[FigureAccount, float]


def not_all_compared(found: Claims) -> tuple[Abstention, ...]:
    """What the record has to say where a unit has more than `MOST` numbers, so that not each was compared with each."""
    most = max(map(len, _by_unit(found).values()), default=0)
    if most <= MOST:
        return ()
    why = f"{most} numbers of one unit: each was compared with at most {LIKELY} before it, whose sentences share the rarest words"
    return (Abstention("figures", "the reader could not tell", why),)


def _by_unit(found: Claims) -> dict[str, list[Row]]:
    """The numbers of each unit with their sizes; those of people are of one unit besides."""
    by_unit: dict[str, list[Row]] = {}
    for c, much in ((c, size(c)) for told in found.counts.values() for c in told):
        if not (c.is_age or c.indefinite) and much > 0:
            people = c.of_people or c.status in statuses().growing
            for unit in (*sorted(c.unit), *(["!people"] if people else []), *([] if c.unit else ["!none"])):
                by_unit.setdefault(unit, []).append((c, much))
    return by_unit


def _possible(found: Claims, around: _Around) -> Iterator[tuple[FigureAccount, FigureAccount]]:
    """Numbers of two articles that differ, of one unit or both of people, that may be of one thing by their size."""
    seen = set()
    for rows in _by_unit(found).values():
        for (c, x), (d, y) in combinations(rows, 2) if len(rows) <= MOST else _likely(found, around, rows):
            apart = c.source is d.source or c.bounds == d.bounds or max(x, y) > MOST_APART * min(x, y)
            if not apart and (c.key, d.key) not in seen:
                seen |= {(c.key, d.key), (d.key, c.key)}
                yield c, d


def _likely(found: Claims, around: _Around, rows: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
    """Each of many numbers with those told before it that share words of its sentence: the rarest words and the latest first."""
    holders: dict[str, list[Row]] = {}
    for row in sorted(rows, key=lambda r: (found.rank(r[0].source.id), r[0].span)):
        words = sorted(around.sentence(row[0]), key=lambda s: (found.spread.get(s, 0), s))
        near: dict[tuple[str, int], Row] = {}
        for word in words:
            near.update((r[0].key, r) for r in reversed(holders.get(word, [])[-LATEST:]))
            if len(near) >= LIKELY:
                break
        yield from ((r, row) for r in list(near.values())[:LIKELY])
        for word in words:
            holders.setdefault(word, []).append(row)


class _Around:
    """The words around numbers, taken once for each, and how well those of two numbers fit each other."""

    def __init__(self, found: Claims) -> None:
        self.found = found
        self._words: dict[tuple[str, int, str], frozenset[str]] = {}

    def clause(self, c: FigureAccount) -> frozenset[str]:
        """What is told in the number's clause, its unit and other numbers left out."""
        return self._kept(c, "clause", lambda: c.context.bag)

    def sentence(self, c: FigureAccount) -> frozenset[str]:
        """What is told in its sentence."""
        return self._kept(c, "sentence", lambda: words_of(c.sentence).bag)

    def beside(self, c: FigureAccount) -> frozenset[str]:
        """What is told right beside it."""
        return self._kept(c, "beside", lambda: words_of(_beside(c)).bag)

    def _kept(self, c: FigureAccount, which: str, made: Callable[[], frozenset[str]]) -> frozenset[str]:
        key = (*c.key, which)
        if key not in self._words:
            self._words[key] = frozenset(s for s in made() - c.unit if not s[0].isdigit())
        return self._words[key]

    def fit(self, c: FigureAccount, d: FigureAccount) -> float:
        """How well the two fit each other."""
        weight, share = self.clauses(c, d)
        return share * min(1.0, weight / ENOUGH) + SENTENCE_TELLS * self.sentences(c, d)

    def clauses(self, c: FigureAccount, d: FigureAccount) -> tuple[float, float]:
        """The weight that their clauses share, what is counted left out, and which share that is of the lighter."""
        return self.found.shared(self.clause(c) - d.unit, self.clause(d) - c.unit)

    def sentences(self, c: FigureAccount, d: FigureAccount) -> float:
        """The weight that their sentences share, what is counted left out."""
        return self.found.weight((self.sentence(c) & self.sentence(d)) - c.unit - d.unit)


def _beside(c: FigureAccount) -> str:
    """The words of its sentence right before and behind a number."""
    sentence, text = c.source.sentence(c.figure.start), c.source.text
    before = text[max(sentence.start, c.figure.start - BESIDE) : c.figure.start]
    return f"{before} {text[c.figure.end : min(sentence.end, c.figure.end + BESIDE)]}"


def columns(found: Claims, pairs: Sequence[Pair]) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """What speaks for and against each pair being of one thing, in the order of `NAMES`."""
    around = _Around(found)
    return np.array([_row(found, around, *p) for p in pairs], dtype=np.float64).reshape(-1, len(NAMES))


def _row(found: Claims, around: _Around, c: FigureAccount, d: FigureAccount) -> list[float]:
    clauses, of_clause = around.clauses(c, d)
    beside, of_side = found.shared(around.beside(c), around.beside(d))
    low, high = sorted((size(c), size(d)))
    known = [s for s in (c.status, d.status) if s is not None]
    words = [x.span.of(x.source.text) for x in (c, d)]
    return [
        found.counting.compare(c.context, d.context),
        min(clauses, 20.0),
        of_clause,
        min(around.sentences(c, d), 30.0),
        min(beside, 12.0),
        of_side,
        bool(c.qualified & d.qualified),
        bool(c.qualified and d.qualified and not c.qualified & d.qualified),
        min(3, len(names_around(c) & names_around(d))),
        min(4.0, math.log(high / low)),
        near(c, d, 1.05),
        near(c, d, 1.4),
        is_rounded(c, d),
        one_range(c, d),
        low == high,
        len(known) == 2 and known[0] == known[1],
        len(known) == 2 and known[0] != known[1],
        len(known) == 1,
        bool(set(known) & statuses().growing),
        c.bare or d.bare,
        bool(c.unit & d.unit & of_time()),
        bool(c.unit & d.unit),
        c.of_people and d.of_people,
        low < 10,
        low >= 100,
        c.deed is not None and d.deed is not None and stem(c.deed.lemma) == stem(d.deed.lemma),
        bool(c.scope and d.scope and not c.scope & d.scope),
        bool(c.scope & d.scope),
        (c.key in found.of_others) != (d.key in found.of_others),
        rate(c) != rate(d),
        parted(c, d),
        other_slot(found, c, d),
        other_occasion(found, c, d),
        other_towns(found, c, d),
        of_other_people(found, c, d),
        expected(c) != expected(d),
        sum(bool(VAGUE.match(w)) for w in words),
        sum(bool(OTHERS.search(w)) for w in words) == 1,
        found.series_of.get(c.key) == found.series_of.get(d.key),
    ]


@cache
def forest() -> Forest:
    """The shipped trees, loaded once a process; raises ValueError where they were learnt for other columns."""
    made = msgspec.json.decode(files("onrecord").joinpath("models", "number_pairs.json").read_bytes(), type=Forest)
    if tuple(made.names) != NAMES:
        raise ValueError("models/number_pairs.json was made for other columns: run training/number_pairs.py")
    return made


def sure(found: Claims, pairs: Sequence[Pair]) -> list[float]:
    """For each pair how surely it is of one thing."""
    return [float(p) for p in forest().probabilities(columns(found, pairs))] if pairs else []
