"""A day, a number or a unit put in another's place."""

from __future__ import annotations

from functools import cache

from onrecord.collate.discrepancies.comparable import VAGUE, comparable, one_kind
from onrecord.collate.discrepancies.counted import told_as_part
from onrecord.collate.discrepancies.date import Dated, clashing_days, judge
from onrecord.collate.discrepancies.figure import judge as judge_figures
from onrecord.collate.discrepancies.figure import show
from onrecord.collate.discrepancies.making import Claims
from onrecord.collate.discrepancies.passage import Difference, Passage
from onrecord.collate.figures import FigureAccount
from onrecord.collate.wording import DAY, WEEKDAY, Alignment, Stretch, stem, weekday_of
from onrecord.facts.span import Span
from onrecord.lexicon.comparing import word_set
from onrecord.lexicon.counting import measures

APART = 1.5
"""How many times one least number is the other from which they are shown."""


def other_day(found: Claims, a: Passage, b: Passage, s: Stretch) -> Difference | None:
    """Two days that cannot be one."""
    ours, theirs = _time_in(a, a.at(s.ours)), _time_in(b, b.at(s.theirs))
    if ours is None or theirs is None:
        return None
    if clashing_days(ours, theirs):
        verdict, reason = judge(found, ours, theirs)
        return Difference("date", verdict, reason)
    days = {weekday_of(t.value) for t in (ours, theirs)}
    if len(days) == 2 and 0 not in days and WEEKDAY.match(min(ours.value, theirs.value, key=lambda v: v[:1] != "X")):
        said = [t.span.of(t.source.text) for t in (ours, theirs)]
        return Difference("date", "conflict", f"{said[0]} in one account, {said[1]} in the other")
    return None


def _time_in(p: Passage, span: Span) -> Dated | None:
    for t in p.source.reading.times:
        if t.start < span.end and span.start < t.end and (DAY.match(t.value or "") or WEEKDAY.match(t.value or "")):
            return Dated(p.source, Span(t.start, t.end), t.value, p.source.text[max(0, t.start - 25) : t.end + 25])
    return None


def other_number(found: Claims, a: Passage, b: Passage, s: Stretch, laid: Alignment) -> Difference | None:
    """Two numbers of which one puts the other wrong, or least numbers that lie far apart."""
    c, d = _count_in(found, a, a.at(s.ours)), _count_in(found, b, b.at(s.theirs))
    if c is None or d is None or (c.bare and not c.figure.unit.isupper() and len(laid.stretches) > 1):
        return None
    if not one_kind(found, c, d) or not (counts_by_number(c) and counts_by_number(d)):
        return None
    if told_as_part(found, a.source.id, d) or told_as_part(found, b.source.id, c):
        return None  # 31, twelve of them here
    if any(VAGUE.match(x.span.of(x.source.text)) for x in (c, d)):
        return None  # "hundreds" is any number of them
    least = [x.bounds[0] for x in (c, d) if x.bounds[0] is not None and x.bounds[1] is None]
    if len(least) == 2 and max(least) >= APART * min(least):
        grown = found.rank(a.source.id) < found.rank(b.source.id) and least[1] > least[0] and c.sense in word_set("growing")
        reason = f"{show(c.bounds)} in one account, {show(d.bounds)} in the other"
        return Difference("figure", "update" if grown else "unclear", reason)
    if found.series_of.get(c.key) == found.series_of.get(d.key) and comparable(found, c, d):
        return None  # held against each other as figures
    judged = judge_figures(found, [c], [d])
    return Difference("figure", *judged) if judged else None


def counts_by_number(c: FigureAccount) -> bool:
    """Whether it is told by a number, and not by naming one person ("a mother")."""
    return (
        c.bounds != (1, 1) or any(ch.isdigit() for ch in c.span.of(c.source.text)) or "one" in c.span.of(c.source.text).casefold()
    )


def _count_in(found: Claims, p: Passage, span: Span) -> FigureAccount | None:
    return next((c for c in found.counts.get(p.source.id, ()) if c.span.overlaps(span)), None)


def other_unit(s: Stretch) -> Difference | None:
    """Another unit or scale after one number ("2.4 billion", "2.4 million")."""
    ours, theirs = ([t.key for t in x if t.telling] for x in (s.ours, s.theirs))
    number = s.before[0][-1:] == s.before[1][-1:] and "".join(s.before[0][-1:])[:1].isdigit()
    if number and len(ours) == len(theirs) == 1 and all(w[0] in _units() for w in (ours, theirs)):
        return Difference("figure", "conflict", "one number, of another unit or size")
    return None


@cache
def _units() -> frozenset[str]:
    """Stems of units and of words of size."""
    scales = {"hundred", "thousand", "million", "billion", "trillion"}
    return frozenset(stem(w) for w in measures().physical | scales | measures().money.keys())
