"""What times are resolved against: the day of publication, dates met before, and the tense of the clause."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

from onrecord.read.times.calendar import Moment, make_day, nearest


@dataclass
class Context:
    """The state of one pass over an article's times, in the order of the text.

    `anchor` is the day of publication, None where not known. `last` is the last calendar day or stretch met; `quarter` the
    last quarter, `yearly` whether a longer run of months was told of after it. `months` are the years
    that the text itself gives for months (1 to 12); `this_weekdays` the weekdays (ISO) that it tells as "this Friday", beside
    which "next Friday" is another.
    """

    anchor: dt.date | None
    tense_at: Callable[[int], str]
    last: Moment | None = None
    quarter: Moment | None = None
    yearly: bool = False
    months: dict[int, set[int]] = field(default_factory=dict)
    this_weekdays: frozenset[int] = frozenset()

    @property
    def now(self) -> Moment | None:
        """The day of publication as a moment."""
        return Moment(self.anchor, "D") if self.anchor else None

    def told_year(self, month: int) -> int | None:
        """The one year that the text gives for this month, or for the months next to it; None where it gives none or several."""
        own = self.months.get(month, set())
        if own:
            return max(own) if len(own) == 1 else None
        given = {(year, m) for m, years in self.months.items() for year in years}
        close = {year + (1 if month - m < -6 else -1 if month - m > 6 else 0) for year, m in given}
        return close.pop() if len(close) == 1 else None

    def day_of(self, month: int, day: int, at: int) -> str:
        """The value of a day and month without a year that stand at `at`."""
        if self.anchor:
            found = [d for y in (-1, 0, 1) if (d := make_day(self.anchor.year + y, month, day))]
            if found:
                best = nearest(found, self.anchor, self.tense_at(at))
                self.last = Moment(best, "D")
                return best.isoformat()
        told = self.told_year(month)
        best_known = make_day(told, month, day) if told else None
        if best_known:
            self.last = Moment(best_known, "D")
            return best_known.isoformat()
        return f"XXXX-{month:02}-{day:02}"

    def month_of(self, month: int, at: int, which: str = "") -> str:
        """The value of a month without a year; `which` is l, x or t for last, next, this."""
        if self.anchor:
            firsts = [dt.date(self.anchor.year + y, month, 1) for y in (-1, 0, 1)]
            tense = {"l": "past", "x": "future"}.get(which) or self.tense_at(at)
            anchor = self.anchor.replace(day=1)
            if which == "t":
                firsts = [f for f in firsts if f.year == self.anchor.year]
            if which == "l":
                firsts = [f for f in firsts if f < anchor]
            best = max(f for f in firsts if f < anchor) if which == "l" else nearest(firsts, anchor, tense)
            self.last = Moment(best, "M")
            return self.last.value
        told = self.told_year(month)
        return f"{told:04}-{month:02}" if told else f"XXXX-{month:02}"

    def weekday_of(self, number: int, at: int, which: str = "") -> str:
        """The value of a weekday (ISO number); `which` is l, x or t for last, next, this."""
        if self.anchor is None:
            return f"XXXX-WXX-{number}"
        back = (self.anchor.isoweekday() - number) % 7
        ahead = -back % 7
        tense = {"l": "past", "x": "future"}.get(which) or self.tense_at(at)
        if which == "l":
            offset = -(back or 7)
        elif which == "x":
            offset = (ahead or 7) + (7 if number in self.this_weekdays and ahead else 0)
        else:
            offset = ahead if tense == "future" else -back
        self.last = Moment(self.anchor + dt.timedelta(offset), "D")
        return self.last.value

    def say(self, moment: Moment | None, unknown: str = "") -> str:
        """The value of a moment, which becomes the last one met; `unknown` where there is none."""
        if moment is None:
            return unknown
        self.last = moment
        if moment.grain == "Q":
            self.quarter, self.yearly = moment, False
        return moment.value
