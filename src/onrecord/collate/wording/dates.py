"""Dates as accounts tell them: ISO values, reduced or with parts unknown, and the names of days and months."""

from __future__ import annotations

import re
from datetime import date

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
    """Whether two ISO dates, possibly reduced, cannot be one."""
    if not a or not b:
        return False
    size = min(len(a), len(b), 10)
    return a[:size] != b[:size]


def far_apart(a: str | None, b: str | None) -> bool:
    """Whether two ISO dates lie in different months: too far for accounts of one event to differ."""
    return bool(a and b) and dates_apart((a or "")[:7], (b or "")[:7])
