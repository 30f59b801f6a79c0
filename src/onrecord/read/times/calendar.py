"""Days with a grain, their arithmetic and their TIMEX3 values."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass

MONTHS_OF = {"M": 1, "Q": 3, "6M": 6, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}
DAYS_OF = {"D": 1, "W": 7, "2W": 14, "WE": 7}
SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of the calendar: the day it starts on or a day within, and its grain (a unit of timewords.toml or a season)."""

    day: dt.date
    grain: str

    @property
    def value(self) -> str:
        """Its TIMEX3 value."""
        day = self.day
        year = f"{day.year:04}"
        iso = day.isocalendar()
        match self.grain:
            case "D":
                return day.isoformat()
            case "W" | "2W":
                return f"{iso.year:04}-W{iso.week:02}"
            case "WE":
                return f"{iso.year:04}-W{iso.week:02}-WE"
            case "M":
                return f"{year}-{day.month:02}"
            case "Q":
                return f"{year}-Q{(day.month + 2) // 3}"
            case "6M":
                return f"{year}-H{(day.month + 5) // 6}"
            case "DE":
                return year[:3]
            case "CE":
                return year[:2]
            case "Y":
                return year
            case _:
                return f"{year}-{self.grain}"

    @property
    def bounds(self) -> tuple[dt.date, dt.date]:
        """First and last day."""
        day, grain = self.day, self.grain
        if grain == "D":
            return day, day
        if grain in ("W", "2W", "WE"):
            monday = day - dt.timedelta(day.weekday())
            return (monday + dt.timedelta(5 if grain == "WE" else 0)), monday + dt.timedelta(6)
        if grain in SEASON_STARTS:
            first = dt.date(day.year, SEASON_STARTS[grain], 1)
            last = shift_months(first, 2)
            return first, last.replace(day=monthrange(last.year, last.month)[1])
        months = MONTHS_OF.get(grain, 12)
        number = day.year * 12 + day.month - 1
        number -= number % months
        first = dt.date(max(number // 12, 1), number % 12 + 1, 1)
        return first, shift_months(first, months) - dt.timedelta(1)

    def shift(self, count: float, grain: str) -> Moment | None:
        """The moment `count` units of `grain` away (back where negative), as fine as `grain` tells; None beyond the calendar."""
        try:
            if grain in MONTHS_OF:
                return Moment(shift_months(self.day, round(count * MONTHS_OF[grain])), grain)
            if grain in DAYS_OF:
                return Moment(self.day + dt.timedelta(round(count * DAYS_OF[grain])), grain)
        except (OverflowError, ValueError):
            return None
        return Moment(self.day, "D")


def shift_months(day: dt.date, months: int) -> dt.date:
    """The day `months` later, or the last of that month; raises ValueError beyond the calendar."""
    number = day.year * 12 + day.month - 1 + months
    year, month = divmod(number, 12)
    if not 1 <= year <= 9999:
        raise ValueError("beyond the calendar")
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def make_day(year: int, month: int, day: int) -> dt.date | None:
    """The day, or None for one that does not exist."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def easter(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    ell = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * ell) // 433
    month = (h + ell - 7 * m + 90) // 25
    return dt.date(year, month, (h + ell - 7 * m + 33 * month + 19) % 32)


def holiday(rule: str, year: int) -> dt.date | None:
    """The day of a holiday in a year, by its rule in timewords.toml."""
    if rule.startswith("easter"):
        return easter(year) + dt.timedelta(int(rule.removeprefix("easter")))
    month, _, rest = rule.partition("-")
    weekday, _, nth = rest.partition("-")
    if not nth:
        return make_day(year, int(month), int(rest))
    if int(nth) < 0:
        last = dt.date(year, int(month), monthrange(year, int(month))[1])
        return last - dt.timedelta((last.isoweekday() - int(weekday)) % 7)
    first = dt.date(year, int(month), 1)
    return first + dt.timedelta((int(weekday) - first.isoweekday()) % 7 + 7 * (int(nth) - 1))


def nearest(candidates: list[dt.date], anchor: dt.date, tense: str) -> dt.date:
    """The candidate that fits the tense: the last one not after the anchor for the past, the first one not before for the future.

    One that is far off (more than nine months) gives way to one that is within two months, as a tense is easily misread.
    """
    ahead = [c for c in candidates if c >= anchor]
    behind = [c for c in candidates if c <= anchor]
    first = min(ahead) if tense == "future" and ahead else max(behind) if behind else min(candidates)
    close = min(candidates, key=lambda c: abs((c - anchor).days))
    return close if abs((first - anchor).days) > 270 and abs((close - anchor).days) < 61 else first
