"""Dates as accounts tell them: ISO values, reduced or with parts unknown, and the names of days and months."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

from onrecord.lexicon.timewords import month_names, weekday_names

DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
"""An ISO date, possibly reduced to its month or year."""
PARTIAL_DAY = re.compile(r"(\d{4}|XXXX)(?:-(\d{2}))?(?:-(\d{2}))?")
"""The same, where the year may be unknown: year, month, day."""
WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")
"""A day of the week of an unknown week, from 1 for Monday."""
WEEKDAYS = "|".join(weekday_names())
MONTHS = "|".join(month_names())
"""The full names of days and months, as alternatives of a pattern."""
SHORT_MONTHS = "|".join(month_names(short=True))
"""The short names of months, likewise."""


def weekday_of(value: str) -> int:
    """Day of the week of an ISO value from 1 for Monday; 0 where it tells none."""
    found = WEEKDAY.match(value)
    if found:
        return int(found.group(1))
    try:
        return date.fromisoformat(value[:10]).isoweekday()
    except ValueError:
        return 0


def dates_apart(a: str | None, b: str | None) -> bool:
    """Whether two ISO dates, possibly reduced to a week, month or year, cannot be one: no day is in both.

    A value that gives no calendar days ("2012-FA") is compared as it is written.
    """
    if not a or not b:
        return False
    one, other = days_of(a), days_of(b)
    if one is not None and other is not None:
        return one[1] < other[0] or other[1] < one[0]
    size = min(len(a), len(b), 10)
    return a[:size] != b[:size]


def far_apart(a: str | None, b: str | None) -> bool:
    """Whether two ISO dates have no day in both and lie in different months: too far for accounts of one event to differ."""
    if not a or not b or not dates_apart(a, b):
        return False
    one, other = days_of(a), days_of(b)
    if one is not None and other is not None and WEEK.match(a) != WEEK.match(b):
        return max(one[0], other[0]) - min(one[1], other[1]) > NEAR
    return dates_apart(a[:7], b[:7])


NEAR = 15
"""Days between a week and a day up to which accounts of one event may differ."""
WEEK = re.compile(r"(?P<year>\d{4})-W(?P<week>\d{2})(?:-(?:(?P<day>[1-7])|WE))?$")
CALENDAR = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?:T.*)?$")


@lru_cache(maxsize=4096)
def days_of(value: str) -> tuple[int, int] | None:
    """The first and the last day (ordinals) of an ISO day, week, month or year; None for what gives no calendar days."""
    try:
        if (week := WEEK.match(value)) is not None:
            monday = date.fromisocalendar(int(week["year"]), int(week["week"]), 1).toordinal()
            if week["day"]:
                return monday + int(week["day"]) - 1, monday + int(week["day"]) - 1
            return (monday + 5, monday + 6) if value.endswith("WE") else (monday, monday + 6)
        told = CALENDAR.match(value)
        if told is None:
            return None
        year, month = int(told["year"]), int(told["month"] or 1)
        if told["day"]:
            day = date(year, month, int(told["day"])).toordinal()
            return day, day
        first = date(year, month, 1).toordinal()
        last_month = month if told["month"] else 12
        return first, date(year, last_month, monthrange(year, last_month)[1]).toordinal()
    except ValueError:
        return None


_NAMES_A_DAY = re.compile(
    rf"\b(?:{WEEKDAYS}|{MONTHS}|{SHORT_MONTHS}|today|yesterday|tomorrow|tonight|overnight|weekend"
    r"|(?:this|last|next|past|previous|same|following|other) \w+|\w+ (?:ago|later|earlier|before)|\d{4}|\d{1,2}/\d{1,2})\b",
    re.IGNORECASE,
)


def names_a_day(words: str) -> bool:
    """Whether words of time name a day, week, month or year, and not a clock's hour or a part of some day ("at noon")."""
    return bool(_NAMES_A_DAY.search(words))
