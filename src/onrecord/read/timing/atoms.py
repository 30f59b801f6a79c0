"""The rules of simple time expressions: regular expressions over class letters (timewords.toml), each with a function that gives
type and value."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from onrecord.read.timing.calendar import SEASON_STARTS, Moment, holiday, make_day
from onrecord.read.timing.context import Context
from onrecord.read.timing.letters import Letters

TIMED = {"H": "H", "MIN": "M", "S": "S"}
GRAIN_LETTER = {"D": "D", "W": "W", "2W": "W", "M": "M", "Q": "Q", "Y": "Y", "DE": "DE", "CE": "C", "ML": "L", "WE": "D", "6M": "M"}
TIMES_OF = {"DE": (10, "Y"), "CE": (100, "Y"), "ML": (1000, "Y"), "2W": (2, "W"), "6M": (6, "M"), "WE": (2, "D"), "Q": (3, "M")}


@dataclass(frozen=True)
class Match:
    """One application of a rule: its letters and where its parts stand (`at` lexemes `first` to `last`, exclusive)."""

    letters: Letters
    found: re.Match[str]

    def has(self, part: str) -> bool:
        """Whether the part stands there."""
        return self.found.groupdict().get(part) is not None

    def value(self, part: str) -> int | float | str:
        """The value of the part's first lexeme; "" where it does not stand there."""
        return self.letters.values[self.found.start(part)] if self.has(part) else ""

    def number(self, part: str) -> int:
        """The value of a part that is a whole number."""
        return int(float(self.value(part) or 0))

    def form(self, part: str) -> str:
        """The lower-case form of the part's first lexeme."""
        return self.letters.form(self.found.start(part)) if self.has(part) else ""

    @property
    def first(self) -> int:
        """Number of its first lexeme."""
        return self.found.start()

    @property
    def last(self) -> int:
        """Number of the lexeme after it."""
        return self.found.end()

    @property
    def start(self) -> int:
        """Its first code point."""
        return self.letters.lexemes[self.first].start

    def before(self, back: int = 1) -> str:
        """The form of the lexeme before it."""
        return self.letters.form(self.first - back)

    def after(self) -> str:
        """The form of the lexeme after it."""
        return self.letters.form(self.last)


Result = tuple[str, str] | None
Builder = Callable[[Match, Context], Result]


def duration(count: float | str, grain: str) -> str:
    """The TIMEX3 duration of so many units ("X" for a number not told)."""
    if grain in TIMES_OF and not (isinstance(count, str) and grain in ("DE", "CE", "Q")):
        times, grain = TIMES_OF[grain]
        count = count if isinstance(count, str) else count * times
    shown = count if isinstance(count, str) else f"{count:g}"
    if isinstance(count, float) and count != int(count):
        whole, part = int(count), count - int(count)
        finer = {"Y": (12, "M"), "H": (60, "M"), "MIN": (60, "S"), "D": (24, "H")}.get(grain)
        if finer and whole:
            rest = f"{round(part * finer[0])}{finer[1]}"
            return f"PT{whole}{TIMED[grain]}{rest}" if grain in TIMED else f"P{whole}{grain}{'T' if grain == 'D' else ''}{rest}"
    return f"PT{shown}{TIMED[grain]}" if grain in TIMED else f"P{shown}{GRAIN_LETTER[grain]}"


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


def month(m: Match, c: Context) -> Result:
    """A month alone, or with last, next, this."""
    if m.letters.written(m.found.start("m")).isupper() and m.form("m") == "may":
        return None
    return "DATE", c.month_of(m.number("m"), m.start, relation(m))


def relation(m: Match) -> str:
    """The letter of last (l), next (x) or this (t) in the part `k`; "" for none."""
    return m.letters.code[m.found.start("k")] if m.has("k") else ""


def year(m: Match, c: Context) -> Result:
    """A year alone."""
    number = m.number("y")
    after, before = m.after(), m.before()
    if (
        not 1800 <= number <= 2050
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
    """ "1990s", "the '90s"."""
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
    """ "12/31/1999": month first where it can be, else day first."""
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
    """ "this morning", "last night", "the morning", "overnight", "noon"."""
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


def relative_unit(m: Match, c: Context) -> Result:
    """ "last week", "this year", "the next month"; "the past year" is a duration."""
    grain, which = str(m.value("u")), relation(m)
    word = m.form("k")
    if m.form("u").endswith("s") and grain != "S":
        if which in "lx":
            return "DURATION", duration("X", grain)
        return None
    if word == "past" or grain in TIMED:
        return ("DURATION", duration(1, grain)) if word in ("past", "last", "next", "coming") else None
    base = c.last if word in ("following", "previous", "preceding", "prior", "ensuing") and c.last else c.now
    count = {"l": -1, "x": 1}.get(which, 0)
    if grain == "D" and which == "t" and word != "this":
        return None
    return "DATE", c.say(base.shift(count, grain) if base else None, open_value(grain))


def open_value(grain: str) -> str:
    """The value of a stretch of the calendar that nothing dates."""
    return {"W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "D": "XXXX-XX-XX", "DE": "XXX", "CE": "XX"}.get(
        grain, "XXXX"
    )


def that_unit(m: Match, c: Context) -> Result:
    """ "that day", "the same week": the last one met."""
    grain = str(m.value("u"))
    if grain in TIMED or m.form("u").endswith("s"):
        return None
    return "DATE", (c.last.shift(0, grain) or c.last).value if c.last else open_value(grain)


def latest_period(m: Match, c: Context) -> Result:
    """ "the latest quarter", "the current quarter", "the quarter", "the year-ago period": quarters and periods of a report."""
    grain = str(m.value("u")) if m.has("u") else "Q"
    word = m.form("k")
    if grain == "Q":
        base = c.quarter or (c.now.shift(-1, "Q") if c.now else None)
        if word == "current":
            base = c.now.shift(0, "Q") if c.now else None
        return "DATE", base.value if base else open_value("Q")
    if word != "current" or m.form("u").endswith("s"):
        return None
    return "DATE", c.say(c.now.shift(0, grain) if c.now else None, open_value(grain))


def ago(m: Match, c: Context) -> Result:
    """ "two years ago", "a week earlier", "three days later"."""
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
        return "DATE", "FUTURE_REF" if forward else "PAST_REF"
    if grain == "Y" and count == 1 and c.quarter and not forward:
        earlier = c.quarter.shift(-1, "Y")
        return "DATE", Moment(earlier.day, "Q").value if earlier else open_value("Q")
    base = c.now if way in ("ago", "back", "hence") or not c.last or not forward else c.last
    found = base.shift(count if forward else -count, grain) if base else None
    return "DATE", c.say(found, open_value(grain))


def counted(m: Match, c: Context) -> Result:
    """ "two weeks", "the first nine months", "several years", "a week", "16-hour": durations."""
    grain = str(m.value("u"))
    if m.letters.code[m.last : m.last + 1] == "L" or m.letters.code[m.last : m.last + 2] == "-L":
        return None
    if m.letters.form(m.last) in ("s", "old", "olds"):
        return None
    if m.has("n"):
        count: float | str = float(m.value("n2") if m.has("n2") and not m.has("hyphen") else m.value("n"))
        if m.has("half"):
            count = float(count) + 0.5
        return "DURATION", duration(count, grain)
    if m.has("q"):
        return "DURATION", duration(2.0 if m.form("q") == "couple" else "X", grain)
    return "DURATION", duration(1.0, grain)


def one_unit(m: Match, c: Context) -> Result:
    """ "a week": a duration after a preposition or verb; a set after a rate ("$5 a share" is none, "twice a week" is)."""
    grain = str(m.value("u"))
    before = m.before()
    lead = m.letters.code[m.first - 1 : m.first]
    if grain == "S" or m.form("u").endswith("s"):
        return None
    if lead in ("N", "D", "Y") or before in ("once", "twice", "times", "million", "billion", "trillion", "cents", "dollars"):
        return ("SET", duration(1.0, grain)) if grain not in TIMED else None
    if grain in ("D", "WE") and before not in (
        "for",
        "in",
        "within",
        "than",
        "after",
        "about",
        "nearly",
        "almost",
        "over",
        "just",
        "only",
    ):
        return None
    return "DURATION", duration(1.0, grain)


def bare_units(m: Match, c: Context) -> Result:
    """ "for years", "weeks of", "decades-long": a duration whose length is not told."""
    form, grain = m.form("u"), str(m.value("u"))
    if not form.endswith("s") or form in ("seconds", "minutes", "weekends"):
        return None
    if m.before() in (
        "for",
        "in",
        "after",
        "within",
        "of",
        "over",
        "during",
        "took",
        "take",
        "takes",
        "lasted",
        "spent",
        "many",
        "the",
    ) or m.has("long"):
        return "DURATION", duration("X", grain)
    return None


def every(m: Match, c: Context) -> Result:
    """ "every day", "each July", "every two weeks", "each summer"."""
    if m.has("m"):
        return "SET", f"XXXX-{m.number('m'):02}"
    if m.has("s"):
        return "SET", f"XXXX-{m.value('s')}"
    grain = str(m.value("u"))
    if m.form("e") == "per" and grain in TIMED:
        return None
    count = float(m.value("n")) if m.has("n") else 1.0
    letter = "Q" if grain == "Q" else None
    return "SET", f"P{count:g}{letter}" if letter else duration(count, grain)


def frequency(m: Match, c: Context) -> Result:
    """Daily, weekly, annually."""
    return "SET", str(m.value("v"))


def season(m: Match, c: Context) -> Result:
    """ "last summer", "the fall of 1998", "spring 2010", "in the summer"."""
    code = str(m.value("s"))
    if m.form("s").endswith("s") or code not in SEASON_STARTS:
        return None
    which = relation(m)
    if m.has("y"):
        made = make_day(m.number("y"), SEASON_STARTS[code], 1)
        return ("DATE", c.say(Moment(made, code))) if made else None
    if not which and not (m.has("the") and m.before() in ("in", "during", "since", "by", "until", "for", "of", "this")):
        return None
    if c.anchor is None:
        return "DATE", f"XXXX-{code}"
    number = SEASON_STARTS[code]
    year_number = c.anchor.year
    if which == "l" or (not which and c.tense_at(m.start) != "future"):
        year_number -= 1 if which == "l" and c.anchor.month < number + 3 or number > c.anchor.month else 0
    elif which == "x":
        year_number += 1 if c.anchor.month >= number else 0
    made = make_day(year_number, number, 1)
    return ("DATE", c.say(Moment(made, code))) if made else None


def ordinal_period(m: Match, c: Context) -> Result:
    """ "the third quarter", "fourth-quarter", "the first half of 1990", "the 19th century"."""
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
        if c.tense_at(m.start) != "future":
            gap.pop(c.anchor.year + 1)
        years = [min(gap, key=lambda y: gap[y])]
    made = make_day(years[0], start_month, 1)
    return ("DATE", c.say(Moment(made, grain))) if made else None


def day_of_month(m: Match, c: Context) -> Result:
    """ "on the 5th": of the month last met, else that of publication."""
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


def reference(m: Match, c: Context) -> Result:
    """Now, recently, the future."""
    return "DATE", str(m.value("r"))


def recent_units(m: Match, c: Context) -> Result:
    """ "recent weeks"."""
    return "DATE", "PAST_REF"


APPROX = r"(?P<approx>u{0,3})"
RULES: tuple[tuple[re.Pattern[str], Builder], ...] = tuple(
    (re.compile(pattern), builder)
    for pattern, builder in (
        (r"(?:W\.?,?)?(?P<m>M)\.?(?P<d>[D1])(?!J?U)(?:,?(?P<y>Y))?", full_date),
        (r"(?:W\.?,?)?T?(?P<d>[D1])o?(?P<m>M)\.?(?:,?(?P<y>Y))?", full_date),
        (r"(?P<m>M)\.?,?o?(?P<y>Y)", month_year),
        (r"(?P<k>[tlx])?(?P<m>M)", month),
        (r"(?P<F>F)?(?P<y>Y)", year),
        (r"T?(?P<y>K)", decade),
        (r"(?P<y>I)", iso),
        (r"(?P<y>X)", slashed),
        (r"(?P<e>E)?(?P<k>[tlx])?(?P<w>W)(?P<p>P)?", weekday),
        (r"(?P<d>d)(?P<p>P)?", deictic),
        (r"(?:(?P<k>[tl])|(?P<the>T)|(?P<e>E))?(?P<p>P)", part_of_day),
        (r"(?P<c>C)(?P<g>G)?Z?", clock),
        (r"(?P<h>[DN])(?P<g>G)Z?", clock),
        (r"(?P<h>[DN])k?iT(?P<p>P)", clock),
        (r"(?P<h>[DN])k", clock),
        (r"T?(?P<k>[tlx])(?P<u>U)", relative_unit),
        (r"[wTt]s(?P<u>U)|w(?P<u2>U)", lambda m, c: that_unit(m, c) if m.has("u") else that_plain(m, c)),
        (r"T(?:(?P<k>z)|Ua|U-a)?(?P<u>Up?|p)", lambda m, c: report_period(m, c)),
        (r"u{0,3}(?:(?P<A>A)|(?P<n>[DN])|A?(?P<q>q)o?)?u?(?P<u>U)(?P<a>[aefh])", ago),
        (r"T?(?P<u>U)(?P<hyphen>-)?(?P<a>[ae])(?:-?[Up])?", lambda m, c: year_ago(m, c)),
        (r"u{0,3}T?[1lxtO]?(?P<n>[DN])(?:(?P<hyphen>-)|v(?P<n2>[DN]))?u?(?P<u>U)(?:nA(?P<half>j))?", counted),
        (r"u{0,3}(?P<n>A)(?P<u>U)nA(?P<half>j)", lambda m, c: ("DURATION", duration(1.5, str(m.value("u"))))),
        (r"u{0,3}T?[1lx]?A?(?P<q>q)o?u?-?(?P<u>U)", counted),
        (r"u{0,3}A(?P<u>U)", one_unit),
        (r"(?P<u>U)(?P<long>-_)?", bare_units),
        (r"(?P<e>E)(?:o?T?l?)(?P<n>[DN])?(?:(?P<u>U)|(?P<m>M)|(?P<s>S))", every),
        (r"(?P<v>V)", frequency),
        (r"(?:T?(?P<k>[tlx])|(?P<the>T))?(?P<s>S)(?:o?,?(?P<y>Y))?", season),
        (r"(?P<the>T)?F?(?P<o>1)-?F?(?:(?P<u>U)|(?P<half>j))(?:o?F?(?P<y>Y)|o(?P<k>[tlx])U)?", ordinal_period),
        (r"(?P<k>[tlx])UJF?(?P<o>1)-?(?:(?P<u>U)|(?P<half>j))", ordinal_period),
        (r"(?P<y>Y)J(?P<o>1)-?(?:(?P<u>U)|(?P<half>j))", ordinal_period),
        (r"(?<=i)T(?P<d>1)(?=[.,i|]|$)", day_of_month),
        (r"(?P<k>[tlx])?(?P<h>H)(?:,?(?P<y>Y))?", holy_day),
        (r"(?P<r>R)", reference),
        (r"T?c(?P<u>U)", recent_units),
    )
)
ANY = re.compile("|".join(f"(?:{re.sub(r'[?]P<[a-zA-Z0-9]+>', '?:', p.pattern)})" for p, _ in RULES))


def that_plain(m: Match, c: Context) -> Result:
    """ "that day"."""
    word = m.letters.values[m.found.start("u2")]
    if word in TIMED or m.letters.form(m.found.start("u2")).endswith("s") or c.last is None:
        return None
    return "DATE", (c.last.shift(0, str(word)) or c.last).value


def report_period(m: Match, c: Context) -> Result:
    """ "the quarter", "the latest quarter", "the period"."""
    if m.letters.values[m.last - 1] not in ("Q", "period") and not m.has("k"):
        return None
    if m.letters.form(m.last - 1) in ("quarters", "term"):
        return None
    if m.letters.form(m.last - 1) == "period" and c.quarter is None:
        return None
    return latest_period(m, c)


def year_ago(m: Match, c: Context) -> Result:
    """ "year-ago", "the year-earlier quarter"."""
    if not m.has("hyphen") or m.form("u").endswith("s"):
        return None
    return ago(m, c)
