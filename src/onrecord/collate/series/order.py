"""The order of a series: the day each account tells its number of, and which value stands last."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from onrecord.collate.figures import FigureAccount, is_believed, is_vague, meet
from onrecord.collate.series.claimants import one_side
from onrecord.collate.series.values import Counted, Value
from onrecord.facts.span import Span
from onrecord.lexicon.statuses import revising, rising, statuses

FRAME = 25
"""Characters after a cue in which the day of saying stands ("said on Wednesday")."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
BESIDE = 2
"""Sentences apart within which an article sets one side's number against the other's."""
ROUND = 0.05
"""Share by which two values are so near that one may be the other rounded."""


def told_on(c: FigureAccount) -> str | None:
    """The day that a number is told of: when it was said or reached, where its sentence tells that; else that of publication."""
    published = (c.source.reading.article.published_at or "")[:10] or None
    said = _said_on(c) or _reached_on(c)
    if said and published and said < published and _is_notice(c):
        return _week_later(said)
    return said if said and (published is None or said <= published) else published


_NOTICE = re.compile(r"\W*(?:editor['\u2019]?s['\u2019]? note|correction|clarification|update|updated)\b", re.IGNORECASE)


LABEL = 24
"""Characters before a sentence in which a note is called one."""


def _is_notice(c: FigureAccount) -> bool:
    """Whether its sentence is a note that an outlet put to its article later ("Editor's note: on Monday the mayor revised ...")."""
    start = c.source.sentence(c.figure.start).start
    label = c.source.text[max(0, start - LABEL) : start].rpartition("\n")[2]
    return bool(_NOTICE.match(label + c.sentence)) and bool(revising().search(c.sentence))


def _week_later(day: str) -> str:
    """The same day of the week after; a note tells of the first such day after its article."""
    try:
        return (date.fromisoformat(day) + timedelta(days=7)).isoformat()
    except (ValueError, OverflowError):
        return day


def _said_on(c: FigureAccount) -> str | None:
    """The day beside the cue of what says it."""
    a = c.source.attributions.get(c.figure.attribution or "") or c.source.innermost(c.span)
    if a is None or a.source is None or a.cue is None:
        return None
    frame = Span(min(a.source.start, a.cue.start), max(a.source.end, a.cue.end) + FRAME)
    outside = [x.overlaps for x in a.content]
    days = [
        t.value[:10]
        for t in c.source.reading.times
        if frame.start <= t.start < frame.end
        and _DAY.match(t.value or "")
        and not any(hit(Span(t.start, t.end)) for hit in outside)
    ]
    return days[0] if days else None


def _reached_on(c: FigureAccount) -> str | None:
    """The day in its clause, where the clause says that the number was reached, stood or was put right then."""
    clause = c.figure.clause or c.source.sentence(c.figure.start)
    words = clause.of(c.source.text)
    if not (rising().search(words) or revising().search(words)) or not c.figure.as_of:
        return None
    return c.figure.as_of[:10] if _DAY.match(c.figure.as_of) else None


def is_revised(c: Counted) -> bool:
    """Whether its sentence, or the one before it, says that the number was put right."""
    source = c.account.source
    here = source.sentence_number(c.account.figure.start)
    near = Span(source.sentences[max(0, here - 1)].start, source.sentences[here].end) if source.sentences else c.account.span
    own = source.sentences[here].of(source.text) if source.sentences else ""
    return bool(revising().search(own)) or (bool(revising().search(near.of(source.text))) and c.account.points_back)


def is_risen(c: Counted) -> bool:
    """Whether its clause says that the number rose to it, or came to it by now."""
    clause = c.account.figure.clause or c.account.source.sentence(c.account.figure.start)
    return bool(rising().search(clause.of(c.account.source.text)))


def latest_of(values: Sequence[Value], status: str | None) -> tuple[Value | None, bool]:
    """The value that stands last and whether claimants give rival values, of which none does.

    `values` are in order. A number told as put right stands over all before it; of what only grows a lower one that is told later
    does not stand over a higher one. What is only believed, and a size without a number, never stands last.
    """
    revised = [v for v in values if any(is_revised(c) for c in v.told)]
    if revised:
        last = revised[-1]
        after = [v for v in values if (v.as_of or "", v.first) > (last.as_of or "", last.first) and v.top > last.top]
        return (after[-1] if after else last), False
    against = rival_accounts(values)
    if against:
        after = _after_rivals(values, against)
        if not after or status not in statuses().growing:
            return None, True
        values = after
    values = [v for v in values if not is_loose(v)]
    if not values:
        return None, False
    last = values[-1]
    for v in reversed(values[:-1]):
        if (meet(v.bounds, last.bounds) and not _two_floors(v, last, status)) or _near(v, last):
            last = _finer(v, last)
        elif status in statuses().growing and v.top > last.top:
            if any(one_side(a, b) for a in v.claimants for b in last.claimants) and (v.as_of or "") < (last.as_of or ""):
                continue  # the same claimant gives a lower number later
            last = v
        elif (v.as_of, v.first) == (last.as_of, last.first) and status not in statuses().growing:
            return None, False
    return last, False


def _after_rivals(values: Sequence[Value], against: Sequence[tuple[Counted, Counted]]) -> list[Value]:
    """The values told on later days than all that were set against each other, and not below the least of these."""
    day = max(c.as_of or "" for both in against for c in both)
    least = min((c.account.bounds[0] or 0) for both in against for c in both)
    return [v for v in values if (v.as_of or "") > day and v.top >= least]


def is_loose(v: Value) -> bool:
    """Whether every account of a value only believes it, or gives a size without a number."""
    return all(is_vague(c.account) or is_believed(c.account) for c in v.told)


def _two_floors(v: Value, w: Value, status: str | None) -> bool:
    """Whether both tell only how many there are at least, of what grows: the higher says more."""
    open_above = v.bounds[1] is None and w.bounds[1] is None
    return open_above and v.bounds[0] != w.bounds[0] and status in statuses().growing


def _near(v: Value, w: Value) -> bool:
    low, high = sorted((v.top, w.top))
    return high > 0 and high - low <= ROUND * high and any(c.account.figure.about for x in (v, w) for c in x.told)


def _finer(v: Value, w: Value) -> Value:
    """Of two values that can both be right the exact one; the later of two that are both exact or both not."""
    exact = [x for x in (v, w) if x.bounds[0] == x.bounds[1] and not any(c.account.figure.about for c in x.told)]
    if len(exact) == 1:
        return exact[0] if exact[0].top >= max(v.top, w.top) or exact[0] is w else w
    return w


def rivals(values: Sequence[Value]) -> bool:
    """Whether one article sets two of the values against each other as those of two sides, neither put right nor risen to."""
    return bool(rival_accounts(values))


def rival_accounts(values: Sequence[Value]) -> list[tuple[Counted, Counted]]:
    """The accounts, two of one article, that set two of the values against each other; the first for each two values."""
    found = []
    for n, v in enumerate(values):
        for w in values[:n]:
            if meet(v.bounds, w.bounds) or _near(v, w):
                continue
            pair = next(((c, d) for c in w.told for d in v.told if _against(c, d)), None)
            if pair is not None:
                found.append(pair)
    return found


def _against(c: Counted, d: Counted) -> bool:
    """Whether two accounts of one article give two numbers as two sides' own."""
    if c.account.source is not d.account.source or set(c.claimants) & set(d.claimants):
        return False
    places = [x.account.source.sentence_number(x.account.figure.start) for x in (c, d)]
    if abs(places[0] - places[1]) > BESIDE:
        return False
    own = c.account.source.reading.article.outlet
    if any(own in x.claimants for x in (c, d)) or any(is_risen(x) or is_revised(x) for x in (c, d)):
        return False
    if any(one_side(a, b) for a in c.claimants for b in d.claimants):
        return False
    return c.towns == d.towns
