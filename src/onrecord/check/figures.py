"""Figures: whether the accounts that count the same give the same number, with the same bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.check.clauses import clause_at
from onrecord.check.finding import Finding
from onrecord.check.laid import Laid, Telling
from onrecord.collate.discrepancies import can_be_one, one_kind, other_slot
from onrecord.collate.figures import FigureAccount, meet
from onrecord.collate.wording import words_of
from onrecord.facts.record import Side
from onrecord.facts.span import Span

ENOUGH = 0.5
BEARS = 0.25
"""Likeness of a sentence from which its number is held against the draft's, and from which the same number bears it."""
_MORE = re.compile(r"(?:well |just |slightly )?(?:more than|over|above|in excess of|upwards of)\b", re.IGNORECASE)
FAR = 20
"""How many times another a number is from which the two count different things."""
LEAST = 10
"""A number below this is often counted by the writer."""
NEAR = 0.05
"""Share by which a number told as about so many may be off."""


def figures(laid: Laid) -> Iterator[Finding]:
    """Each number of the draft outside quotations, with what the accounts count."""
    for c in laid.claims.counts.get(laid.draft.id, ()):
        if laid.in_quotes(c.span) or c.is_age or c.indefinite or not _told(c):
            continue
        clause = clause_at(laid.draft, c.span)
        own = _numbers(c.span.of(laid.draft.text))
        tellings = laid.tellings(clause, own)
        yield from _of(laid, c, clause, own, tellings)


def _of(laid: Laid, c: FigureAccount, clause: Span, own: frozenset[str], tellings: Sequence[Telling]) -> Iterator[Finding]:
    same: list[FigureAccount] = []
    bound: list[FigureAccount] = []
    other: list[FigureAccount] = []
    for x in tellings:
        for d in laid.claims.counts.get(x.source.id, ()):
            if not x.span.contains(d.span) or other_slot(laid.claims, c, d):
                continue
            one = one_kind(laid.claims, c, d) or (x.aligned and (bool(c.unit & d.unit) or not (c.unit and d.unit)))
            if (x.likeness >= BEARS or x.aligned) and _within(c, d) and (one or not (c.unit and d.unit)):
                same.append(d)
            elif one and _set_against(c, d, x) and laid.same_clause(clause, d.source, d.span, own):
                bound.append(d)
            elif (
                one
                and x.likeness >= ENOUGH
                and _apart(c, d)
                and not _too_far(c, d)
                and can_be_one(laid.claims, c, d, moods=False)
                and laid.same_clause(clause, d.source, d.span, own)
            ):
                other.append(d)
    said = c.span.of(laid.draft.text)
    if same:
        yield from _outdated(laid, c, same)
        yield Finding(c.span, "figure", "borne", "accounts give the same number", bearing=tuple(_side(d) for d in same[:3]))
        return
    against = bound or other
    if against:
        told = against[0].span.of(against[0].source.text)
        yield Finding(
            c.span, "figure", "differs", f"{told} in an account, {said} in the draft", tuple(_side(d) for d in against[:3])
        )
        return
    value = c.bounds[0] if c.bounds[0] is not None else c.bounds[1]
    every = [d for a, counts in laid.claims.counts.items() if a != laid.draft.id for d in counts]
    near = any(_within(c, d) or _meets(c, d) for d in every)
    if value is not None and value >= LEAST and not c.figure.about and not near and value not in laid.numbers:
        yield Finding(c.span, "figure", "not on record", "no account has this number")
    else:
        yield Finding(c.span, "figure", "not checkable", "no account counts it in words that it could be held against")


def _outdated(laid: Laid, c: FigureAccount, same: Sequence[FigureAccount]) -> Iterator[Finding]:
    """Where the number is an earlier one of a series of the record whose latest is another."""
    latest = next((f for d in same if (f := laid.latest_after(d.source, d.span)) is not None), None)
    if latest is None or latest.low == c.bounds[0]:
        return
    against = tuple(laid.side_of(a) for a in latest.accounts[:3])
    said = next((s.says for s in against), "")
    yield Finding(c.span, "figure", "outdated", f"a later account has {said}", against)


def _side(d: FigureAccount) -> Side:
    return Side(d.source.id, (d.span,), d.span.of(d.source.text))


def _told(c: FigureAccount) -> bool:
    """Whether it is a number, and not an article or a pronoun."""
    said = c.span.of(c.source.text)
    return bool(
        words_of(said).numbers
        or re.search(r"\d|\b(?:half|third|quarter|dozen|hundred|thousand|million|billion|no|none|nobody)\b", said)
    )


def _apart(c: FigureAccount, d: FigureAccount) -> bool:
    """Whether no number is within both bounds, or both are least (or most) numbers and not the same."""
    if not meet(c.bounds, d.bounds):
        return True
    (a, b), (x, y) = c.bounds, d.bounds
    return (b is None and y is None and a != x) or (a is None and x is None and b != y)


def _set_against(c: FigureAccount, d: FigureAccount, x: Telling) -> bool:
    """Whether an account's number has another bound at the same value ("more than 90", "just under 90")."""
    return (x.likeness >= BEARS or x.aligned) and not (_lasts(c) or _lasts(d)) and _meets(c, d)


def _lasts(c: FigureAccount) -> bool:
    """Whether it tells how long: "up to three years" and "three years" are of two things more often than not."""
    return bool(c.unit & {"year", "month", "week", "day", "hour", "minut"})


def _numbers(said: str) -> frozenset[str]:
    return frozenset(w for w in words_of(said).bag if w[0].isdigit())


def _too_far(c: FigureAccount, d: FigureAccount) -> bool:
    """Whether one is so many times the other that different things are counted."""
    sizes = [max((abs(v) for v in x.bounds if v is not None), default=0.0) for x in (c, d)]
    return bool(min(sizes)) and max(sizes) > FAR * min(sizes)


def _within(c: FigureAccount, d: FigureAccount) -> bool:
    """Whether an account's number bears the draft's: equal, or the draft's rounds it and says so."""
    (a, b), (x, y) = c.bounds, d.bounds
    if (a, b) == (x, y):
        return True
    value = x if x is not None and x == y else None
    if value is not None:
        low = a if a is not None else value
        high = b if b is not None else value
        if a == b and a is not None:
            return c.figure.about and abs(a - value) <= NEAR * max(value, 1)
        if _MORE.match(c.span.of(c.source.text)) and value == a:
            return False
        return low <= value <= high and (abs((a if a is not None else b or 0) - value) <= 0.2 * max(value, 1))
    return (a == x and b == y) or (c.figure.about and a is not None and (x == a or y == a))


def _meets(c: FigureAccount, d: FigureAccount) -> bool:
    """Whether the two have a bound in common and differ in what is bounded."""
    mine, theirs = ({v for v in z.bounds if v is not None} for z in (c, d))
    return bool(mine & theirs)
