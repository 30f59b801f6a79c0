"""Numbers of one thing that differ."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from onrecord.collate.discrepancies.comparable import comparable, of_strength, one_context, other_occasion
from onrecord.collate.discrepancies.counted import told_as_part
from onrecord.collate.discrepancies.making import Claims, Finding, side, sides_of
from onrecord.collate.discrepancies.parts import of_some
from onrecord.collate.discrepancies.verdict import near, rounded
from onrecord.collate.figures import LARGE, FigureAccount, meet
from onrecord.collate.material import moment
from onrecord.collate.provenance import chain_of
from onrecord.collate.series import Counted, Told, Value, is_revised
from onrecord.facts.record import Abstention, DiscrepancyKind, Verdict
from onrecord.lexicon.comparing import word_set
from onrecord.lexicon.statuses import statuses

SMALLEST_PART = 5
"""A part of a sum smaller than this says little: many small numbers add up to others."""
LARGE_SUM = 50
"""A sum smaller than this may well be another number."""
SAME_HOURS = timedelta(days=2)
"""Time within which a count that grows may be told late: about 150 hurt in a later account than 176."""
FALLEN = 5
"""How many times as high an earlier toll is from which a later one, not said to put it right, is of a part."""
ROUGHLY = 1.1
"""How many times another a number is up to which the two are one, roughly told, where one of them only names a place beside it."""
SOON = timedelta(hours=6)
"""Time within which two tellers of different numbers are taken to speak of the same moment."""

_PUT_RIGHT = re.compile(
    r"\b(?:earlier|previous(?:ly)?|initial(?:ly)?|original(?:ly)?|first)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:report|sa(?:id|y)|count|toll|figure|number|tally|estimat|statement|put|gave|given|told|announc|list|identif|version|bulletin)"
    r"|\b(?:risen|rose|grown|grew|climbed|fallen|fell|dropped) to\b"
    r"|\bcorrect(?:ion|ed)\b|\brevised\b|\bupdated\b|\b(?:up|down|rose|risen|lowered|raised) from\b",
    re.IGNORECASE,
)
"""Words that tell that a number was given before, or has been put right."""
_WAS = re.compile(r"\b(?:from|instead of|not)\s+(?:an? |the )?$", re.IGNORECASE)
"""Before the number that was put right."""
MOST_VALUES, NEXT_VALUES = 60, 30
"""Values of a series up to which each is held against each, and with how many of the next where there are more."""
Values = Sequence[Sequence[FigureAccount]]


def figures(found: Claims) -> Iterator[Finding]:
    """One discrepancy for each verdict on values of a series held against each other, with the sides of each value in turn."""
    ids = iter(found.figures)
    for one in found.series:
        items = [next(ids) for _ in one]
        judged: dict[tuple[Verdict, bool], list[_Values]] = {}
        for i, j in _held_pairs(len(one)):
            held = _held(found, one[i], one[j])
            judgement = judge(found, *held) if held else None
            if held and judgement:
                none = 0 in (one[i][0].bounds[1], one[j][0].bounds[1])
                here = {n: [c for c in one[n] if any(c.unit == k.unit for k in side)] for n, side in zip((i, j), held, strict=True)}
                groups = judged.setdefault((judgement[0], none), [])
                joined = [g for g in groups if not g.told.keys().isdisjoint(here)]
                made = _Values(joined[0].reason if joined else judgement[1], {})
                for told in (*(g.told for g in joined), here):
                    for n, accounts in told.items():
                        made.told[n] = [*made.told.get(n, ()), *(c for c in accounts if c not in made.told.get(n, ()))]
                judged[judgement[0], none] = [*(g for g in groups if not any(g is k for k in joined)), made]
        for (verdict, none), groups in judged.items():
            for g in groups:
                order = sorted(g.told, key=lambda i: (found.rank(one[i][0].source.id), one[i][0].span))
                sides = tuple(s for i in order for s in sides_of([(c.source, (c.span,)) for c in g.told[i]]))
                kind: DiscrepancyKind = "factuality" if none else "figure"
                yield Finding(kind, verdict, g.reason, sides, tuple(items[i].id for i in order))
    yield from _sums(found)


def _held_pairs(count: int) -> Iterator[tuple[int, int]]:
    """Which of so many values of a series are held against each other: all, or where they are many, each and those told next."""
    if count <= MOST_VALUES:
        return itertools.combinations(range(count), 2)
    return ((i, j) for i in range(count) for j in range(i + 1, min(count, i + 1 + NEXT_VALUES)))


def values_passed_over(found: Claims) -> tuple[Abstention, ...]:
    """What the record has to say where a series has more than `MOST_VALUES` values, so that not each was held against each."""
    most = max((len(one) for one in found.series), default=0)
    if most <= MOST_VALUES:
        return ()
    why = f"{most} values of what reads as one thing: each was held against the {NEXT_VALUES} told next"
    return (Abstention("figures", "the reader could not tell", why),)


@dataclass(frozen=True)
class _Values:
    """Values of a series, by their number in it, of which each is held against another of them, and the first reason."""

    reason: str
    told: dict[int, list[FigureAccount]]


def _held(
    found: Claims, one: Sequence[FigureAccount], other: Sequence[FigureAccount]
) -> tuple[list[FigureAccount], list[FigureAccount]] | None:
    """The accounts of two values that can be held against each other; none where one article gives both side by side."""
    pairs = [
        (c, d) for c in one for d in other if comparable(found, c, d) and not _made_up(found, c, d) and not _in_part(found, c, d)
    ]
    none = any(c.bounds[1] == 0 for c in (one[0], other[0]))
    both = {c.source.id for c in one} & {d.source.id for d in other}
    if not pairs or (not none and both - {c.source.id for c, d in pairs if c.source is d.source}):
        return None
    return [c for c in one if any(c is p for p, _ in pairs)], [d for d in other if any(d is q for _, q in pairs)]


def _in_part(found: Claims, c: FigureAccount, d: FigureAccount) -> bool:
    """Whether the article of one number has the other as a part of it."""
    return told_as_part(found, c.source.id, d) or told_as_part(found, d.source.id, c)


def _made_up(found: Claims, c: FigureAccount, d: FigureAccount) -> bool:
    """Whether the smaller number and another of its sentence make the larger ("four by gunshots and one by glass", "five hurt")."""
    small, large = sorted((c, d), key=lambda x: x.bounds[0] or 0)
    return any(
        e is not small
        and e is not large
        and e.sentence in (small.sentence, large.sentence)
        and None not in (e.figure.low, small.figure.low, large.figure.low)
        and (e.figure.low or 0) > 0
        and (e.figure.low or 0) + (small.figure.low or 0) == large.figure.low
        for source in {small.source.id, large.source.id}
        for e in found.counts.get(source, ())
    ) and bool(small.sense and small.sense == large.sense)


def _sums(found: Claims) -> Iterator[Finding]:
    """A number that is the sum of two that another account keeps apart in one sentence: they cover different things."""
    every = [(c, item) for item, value in zip(found.figures, itertools.chain(*found.series), strict=True) for c in value]
    exact = [(c, item.id) for c, item in every if c.figure.low == c.figure.high and (c.figure.low or 0) >= SMALLEST_PART]
    by_sentence: dict[tuple[str, str], list[tuple[FigureAccount, str]]] = {}
    for c, claim in exact:
        by_sentence.setdefault((c.source.id, c.sentence), []).append((c, claim))
    totals: dict[float, list[tuple[FigureAccount, str]]] = {}
    for c, claim in exact:
        totals.setdefault(c.figure.low or 0, []).append((c, claim))
    seen = set()
    for parts in by_sentence.values():
        for (a, one), (b, other) in itertools.combinations(parts, 2):
            for c, whole in totals.get((a.figure.low or 0) + (b.figure.low or 0), ()):
                if (
                    found.rank(c.source.id) <= found.rank(a.source.id)
                    or not _two_sorts(a, b, c)
                    or any(x.is_age for x in (a, b, c))
                    or other_occasion(found, a, c)
                    or a.bare != c.bare
                    or not set(a.context.stems) & set(c.context.stems)
                    or (one, other, whole) in seen
                ):
                    continue
                seen.add((one, other, whole))
                reason = f"{show(c.bounds)} is {show(a.bounds)} and {show(b.bounds)} taken together"
                sides = (side(a.source, (a.span, b.span)), side(c.source, (c.span,)))
                yield Finding("figure", "scope", reason, sides, (one, other, whole))


def _two_sorts(a: FigureAccount, b: FigureAccount, whole: FigureAccount) -> bool:
    """Whether two parts are of two sorts: by what befell them, or else by unit, and large enough to be no chance."""
    if a.sense or b.sense:
        return bool(a.sense and b.sense) and a.sense != b.sense
    return bool(a.unit and b.unit) and not a.unit & b.unit and (whole.figure.low or 0) >= LARGE_SUM


def judge(found: Claims, one: Sequence[FigureAccount], other: Sequence[FigureAccount]) -> tuple[Verdict, str] | None:
    """How two values of one thing stand to each other; None where they do not differ."""
    a, b = sorted((one, other), key=lambda v: (found.rank(v[0].source.id), v[0].span))
    x, y = a[0].bounds, b[0].bounds
    in_time = _in_time(found, a, b)
    if in_time is not None:
        return in_time
    if _of_rivals(found, a, b):
        return None  # the numbers of sides that stand against each other are shown as theirs
    if rounded(x, y, any(c.figure.about for c in (*a, *b))):
        return "rounding", f"{show(x)} and {show(y)} are one number, rounded"
    if meet(x, y):
        return _grown(a, b)
    strength = any(c.unit & of_strength() for c in (*a, *b))
    if not strength and any(c.scope for c in (*a, *b)) and _scopes_differ(a, b) and not any(of_some(c) for c in (*a, *b)):
        befell = {c.sense for c in (*a, *b)} & (word_set("growing") | {"missing", "shot"})
        if befell or not _places_differ(a, b) or not one_context(found, a, b):
            return None
        if near(a[0], b[0], ROUGHLY):
            return "rounding", f"{_having(a, b)}: one number, roughly"
        if not all(any(c.scope for c in v) for v in (a, b)):
            return "unclear", f"{_having(a, b)}: no account tells whether they count the same part"
        return "scope", f"{show(x)} and {show(y)} count different parts"
    if any(of_some(c) for c in (*a, *b)):
        return None
    if _corrected(a, b):
        return "update", f"{show(x)} was given before, {show(y)} after"
    if any(c.source is d.source and comparable(found, c, d) for c in a for d in b):
        return "conflict", f"one article sets {show(x)} against {show(y)}"
    grows = bool({c.sense for c in (*a, *b)} & word_set("growing"))
    missing = bool({c.sense for c in (*a, *b)} & {"missing", "unaccounted"})
    later = moment(b[0].source.reading.article.published_at) - moment(a[0].source.reading.article.published_at)
    if later > timedelta(0) and (missing or (grows and _top(y) > _top(x))):
        return "update", f"{_having(a, b)}, which was told later"
    if later > timedelta(0) and grows and 0 < FALLEN * _top(y) < _top(x):
        return None  # a toll does not fall so far: the later number is of some of them
    if grows and any(c.figure.about for c in (*a, *b)) and later < SAME_HOURS and _of_two_tellers(a, b):
        return "update", f"{_having(a, b)}; both may be right, each at its hour"
    ends = {c.end for v in (a, b) for c in chain_of(found.trace, lambda m: (m.span,), v).values() if c.end}
    if len(ends) == 1 and later > SOON:
        return "update", f"the same source gave {show(x)} first and {show(y)} later"
    return "conflict", f"{_having(a, b)}; both cannot be right"


def _of_two_tellers(a: Sequence[FigureAccount], b: Sequence[FigureAccount]) -> bool:
    """Whether no article has both values."""
    return not {c.source.id for c in a} & {c.source.id for c in b}


def _of_rivals(found: Claims, a: Sequence[FigureAccount], b: Sequence[FigureAccount]) -> bool:
    """Whether both values are of a series over which sides are at odds, and neither article sets the two against each other."""
    told = next((t for c in a for d in b if (t := found.told_with(c, d)) is not None), None)
    return told is not None and told.rivals and not any(c.source is d.source for c in a for d in b)


def _in_time(found: Claims, a: Sequence[FigureAccount], b: Sequence[FigureAccount]) -> tuple[Verdict, str] | None:
    """What a series of people counted makes of two of its values: an update where the order of time tells which stands.

    None where it does not: then the values themselves tell.
    """
    told = next((t for c in a for d in b if (t := found.told_with(c, d)) is not None), None)
    if told is None or told.series.sense not in statuses().growing:
        return None
    one, other = (next(v for v in told.values if any(c.account.key == k.key for c in v.told for k in side)) for side in (a, b))
    first, last = (one, other) if told.values.index(one) < told.values.index(other) else (other, one)
    if _puts_right(found, first, last):
        return _put_right(told, last, first)  # told after it, whatever day stands beside it
    one_page = any(c.source is d.source and comparable(found, c, d) for c in a for d in b)
    if (told.latest is None and not told.rivals) or (one_page and not any(is_revised(c) for c in last.told)):
        return None
    days = [v.as_of or "an unknown day" for v in (first, last)]
    later = (first.as_of or "") < (last.as_of or "")
    put_right = any(map(_is_new, last.told))
    superseded = told.latest is not None and told.latest not in (first, last) and told.latest.top > max(first.top, last.top)
    if superseded and told.latest is not None and not later:
        now = f"{told.latest.claimants[0]}: {show(told.latest.bounds)} on {told.latest.as_of}"
        return "update", f"{_having(a, b)} on {days[0]}; {now}"
    if later and (put_right or last.top > first.top):
        why = ", put right" if put_right else ""
        one_has = f"{first.claimants[0]}: {show(first.bounds)} {told.series.sense} on {days[0]}"
        return "update", f"{one_has}; {last.claimants[0]}: {show(last.bounds)} on {days[1]}{why}"
    return None


def _is_new(c: Counted) -> bool:
    """Whether it is the number that another was put right to."""
    return is_revised(c) and not _WAS.search(c.account.source.text[max(0, c.account.figure.start - 20) : c.account.figure.start])


def _puts_right(found: Claims, value: Value, other: Value) -> bool:
    """Whether an article that has both numbers was told that the one was put right to the other: "to 49, from 50"."""
    beside = (f for c in value.told if _is_new(c) for f in found.counts.get(c.account.source.id, ()))
    return any(other.top in f.bounds for f in beside) and not any(map(_is_new, other.told))


def _put_right(told: Told, first: Value, last: Value) -> tuple[Verdict, str]:
    """A value and the one that puts it right: the day of the latter only where it can be one."""
    day = f" on {last.as_of}" if last.as_of and last.as_of >= (first.as_of or "") else ""
    one_has = f"{first.claimants[0]}: {show(first.bounds)} {told.series.sense} on {first.as_of or 'an unknown day'}"
    return "update", f"{one_has}; {last.claimants[0]}: {show(last.bounds)}{day}, put right"


def _having(a: Sequence[FigureAccount], b: Sequence[FigureAccount]) -> str:
    """Who has what: "Kurdistan 24 has 168, Power Line 173"."""
    names = [v[0].source.reading.article.outlet or "one account" for v in (a, b)]
    names[1] = "the other" if names == ["one account"] * 2 else names[1]
    return f"{names[0]} has {show(a[0].bounds)}, {names[1]} {show(b[0].bounds)}"


def _top(x: tuple[float | None, float | None]) -> float:
    return x[1] if x[1] is not None else x[0] if x[0] is not None else 0.0


def _scopes_differ(a: Sequence[FigureAccount], b: Sequence[FigureAccount]) -> bool:
    """Whether what limits the one does not limit the other; tolls are of the story's event, wherever they say it was."""
    if {c.sense for c in (*a, *b)} & (word_set("growing") | {"missing"}):
        return False
    large = all((c.bounds[1] or 0) >= LARGE for c in (*a, *b))
    x, y = ([c.scope for c in v if c.scope and not (large and "sinc" in c.scope)] for v in (a, b))
    if large and not x and not y:
        return False
    return not any(p == q for p in x for q in y)


def _places_differ(a: Sequence[FigureAccount], b: Sequence[FigureAccount]) -> bool:
    """Whether a place, not a time, makes the scopes differ: only that a reader can take for one number given two ways."""
    return any(
        (c.figure.scope or "").split(" ")[0] in {"in", "at", "within", "across", "of"} and not c.scope & {"2020"} for c in (*a, *b)
    )


def _grown(a: Sequence[FigureAccount], b: Sequence[FigureAccount]) -> tuple[Verdict, str] | None:
    """A least number, and a higher exact one later, of what only grows: both right at their time."""
    (low, high), (least, most) = a[0].bounds, b[0].bounds
    grows = {c.sense for c in (*a, *b)} & word_set("growing")
    published = [moment(v[0].source.reading.article.published_at) for v in (a, b)]
    if (
        grows
        and high is None
        and low is not None
        and least is not None
        and least == most
        and least > low
        and published[0] < published[1]
    ):
        return "update", f"{show(a[0].bounds)} was the count first, {show(b[0].bounds)} later"
    return None


def _corrected(a: Sequence[FigureAccount], b: Sequence[FigureAccount]) -> bool:
    """Whether an article that gives both says which was before, or a later edition gives the other."""
    for c in a:
        for d in b:
            if (
                c.source.reading.article.url
                and c.source.reading.article.url == d.source.reading.article.url
                and c.source is not d.source
            ):
                return True
            if c.source is d.source and any(_PUT_RIGHT.search(m.sentence) for m in (c, d)):
                return True
    return False


def show(x: tuple[float | None, float | None]) -> str:
    """A value in words."""

    def plain(v: float) -> str:
        return f"{v:,.0f}" if float(v).is_integer() else f"{v:,}"

    if x[0] is None:
        return f"at most {plain(x[1] or 0)}"
    if x[1] is None:
        return f"at least {plain(x[0])}"
    return plain(x[0]) if x[0] == x[1] else f"{plain(x[0])} to {plain(x[1])}"
