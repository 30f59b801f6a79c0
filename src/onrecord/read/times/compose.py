"""Time expressions of a text: the longest rule at each place, and what two that stand together mean."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from onrecord.facts.time import TimeExpression, TimeType
from onrecord.read.times.calendar import SEASON_STARTS, Moment, make_day
from onrecord.read.times.context import Context
from onrecord.read.times.letters import Letters
from onrecord.read.times.rule_match import Match
from onrecord.read.times.rules import ANY, RULES

LEAD = re.compile(r"(?:T?b(?:-|oT?)?|[ef])$")
COARSE = re.compile(r"(?P<year>[12]\d{3})(?:-W(?P<week>\d\d)(?P<end>-WE)?|-(?P<part>\d\d|Q[1-4]|H[12]|SP|SU|FA|WI))?")
TWO_YEARS = re.compile("Y[-!][DN]")
MONTH = re.compile(r"[\dX]{4}-\d{2}$")
CLOCK = re.compile(r"T(?P<hour>0?\d|1[0-2])(?P<minutes>:\d\d)$")
PART = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)T(?P<part>MO|AF|EV|NI)")
LATEST_SMALL_HOUR = 4
"""Up to it an hour told of a night can be the next day's."""
DAY = re.compile(r"[\dX]{4}-(?:[\dX]{2}-[\dX]{2}|WXX-\d)$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A time expression over lexemes `first` to `last` (exclusive)."""

    first: int
    last: int
    type: str
    value: str


def pieces(letters: Letters, context: Context) -> list[Piece]:
    """The pieces of a text from left to right, the longest rule that holds at each place."""
    found: list[Piece] = []
    position = 0
    while hit := ANY.search(letters.code, position):
        first = hit.start()
        matches = [(m, build) for rule, build in RULES if (m := rule.match(letters.code, first)) and m.end() > first]
        matches.sort(key=lambda pair: -pair[0].end())
        position = first + 1
        for match, build in matches:
            result = build(Match(letters, match), context)
            if result and result[1]:
                found.append(Piece(first, match.end(), *result))
                position = match.end()
                break
    return found


def joined(letters: Letters, a: Piece, b: Piece) -> Piece | None:
    """What two pieces next to each other mean together: a time of day and its day; None where they are two expressions."""
    gap = letters.code[a.last : b.first]
    if (
        a.type == b.type == "DATE"
        and MONTH.match(a.value)
        and re.fullmatch(r"\d{4}", b.value)
        and gap in ("", "o")
        and a.last - a.first == 1
        and letters.code[a.first] == "M"
    ):
        return Piece(a.first, b.last, "DATE", b.value + a.value[4:])
    if a.type == "TIME" and b.type == "DATE" and DAY.match(b.value) and gap in ("", ",", "i", ",i", "o", "."):
        return Piece(a.first, b.last, "TIME", b.value + "T" + a.value.partition("T")[2])
    if a.type == "DATE" and b.type == "TIME" and DAY.match(a.value) and gap in ("", ",", "u", "i", "iT") and "T" in b.value:
        return Piece(a.first, b.last, "TIME", a.value + "T" + b.value.partition("T")[2])
    if a.type == b.type == "TIME" and gap in ("", ",", "i") and "G" not in letters.code[a.first : a.last]:
        value = on_part(a.value, b.value)
        return Piece(a.first, b.last, "TIME", value) if value else None
    return None


def on_part(clock: str, day: str) -> str | None:
    """A time of day told without its half, on a day with a part ("6:30" and "Tuesday evening"); None where they do not fit."""
    told, when = CLOCK.search(clock), PART.fullmatch(day)
    if told is None or when is None:
        return None
    hour = int(told["hour"]) % 12
    if when["part"] == "NI" and hour <= LATEST_SMALL_HOUR:
        return None
    return f"{when['day']}T{hour + 12 * (when['part'] != 'MO'):02}{told['minutes']}"


def widened(letters: Letters, piece: Piece, floor: int) -> Piece:
    """The piece with "early", "the end of", "later" before it."""
    if piece.type in ("DATE", "TIME") and not piece.value.endswith("_REF"):
        lead = LEAD.search(letters.code, floor, piece.first)
        if lead and lead.end() == piece.first:
            return replace(piece, first=lead.start())
    return piece


def expressions(letters: Letters, context: Context) -> tuple[TimeExpression, ...]:
    """The time expressions of a text, in order."""
    found: list[Piece] = []
    for piece in pieces(letters, context):
        together = joined(letters, found[-1], piece) if found else None
        if together:
            found[-1] = together
        else:
            found.append(widened(letters, piece, found[-1].last if found else 0))
    return tuple(expression(letters, piece, context) for piece in found)


def expression(letters: Letters, piece: Piece, context: Context) -> TimeExpression:
    """The fact of a piece."""
    kind: TimeType = piece.type  # type: ignore[assignment]  # the rules give TIMEX3 types only
    earliest, latest = bounds_of(piece.value, context)
    two_years = TWO_YEARS.fullmatch(letters.code, piece.first, piece.last)
    if two_years and latest:
        latest = f"{int(latest[:4]) + 1}{latest[4:]}"
    start, end = letters.lexemes[piece.first].start, letters.lexemes[piece.last - 1].end
    return TimeExpression(start, end, piece.value, kind, earliest, latest)


def bounds_of(value: str, context: Context) -> tuple[str | None, str | None]:
    """The first and last day that a date told more coarsely than to the day, or left open, can mean; None for none."""
    anchor = context.anchor
    if value == "PAST_REF":
        return None, anchor.isoformat() if anchor else None
    if value == "FUTURE_REF":
        return (anchor.isoformat() if anchor else None), None
    moment = moment_of(value)
    if moment is not None:
        first, last = moment.bounds
        return first.isoformat(), last.isoformat()
    open_year = re.fullmatch(r"XXXX-(\d{2})(?:-(\d{2}))?", value)
    years = {year for told in context.months.values() for year in told}
    if not open_year or not years:
        return None, None
    month, day = int(open_year[1]), int(open_year[2] or 0)
    found = [Moment(made, "D" if day else "M") for year in (min(years), max(years)) if (made := make_day(year, month, day or 1))]
    return (found[0].bounds[0].isoformat(), found[-1].bounds[1].isoformat()) if found else (None, None)


def moment_of(value: str) -> Moment | None:
    """The stretch of the calendar that a value coarser than a day names; None for any other value."""
    match = COARSE.fullmatch(value)
    if match is None:
        return None
    year, week, part = int(match["year"]), match["week"], match["part"] or ""
    try:
        if week:
            return Moment(dt.date.fromisocalendar(year, int(week), 1), "WE" if match["end"] else "W")
        if part.startswith("Q"):
            return Moment(dt.date(year, int(part[1]) * 3 - 2, 1), "Q")
        if part.startswith("H"):
            return Moment(dt.date(year, int(part[1]) * 6 - 5, 1), "6M")
        if part in SEASON_STARTS:
            return Moment(dt.date(year, SEASON_STARTS[part], 1), part)
        return Moment(dt.date(year, int(part or 1), 1), "M" if part else "Y")
    except ValueError:
        return None
