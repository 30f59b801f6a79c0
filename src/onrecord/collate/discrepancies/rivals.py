"""Counts of two sides against each other, and more who voted in favour than were there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from onrecord.collate.discrepancies.figure import show
from onrecord.collate.discrepancies.making import Claims, Finding, side
from onrecord.collate.figures import FigureAccount, kind_of, meet
from onrecord.facts.record import Verdict

NEAR = 1.5
"""How many times the number present the number in favour may be for the two to be of one vote."""


def rivals(found: Claims) -> Iterator[Finding]:
    """Votes of more than were present."""
    yield from _present(found)


def _present(found: Claims) -> Iterator[Finding]:
    """More who voted in favour than took part."""
    every = [c for counts in found.counts.values() for c in counts]
    favour = [c for c in every if c.status == "for" and c.figure.low]
    there = [c for c in every if c.status == "present" and c.figure.high and not c.indefinite]
    seen: set[tuple[str, str]] = set()
    for c, d in product(favour, there):
        pair = c.source.id, d.source.id
        if c.source is d.source or pair in seen or not _of_one_vote(c, d):
            continue
        seen.add(pair)
        outlets = [x.source.reading.article.outlet or "one account" for x in (c, d)]
        reason = f"{outlets[0]} has {show(c.bounds)} in favour, {outlets[1]} {show(d.bounds)} present"
        verdict: Verdict = "unclear" if c.figure.about or d.figure.about else "conflict"
        yield Finding("figure", verdict, reason, (side(c.source, (c.span,)), side(d.source, (d.span,))))


def _of_one_vote(c: FigureAccount, d: FigureAccount) -> bool:
    """Whether more of one sort of people are in favour than are there, and not so many more that it is another vote."""
    low, high = c.figure.low or 0, d.figure.high or 0
    return bool(kind_of(c) & kind_of(d)) and high < low <= NEAR * high and not meet(c.bounds, d.bounds)
