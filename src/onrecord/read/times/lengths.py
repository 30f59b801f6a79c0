"""Values of lengths of time and of what comes again: durations and sets."""

from __future__ import annotations

from onrecord.lexicon.closed import listed
from onrecord.read.times.context import Context
from onrecord.read.times.rule_match import TIMED, Match, Result, duration


def counted(m: Match, c: Context) -> Result:
    """As "two weeks", "the first nine months", "several years", "a week", "16-hour": durations."""
    grain = str(m.value("u"))
    if m.letters.code[m.last : m.last + 1] == "L" or m.letters.code[m.last : m.last + 2] == "-L":
        return None
    if m.letters.form(m.last) in ("s", "old", "olds"):
        return None
    idle = m.form("n") == "one" and grain == "D" and m.before() not in ("for", "in", "within", "than", "last", "past", "by")
    if (idle and not m.has("hyphen")) or (m.form("n") == "three" and m.has("hyphen") and grain == "Q"):
        return None
    if m.has("first") and grain == "M":
        c.yearly = True
    if m.has("n"):
        count: float | str = float(m.value("n2") if m.has("n2") and not m.has("hyphen") else m.value("n"))
        if m.has("half"):
            count = float(count) + 0.5
        return "DURATION", duration(count, grain)
    if m.has("q"):
        return "DURATION", duration(2.0 if m.form("q") == "couple" else "X", grain)
    return "DURATION", duration(1.0, grain)


def one_unit(m: Match, _: Context) -> Result:
    """As "a week": a duration after a preposition or verb; a set after a rate ("$5 a share" is none, "twice a week" is)."""
    grain = str(m.value("u"))
    before = m.before()
    lead = m.letters.code[m.first - 1 : m.first]
    if grain == "S" or m.form("u").endswith("s"):
        return None
    if lead in ("N", "D", "Y") or before in ("once", "twice", "times", "million", "billion", "trillion", "cents", "dollars"):
        return ("SET", duration(1.0, grain)) if grain not in TIMED else None
    if grain == "WE":
        return None
    if grain == "D" and before not in listed("before_lengths"):
        return None
    return "DURATION", duration(1.0, grain)


def bare_units(m: Match, _: Context) -> Result:
    """As "for years", "weeks of", "decades-long": a duration whose length is not told."""
    form, grain = m.form("u"), str(m.value("u"))
    if not form.endswith("s") or form in ("seconds", "minutes", "weekends"):
        return None
    if m.before() in listed("before_spans_of_time") or m.has("long"):
        return "DURATION", duration("X", grain)
    return None


def every(m: Match, _: Context) -> Result:
    """As "every day", "each July", "every two weeks", "each summer"."""
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


def frequency(m: Match, _: Context) -> Result:
    """Daily, weekly, annually."""
    return "SET", str(m.value("v"))


def unit_and_half(m: Match, _: Context) -> Result:
    """As "an hour and a half"."""
    return "DURATION", duration(1.5, str(m.value("u")))
