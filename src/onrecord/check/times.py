"""Dates and hours: whether the accounts that tell the same give the same day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.check.clauses import clause_at
from onrecord.check.finding import Finding
from onrecord.check.laid import Laid, Telling
from onrecord.collate.discrepancies import Dated, clashing_days, of_other_persons
from onrecord.collate.material import Source
from onrecord.collate.wording import fold, weekday_of, words_of
from onrecord.facts.span import Side, Span
from onrecord.facts.time import TimeExpression

ENOUGH = 0.4
"""Likeness from which a sentence tells the same, so that its other day is held against the draft's."""
BEARS = 0.3
"""The same from which one day in both bears it."""
AROUND = 25
"""Characters before and after a time that may tell of what it is ("updated")."""
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_HOUR = re.compile(r"T(\d{2}:?\d{0,2})")
_ZONE = re.compile(r"\b(GMT|UTC|local time|[A-Z]{2,4}T)\b")


def times(laid: Laid) -> Iterator[Finding]:
    """Each day, month, year or hour of the draft outside quotations."""
    reading = laid.draft.reading
    for t in reading.times:
        span = Span(t.start, t.end)
        if t.type not in ("DATE", "TIME") or not _pinned(t, laid.draft) or laid.in_quotes(span):
            continue
        clause = clause_at(laid.draft, span)
        own = words_of(span.of(laid.draft.text)).bag
        tellings = laid.tellings(clause, own)
        bearing = [
            (x, o) for x in tellings if x.likeness >= BEARS or x.aligned for o in _times_in(x) if _one(laid.draft, t, x.source, o)
        ]
        if bearing:
            x, o = bearing[0]
            yield Finding(span, "date", "borne", "accounts give the same time", bearing=(_side(x.source, o),))
            continue
        rival = next(
            (
                (x, o)
                for x in tellings
                if x.likeness >= ENOUGH
                for o in _times_in(x)
                if o.type == t.type or "TIME" in (t.type, o.type)
                if _pinned(o, x.source)
                and _clash(laid, t, x, o)
                and laid.same_clause(clause, x.source, Span(o.start, o.end), own)
                and (
                    _grain(t) == "hour"
                    or _same_deed(laid, clause, x, o)
                    or laid.paired(clause, x.source, clause_at(x.source, Span(o.start, o.end)))
                )
            ),
            None,
        )
        if rival:
            x, o = rival
            said = x.source.text[o.start : o.end]
            reason = f"{said} in an account, {span.of(laid.draft.text)} in the draft"
            yield Finding(span, "date", "differs", reason, (_side(x.source, o),))
        elif _YEAR.fullmatch(span.of(laid.draft.text)) and float(span.of(laid.draft.text)) not in laid.numbers:
            yield Finding(span, "date", "not on record", "no account tells of this year")


def _clash(laid: Laid, t: TimeExpression, x: Telling, o: TimeExpression) -> bool:
    """Whether two times of one grain cannot be one, and are not told beside different persons."""
    if _grain(o) != _grain(t):
        return False
    mine, theirs = _dated(laid.draft, t), _dated(x.source, o)
    if _grain(t) == "day" and not clashing_days(mine, theirs):
        return False
    return not of_other_persons(laid.claims, *((d.source, clause_at(d.source, d.span)) for d in (mine, theirs)))


def _dated(source: Source, t: TimeExpression) -> Dated:
    return Dated(source, Span(t.start, t.end), t.value, source.text[max(0, t.start - AROUND) : t.end + AROUND])


def _same_deed(laid: Laid, clause: Span, x: Telling, o: TimeExpression) -> bool:
    """Whether the clause of a time tells a deed that the draft's clause tells."""
    there = clause_at(x.source, Span(o.start, o.end))
    mine = {h.trigger for h in laid.deeds.get(laid.draft.id, ()) if clause.contains(h.event.trigger)}
    return any(h.trigger in mine for h in laid.deeds_in(x) if there.contains(h.event.trigger))


def _side(source: Source, t: TimeExpression) -> Side:
    return Side(source.id, (Span(t.start, t.end),), source.text[t.start : t.end])


def _pinned(t: TimeExpression, source: Source) -> bool:
    """Whether it names a day, month, year or hour, and not "now" or "that day"."""
    return bool(re.search(r"\d", t.value or "")) and bool(
        re.search(r"[A-Z\d]|midnight|noon|morning|night", source.text[t.start : t.end])
    )


def _grain(t: TimeExpression) -> str:
    if _HOUR.search(t.value):
        return "hour"
    return {4: "year", 7: "month", 10: "day"}.get(len(t.value), "other")


def _times_in(x: Telling) -> list[TimeExpression]:
    return [t for t in x.source.reading.times if x.span.start <= t.start < x.span.end and t.type in ("DATE", "TIME") and t.value]


def _one(draft: Source, t: TimeExpression, source: Source, o: TimeExpression) -> bool:
    """Whether the two can be one time: equal values as far as both go, or the same words for it."""
    said, told = fold(draft.text[t.start : t.end]), fold(source.text[o.start : o.end])
    hours = [m.group(1).replace(":", "") if (m := _HOUR.search(x.value)) else "" for x in (t, o)]
    if hours[0] and hours[1] and hours[0] != hours[1]:
        return False
    if hours[0] and hours[1]:
        zones = [_zone(s, x) for s, x in ((draft, t), (source, o))]
        if zones[0] and zones[1] and zones[0] != zones[1]:
            return False
    if hours[0] and hours[0].isdigit() and not hours[1]:
        return False
    if hours[0] and hours[0] == hours[1] and not all(re.match(r"\d{4}-\d\d-\d\d", x.value) for x in (t, o)):
        return True  # one of the two does not tell the day
    if said == told:
        return True
    size = min(len(t.value), len(o.value), 10)
    if "X" not in t.value + o.value and size >= 4 and t.value[:size] == o.value[:size]:
        return True
    days = weekday_of(t.value), weekday_of(o.value)
    named = [bool(re.search(r"day\b", s)) for s in (said, told)]
    return bool(days[0]) and days[0] == days[1] and any(named)


def _zone(source: Source, t: TimeExpression) -> str:
    found = _ZONE.search(source.text[t.start : t.end + 12])
    return {"UTC": "GMT"}.get(found.group(1), found.group(1)) if found else ""
