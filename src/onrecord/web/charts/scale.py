"""Scales: where a value or a time stands on an axis."""

from __future__ import annotations

import math
import re
from datetime import UTC, datetime, timedelta

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
WEEK = re.compile(r"(\d{4})-W(\d{2})")
MONTH = re.compile(r"(\d{4})-(\d{2})$")


def moment(date: str | None) -> float | None:
    """Days since 1970 of an ISO date, time, week or month (their middle for those that are long); None for anything else."""
    if not date:
        return None
    try:
        if DAY.match(date):
            found = datetime.fromisoformat(date)
        elif week := WEEK.match(date):
            found = datetime.fromisocalendar(int(week[1]), int(week[2]), 4)
        elif month := MONTH.match(date):
            found = datetime(int(month[1]), int(month[2]), 15, tzinfo=UTC)
        else:
            return None
    except ValueError:
        return None
    at = found if found.tzinfo else found.replace(tzinfo=UTC)
    return (at - datetime(1970, 1, 1, tzinfo=UTC)) / timedelta(days=1)


def day_of(at: float) -> str:
    """The day of a moment, in words."""
    found = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(days=at)
    return f"{found.day} {found:%b}"


def ticks(first: float, last: float, most: int) -> list[float]:
    """Whole days to label between two moments, both ends' days among them where they fit."""
    start, end = math.floor(first), math.ceil(last)
    step = max(1, math.ceil((end - start) / max(1, most)))
    return [float(d) for d in range(start, end + 1, step)]


def nice(most: float) -> float:
    """The round number at or above a value: 1, 2 or 5 times a power of ten."""
    if most <= 0 or not math.isfinite(most):
        return 1.0
    power = 10.0 ** math.floor(math.log10(most))
    return next(m * power for m in (1, 2, 5, 10) if m * power >= most * 0.999)
