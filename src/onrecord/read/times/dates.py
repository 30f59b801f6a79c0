"""Values of dates and times of day: months, weekdays, years, holidays, seasons, the clock."""

from __future__ import annotations

import re

from onrecord.lexicon.closed import listed
from onrecord.read.times.calendar import SEASON_STARTS, Moment, holiday, make_day
from onrecord.read.times.context import Context
from onrecord.read.times.rule_match import Match, Result, relation


def full_date(m: Match, c: Context) -> Result:
    """Month and day, with or without year."""
    day, month = m.number("d"), m.number("m")
    if not 1 <= day <= 31:
        return None
    if m.has("y"):
        made = make_day(m.number("y"), month, day)
        return ("DATE", c.say(Moment(made, "D"))) if made else None
    return "DATE", c.day_of(month, day, m.start)


def month_year(m: Match, c: Context) -> Result:
    """Month and year."""
    made = make_day(m.number("y"), m.number("m"), 1)
    return ("DATE", c.say(Moment(made, "M"))) if made else None


def month_of_that_year(m: Match, c: Context) -> Result:
    """As "March of that year": the month of the year last met."""
    if c.last is None or m.value("u") != "Y":
        return None
    made = make_day(c.last.day.year, m.number("m"), 1)
    return ("DATE", c.say(Moment(made, "M"))) if made else None


def two_years(m: Match, c: Context) -> Result:
    """A season or financial year over two calendar years: "2022-23", "2021/22", "2019-2020"."""
    first, second = m.number("y"), m.number("to")
    if m.form("link") not in ("-", "\u2013", "/") or (first + 1) % 100 != second % 100 or not 1900 <= first <= 2100:
        return None
    if any(m.letters.lexemes[i].end != m.letters.lexemes[i + 1].start for i in range(m.first, m.last - 1)):
        return None
    made = make_day(first, 1, 1)
    return ("DATE", c.say(Moment(made, "Y"))) if made else None


def month(m: Match, c: Context) -> Result:
    """A month alone, or with last, next, this."""
    if m.letters.written(m.found.start("m")).isupper() and m.form("m") == "may":
        return None
    return "DATE", c.month_of(m.number("m"), m.start, relation(m))


def year(m: Match, c: Context) -> Result:
    """A year alone."""
    number = m.number("y")
    after, before = m.after(), m.before()
    if number < 1900 and before not in listed("before_early_years"):
        return None
    if (
        not 1000 <= number <= 2050
        or before in ("$", "\u20ac", "\u00a3", "no", "#", "/", "room", "flight")
        or after in ("%", "percent", "/", "feet", "km", "miles")
    ):
        return None
    if (
        m.letters.code[m.last : m.last + 1] == "_"
        and not m.has("F")
        and after.endswith("s")
        and before not in ("in", "since", "of", "by", "the")
    ):
        return None
    made = make_day(number, 1, 1)
    return ("DATE", c.say(Moment(made, "Y"))) if made else None


def decade(m: Match, c: Context) -> Result:
    """As "1990s", "the '90s"."""
    digits = re.sub(r"\D", "", m.form("y"))
    if len(digits) == 2:
        base = c.anchor.year if c.anchor else 2000
        digits = str(base // 100 - (1 if int(digits) > base % 100 else 0)) + digits
    return "DATE", digits[:3]


def iso(m: Match, c: Context) -> Result:
    """An ISO date or time."""
    form = m.form("y").upper().rstrip("Z")
    made = make_day(*map(int, form[:10].split("-")))
    if made is None:
        return None
    c.say(Moment(made, "D"))
    return ("TIME" if "T" in form else "DATE"), form


def slashed(m: Match, c: Context) -> Result:
    """As "12/31/1999": month first where it can be, else day first."""
    a, b, year_number = (int(x) for x in re.split(r"[/.-]", m.form("y")))
    if year_number < 100:
        base = c.anchor.year if c.anchor else 2020
        year_number += base // 100 * 100 - (100 if year_number > base % 100 + 5 else 0)
    made = make_day(year_number, a, b) or make_day(year_number, b, a)
    return ("DATE", c.say(Moment(made, "D"))) if made else None


def weekday(m: Match, c: Context) -> Result:
    """A weekday; a plural one or one with every is a set."""
    number = m.number("w")
    part = str(m.value("p")) if m.has("p") else ""
    if m.form("w").endswith("days") or m.has("e") or m.form("p").endswith("s"):
        return "SET", f"XXXX-WXX-{number}{part[:3]}"
    value = c.weekday_of(number, m.start, relation(m))
    return ("TIME", value + part) if part else ("DATE", value)


def deictic(m: Match, c: Context) -> Result:
    """Today, yesterday, tomorrow, tonight, with or without a part of the day."""
    part = "TNI" if m.form("d") == "tonight" else str(m.value("p")) if m.has("p") else ""
    value = c.say(c.now.shift(m.number("d"), "D") if c.now else None, "XXXX-XX-XX")
    return ("TIME", value + part) if part else ("DATE", value)


def part_of_day(m: Match, c: Context) -> Result:
    """As "this morning", "last night", "the morning", "overnight", "noon"."""
    part, form = str(m.value("p")), m.form("p")
    which = relation(m)
    if form.endswith("s") and form != "overnights" and not m.has("e"):
        return None
    if m.has("e"):
        return "SET", f"XXXX-XX-XX{part}"
    if not which and form not in ("noon", "midday", "midnight", "overnight") and not m.has("the"):
        return None
    base = c.now
    if which == "l" and base:
        base = base.shift(-1, "D")
    elif which == "x":
        base = (c.last if c.last and c.last.grain == "D" else c.now or c.last) or c.now
        base = base.shift(1, "D") if base else None
    elif (m.has("the") or not which) and c.last and c.last.grain == "D":
        base = c.last
    return "TIME", (base.value if base else "XXXX-XX-XX") + part


def clock(m: Match, c: Context) -> Result:
    """A time of day of the last day met in the sentence's run, else of the day of publication."""
    form = m.form("c")
    if len(form) == 4 and form.isdecimal():
        form = f"{form[:2]}:{form[2:]}"
    digits = [int(x) for x in re.split(r"[:.]", form)] if m.has("c") and not form.isalpha() else [m.number("h")]
    hour = digits[0]
    half = m.form("g")[:1]
    if not half and not m.has("c") and m.has("p"):
        half = "a" if m.value("p") == "TMO" else "p"
    if half and not 1 <= hour <= 12:
        return None
    if hour > 24 or (not half and m.has("c") and len(digits) < 2):
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    base = c.last if c.last and c.last.grain == "D" else c.now
    minutes = f":{digits[1]:02}" if len(digits) > 1 else ":00"
    return "TIME", f"{base.value if base else 'XXXX-XX-XX'}T{hour:02}{minutes}"


def spoken_clock(m: Match, c: Context) -> Result:
    """As "half past six", "a quarter to nine in the morning": after "at" and its like, or with its half of the day."""
    hour, side = m.number("h"), m.form("side")
    halved = m.has("p") or m.has("g")
    told = halved or m.has("at") or m.before() in listed("before_clocks")
    if m.has("half"):
        minutes = 30
    elif m.has("quarter"):
        minutes = 15 if m.form("quarter") == "quarter" else 0
    else:
        minutes = m.number("n")
    to = side == "to" and not m.has("half") and minutes % 5 == 0 and (m.has("quarter") or m.has("long") or halved)
    fits = side == "past" or to
    if not told or not fits or not 1 <= hour <= 12 or not 1 <= minutes <= 30 or m.value("h") != hour:
        return None
    second = m.form("g")[:1] == "p" or (m.has("p") and m.value("p") != "TMO")
    at = hour % 12 * 60 + (minutes if side == "past" else -minutes) + 720 * (second or (hour == 12 and not halved))
    base = c.last if c.last and c.last.grain == "D" else c.now
    return "TIME", f"{base.value if base else 'XXXX-XX-XX'}T{at // 60 % 24:02}:{at % 60:02}"


def clock_part(m: Match, c: Context) -> Result:
    """As "mid-afternoon", "late evening"."""
    base = c.last if c.last and c.last.grain == "D" else c.now
    return "TIME", (base.value if base else "XXXX-XX-XX") + str(m.value("p"))


def day_of_month(m: Match, c: Context) -> Result:
    """As "on the 5th": of the month last met, else that of publication."""
    number = m.number("d")
    base = c.last.day if c.last else c.anchor
    if not 1 <= number <= 31 or base is None:
        return None
    made = make_day(base.year, base.month, number)
    return ("DATE", c.say(Moment(made, "D"))) if made else None


def holy_day(m: Match, c: Context) -> Result:
    """A holiday, with or without a year."""
    rule = str(m.value("h"))
    if m.has("y"):
        made = holiday(rule, m.number("y"))
        return ("DATE", c.say(Moment(made, "D"))) if made else None
    if c.anchor is None:
        return "DATE", "XXXX-" + rule if re.fullmatch(r"\d\d-\d\d", rule) else "XXXX-XX-XX"
    found = [d for y in (-1, 0, 1) if (d := holiday(rule, c.anchor.year + y))]
    which = relation(m)
    if which == "l":
        best = max(d for d in found if d < c.anchor)
    elif which == "x" or (c.tense_at(m.start) == "future"):
        best = min(d for d in found if d >= c.anchor)
    else:
        best = min(found, key=lambda d: abs((d - (c.anchor or d)).days))
    return "DATE", c.say(Moment(best, "D"))


def season(m: Match, c: Context) -> Result:
    """As "last summer", "the fall of 1998", "spring 2010", "in the summer"."""
    code = str(m.value("s"))
    if m.form("s").endswith("s") or code not in SEASON_STARTS:
        return None
    which = relation(m)
    if m.has("y"):
        made = make_day(m.number("y"), SEASON_STARTS[code], 1)
        return ("DATE", c.say(Moment(made, code))) if made else None
    if not which and not (m.has("the") and m.before() in listed("before_seasons")):
        return None
    if c.anchor is None:
        return "DATE", f"XXXX-{code}"
    number = SEASON_STARTS[code]
    year_number = c.anchor.year
    if which == "l" or (not which and c.tense_at(m.start) != "future"):
        year_number -= 1 if (which == "l" and c.anchor.month < number + 3) or number > c.anchor.month else 0
    elif which == "x":
        year_number += 1 if c.anchor.month >= number else 0
    made = make_day(year_number, number, 1)
    return ("DATE", c.say(Moment(made, code))) if made else None
