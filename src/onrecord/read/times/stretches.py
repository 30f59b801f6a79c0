"""Values of stretches of time: weeks, quarters and years that are told from the day of publication."""

from __future__ import annotations

from onrecord.lexicon.closed import listed
from onrecord.read.times.calendar import Moment, make_day
from onrecord.read.times.context import Context
from onrecord.read.times.rule_match import TIMED, Match, Result, duration, open_value, relation


def relative_unit(m: Match, c: Context) -> Result:
    """As "last week", "this year", "the next month"; "the past year" is a duration."""
    grain, which = str(m.value("u")), relation(m)
    word = m.form("k")
    if m.form("u").endswith("s") and grain != "S":
        return ("DATE", "PAST_REF" if which == "l" else "FUTURE_REF") if which in ("l", "x") else None
    if word == "past" or grain in TIMED:
        return ("DURATION", duration(1, grain)) if word in ("past", "last", "next", "coming") else None
    if word in ("last", "next") and m.after() == "of":
        return None  # "the last day of the sale" is told from the sale
    told_from_last = word in ("following", "previous", "preceding", "prior", "ensuing") or (
        word == "next" and m.letters.code[m.first] == "T" and c.tense_at(m.start) == "past"
    )
    base = c.last if told_from_last and c.last else c.now
    count = {"l": -1, "x": 1}.get(which, 0)
    if (grain == "D" and which == "t") or (
        m.letters.written(m.found.start("u"))[0].isupper() and not m.letters.written(m.first).isupper()
    ):
        return None
    return "DATE", c.say(base.shift(count, grain) if base else None, open_value(grain))


def that_unit(m: Match, c: Context) -> Result:
    """As "that day", "the same week": the last one met."""
    part = "u" if m.has("u") else "plain"
    grain = str(m.value(part))
    if grain in TIMED or m.form(part).endswith("s") or (part == "plain" and c.last is None):
        return None
    return "DATE", (c.last.shift(0, grain) or c.last).value if c.last else open_value(grain)


def latest_period(m: Match, c: Context) -> Result:
    """As "the latest quarter", "the quarter", "the year-ago period", "the 1988 period": quarters and periods of a report."""
    last = m.form("u") if m.has("u") else "period"
    if last in ("quarters", "term") or (last == "period" and c.quarter is None and not m.has("k")):
        return None
    before = c.now.shift(-1, "Q") if c.now else None
    base = (before if m.form("k") == "latest" else None) or c.quarter or before
    if m.form("k") == "current":
        base = c.now.shift(0, "Q") if c.now else None
    if base and m.has("ago"):
        base = base.shift(-1, "Y")
    if base and m.has("y"):
        made = make_day(m.number("y"), base.day.month, 1)
        base = Moment(made, "Q") if made else None
    return "DATE", Moment(base.day, "Q").value if base else open_value("Q")


def spoken_of(m: Match, c: Context) -> Result:
    """As "for the year", "over the weekend", "the full year", "end of the month": the stretch that the report is about."""
    grain, word = str(m.value("u")), m.form("u")
    if grain not in ("W", "WE", "M", "Y") or word.endswith("s"):
        return None
    if m.letters.code[m.last : m.last + 1] == "g":
        return "DURATION", duration(1.0, grain)
    if not m.has("k") and m.before() not in listed("before_stretches"):
        return None
    base = c.now
    if base and grain == "WE" and c.tense_at(m.start) != "future" and base.day.weekday() < 5:
        base = base.shift(-1, "W")
    if base and m.form("k") == "latest":
        base = base.shift(-1, grain)
    return "DATE", c.say(base.shift(0, grain) if base else None, open_value(grain))


def year_end(m: Match, c: Context) -> Result:
    """As "year-end", "year's end"."""
    if m.value("u") != "Y" or m.form("b") != "end":
        return None
    return "DATE", c.say(c.now.shift(0, "Y") if c.now else None, "XXXX")


def ago(m: Match, c: Context) -> Result:
    """As "two years ago", "a week earlier", "three days later"."""
    grain = str(m.value("u"))
    way = m.form("a")
    count: float | None = 1.0
    if m.has("n"):
        count = float(m.value("n"))
    elif m.has("q"):
        count = 2.0 if m.form("q") == "couple" else None
    elif not m.has("A") and not m.has("hyphen"):
        count = None
    if grain in TIMED:
        return ("TIME", "PAST_REF") if count is None else ("DURATION", duration(count, grain))
    forward = way in ("later", "afterward", "afterwards", "hence", "thereafter")
    if way in ("after", "before"):
        return ("DURATION", duration(count, grain)) if count is not None and m.has("n") else None
    if count is None:
        return ("DURATION", duration("X", grain)) if forward else ("DATE", "PAST_REF")
    if grain == "Y" and count == 1 and c.quarter and not c.yearly and not forward:
        earlier = c.quarter.shift(-1, "Y")
        return "DATE", Moment(earlier.day, "Q").value if earlier else open_value("Q")
    base = c.now if way in ("ago", "back", "hence") or not c.last or not forward else c.last
    found = base.shift(count if forward else -count, grain) if base else None
    return "DATE", c.say(found, open_value(grain))


def ordinal_period(m: Match, c: Context) -> Result:
    """As "the third quarter", "fourth-quarter", "the first half of 1990", "the 19th century"."""
    grain, number = str(m.value("u")), m.number("o")
    if m.has("half"):
        grain = "6M"
    if grain == "CE" and 1 <= number <= 21:
        return "DATE", f"{number - 1:02}"
    if grain not in ("Q", "6M") or not 1 <= number <= (4 if grain == "Q" else 2):
        return None
    start_month = (number - 1) * (3 if grain == "Q" else 6) + 1
    if m.has("y"):
        years = [m.number("y")]
    elif c.anchor is None:
        return "DATE", f"XXXX-{'Q' if grain == 'Q' else 'H'}{number}"
    elif m.has("k"):
        years = [c.anchor.year + {"l": -1, "x": 1}.get(relation(m), 0)]
    else:
        middle = start_month + (1 if grain == "Q" else 3)
        gap = {y: abs((c.anchor.year - y) * 12 + c.anchor.month - middle) for y in range(c.anchor.year - 1, c.anchor.year + 2)}
        tense = c.tense_at(m.start)
        if tense != "future":
            gap.pop(c.anchor.year + 1)
        if tense == "past" and m.before() in ("the", "in"):
            gap = {y: g for y, g in gap.items() if (y, start_month) <= (c.anchor.year, c.anchor.month)} or gap
        years = [min(gap, key=lambda y: gap[y])]
    made = make_day(years[0], start_month, 1)
    return ("DATE", c.say(Moment(made, grain))) if made else None


def short_period(m: Match, c: Context) -> Result:
    """As "Q1 2024", "Q3", "H2 2023": a quarter or half written short."""
    letter, number = m.form("q"), m.number("n")
    glued = m.letters.lexemes[m.first].end == m.letters.lexemes[m.first + 1].start
    if (
        letter not in ("q", "h")
        or not glued
        or not m.letters.written(m.first).isupper()
        or not 1 <= number <= (4 if letter == "q" else 2)
    ):
        return None
    if letter == "h" and not m.has("y"):
        return None
    grain, size = ("Q", 3) if letter == "q" else ("6M", 6)
    if m.has("y"):
        year = m.number("y")
    elif c.anchor is None:
        return "DATE", f"XXXX-Q{number}"
    else:
        base = c.anchor.year + {"l": -1, "x": 1}.get(relation(m), 0)
        begun = (number - 1) * size + 1 <= c.anchor.month
        year = base if m.has("k") or begun or c.tense_at(m.start) != "past" else base - 1
    made = make_day(year, (number - 1) * size + 1, 1)
    return ("DATE", c.say(Moment(made, grain))) if made else None


def reference(m: Match, _: Context) -> Result:
    """Now, recently, the future."""
    return "DATE", str(m.value("r"))


def recent_units(_: Match, __: Context) -> Result:
    """As "recent weeks"."""
    return "DATE", "PAST_REF"


def quarter(m: Match, c: Context) -> Result:
    """As "the quarter", "the year-ago quarter", "the 1988 quarter"."""
    return latest_period(m, c) if m.value("u") == "Q" else None


def year_ago(m: Match, c: Context) -> Result:
    """As "year-ago", "the year-earlier quarter"."""
    if not m.has("hyphen") or m.form("u").endswith("s"):
        return None
    return ago(m, c)


def the_past(m: Match, _: Context) -> Result:
    """As "in the past"."""
    return ("DATE", "PAST_REF") if m.form("past") == "past" else None
