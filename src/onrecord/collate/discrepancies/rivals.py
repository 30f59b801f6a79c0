"""Counts of two sides against each other, and more who voted in favour than were there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from onrecord.collate.discrepancies.figure import show
from onrecord.collate.discrepancies.making import Claims, Finding, side
from onrecord.collate.figures import FigureAccount, kind_of, meet
from onrecord.collate.series import rival_accounts
from onrecord.facts.record import Verdict

RIVAL = 2
"""How many times the other a side's number must be to be its own claim, and no later or partial count."""
NEAR = 1.5
"""How many times the number present the number in favour may be for the two to be of one vote."""


def rivals(found: Claims) -> Iterator[Finding]:
    """Values of one series that a sentence gives as those of two sides, then votes of more than were present."""
    for told in found.told:
        for c, d in rival_accounts(told.values)[:2]:
            if not _set_against(c.account, d.account):
                continue
            who, other = c.claimants[0], d.claimants[0]
            what = told.series.sense or "counted"
            reason = f"{who}: {show(c.account.bounds)} {what}; {other}: {show(d.account.bounds)}"
            sides = side(c.account.source, (c.account.span,)), side(d.account.source, (d.account.span,))
            yield Finding("figure", "conflict", reason, sides)
    yield from _present(found)


def _set_against(c: FigureAccount, d: FigureAccount) -> bool:
    """Whether one sentence gives both, so far apart that neither is the other at another hour: a toll that grew has no rival."""
    if c.source.sentence_number(c.figure.start) != d.source.sentence_number(d.figure.start):
        return False
    low, high = sorted(max((v for v in x.bounds if v is not None), default=0.0) for x in (c, d))
    return high > RIVAL * low


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
