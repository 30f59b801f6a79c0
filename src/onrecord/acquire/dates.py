"""Dates as others write them, to ISO 8601 with the zone they give: ISO, RFC 5322, epochs, words in many languages.

What could mean two days (06/03/2025) or hangs on today ("2 hours ago") is no date.
"""

from __future__ import annotations

import re
import warnings
from datetime import UTC, date, datetime, tzinfo
from functools import lru_cache

from dateutil import parser as loose

from onrecord.acquire.characters import one_line
from onrecord.lexicon.pages import phrases
from onrecord.lexicon.zones import zone_named

LONGEST = 120
EARLIEST, LATEST = 1690, 2100
AS_IT_IS = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?")
ZONE_NAME = re.compile(r"\s*\[?\b([A-Z][A-Za-z_]+/[A-Z][A-Za-z_]+(?:/[A-Z][A-Za-z_]+)?)\]?$")
IN_BRACKETS = re.compile(r"\s*\([^()]*\)")
BEFORE_OFFSET = re.compile(r"\b(?:GMT|UTC)\s*(?=[+-]\d)")
NUMBERS = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})\b")
YEAR = re.compile(r"(?<!\d)(?:1[6-9]|20)\d\d(?!\d)|[./-]\d\d(?!\d)")
ASIAN = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
WORD = re.compile(r"[^\W\d_]+")
ENGLISH = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thur",
        "thurs",
        "fri",
        "sat",
        "sun",
        "am",
        "pm",
        "a",
        "m",
        "p",
        "at",
        "on",
        "of",
        "the",
        "st",
        "nd",
        "rd",
        "th",
        "t",
        "z",
        "gmt",
        "utc",
        "noon",
        "and",
    ]
)
ONE, OTHER = datetime(2004, 1, 1, 0, 0, 0), datetime(2008, 2, 2, 1, 1, 1)  # they only show what a text leaves open


def read_time(value: object) -> str | None:
    """A date or time as ISO 8601, None where it is neither. A number is seconds or milliseconds since 1970."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        value = str(int(value)) if abs(value) < 1e14 else ""  # milliseconds to the year 5138
    text = one_line(value, LONGEST + 1)
    return _read(text) if 6 <= len(text) <= LONGEST else None  # no date is shorter


@lru_cache(maxsize=2048)
def _read(text: str) -> str | None:
    found = strict(text)
    if found is None and text.isdigit():
        return epoch(text)
    if found is None:
        found = words(text)
    if found is None:
        return None
    year = int(found[:4])
    return found if EARLIEST <= year <= LATEST and not found.startswith("1970-01-01") else None  # zero, written as a time


def strict(text: str) -> str | None:
    """A time that is ISO 8601 already, as it is; a name of a zone behind it becomes its offset."""
    zone = ZONE_NAME.search(text)
    bare = text[: zone.start()] if zone else text
    try:
        found = datetime.fromisoformat(bare)
    except ValueError:
        if re.fullmatch(r"\d{4}-\d{3}", text):  # an ordinal date
            return day_of(text, "%Y-%j")
        return None
    if zone and found.tzinfo is None and (known := zone_named(zone[1])):
        return found.replace(tzinfo=known).isoformat()
    if re.fullmatch(r"\d{8}", bare):
        return found.date().isoformat()
    return bare if AS_IT_IS.fullmatch(bare) else found.isoformat()


def day_of(text: str, form: str) -> str | None:
    """The day of a text in a form of strptime."""
    try:
        return datetime.strptime(text, form).date().isoformat()  # a day has no zone
    except ValueError:
        return None


def epoch(digits: str) -> str | None:
    """Seconds or milliseconds since 1970, or year to second run together (20250306182000)."""
    if len(digits) in (12, 14) and digits[:2] in ("19", "20"):
        try:
            return datetime.strptime(digits.ljust(14, "0"), "%Y%m%d%H%M%S").isoformat()  # none is given
        except ValueError:
            return None
    if len(digits) in (10, 13):
        return datetime.fromtimestamp(int(digits[:10]), UTC).isoformat()
    return None


def words(text: str) -> str | None:
    """A date in words or numbers."""
    if asian := ASIAN.search(text):
        year, month, day = (int(part) for part in asian.groups())
        clock = re.search(r"(\d{1,2})[:時시]\s*(\d{2})", text[asian.end() :])
        try:
            asked = datetime(year, month, day, *(int(p) for p in clock.groups()) if clock else ())  # none is given
        except ValueError:
            return None
        return asked.isoformat() if clock else asked.date().isoformat()
    if not YEAR.search(text):
        return None
    text = phrases("date_lead").sub("", BEFORE_OFFSET.sub("", text))
    zone = ZONE_NAME.search(text)
    known = zone_named(zone[1]) if zone else None
    text = IN_BRACKETS.sub("", ZONE_NAME.sub("", text))
    text = re.sub(r"(\d)\s*([ap])\.?\s?m\b\.?", r"\1 \2m", text, flags=re.IGNORECASE)
    text = re.sub(r"\s*[|•·–—@]\s*", " ", text)
    text = re.sub(r"(?<=\d)[hH](?=\d\d\b)", ":", text)
    text = re.sub(r"(?<![\d.])([01]?\d|2[0-3])\.([0-5]\d)(?![\d.])", r"\1:\2", text)
    day_first = False
    if numbers := NUMBERS.search(text):
        first, mark, second, _ = numbers.groups()
        if mark != "." and int(first) <= 12 and int(second) <= 12 and first != second:
            return None  # 06/03/2025 is a day in March or one in June
        day_first = mark == "." or int(first) > 12  # no such month
    foreign = any(w.casefold() not in ENGLISH and zone_named(w) is None for w in WORD.findall(text))
    found = None if foreign else by_dateutil(text, day_first)
    return with_zone(found or by_dateparser(text), known) if foreign or not found else with_zone(found, known)


def with_zone(found: str | None, zone: tzinfo | None) -> str | None:
    """The time in a zone that was named behind it."""
    if found and zone and "T" in found and datetime.fromisoformat(found).tzinfo is None:
        return datetime.fromisoformat(found).replace(tzinfo=zone).isoformat()
    return found


def by_dateutil(text: str, day_first: bool) -> str | None:
    """An English date; None where year, month or day is not given."""

    def zones(name: str | None, offset: int | None) -> tzinfo | int | None:
        return zone_named(name) if name else offset

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            one, other = (loose.parse(text, default=d, dayfirst=day_first, tzinfos=zones) for d in (ONE, OTHER))
    except (ValueError, OverflowError, TypeError, RecursionError, AttributeError):
        return None
    if one.date() != other.date():
        return None
    if one.hour != other.hour:
        return str(one.date().isoformat())
    return str(one.replace(microsecond=0).isoformat())


def by_dateparser(text: str) -> str | None:
    """A date in words of another language."""
    if len(text) > 60 or not re.search(r"\d", text):  # no date in words is longer
        return None
    import dateparser  # slow to import, and few dates are in other languages

    settings = {"PARSERS": ["absolute-time"], "STRICT_PARSING": True, "DATE_ORDER": "DMY", "PREFER_DATES_FROM": "past"}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = dateparser.parse(text, settings=settings)
    except Exception:  # its parsers raise what their regular expressions raise
        return None
    if found is None:
        return None
    return str(found.isoformat() if re.search(r"\d[:h]\d\d", text) else found.date().isoformat())


def moment(iso: str | None) -> datetime | None:
    """The time of an ISO text (a day's begin where it is one); None where there is none."""
    if not iso:
        return None
    try:
        return datetime.fromisoformat(iso)
    except ValueError:
        return None


def has_zone(iso: str) -> bool:
    """Whether an ISO text is a time with its zone."""
    found = moment(iso)
    return found is not None and found.tzinfo is not None


def day(iso: str) -> date | None:
    """The day of an ISO text, as written."""
    found = moment(iso)
    return found.date() if found else None
