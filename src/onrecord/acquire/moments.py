"""Publication times as exports give them: words, seconds or milliseconds since 1970, compact digits, objects around a value."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from onrecord.acquire.taken import iso_time

DIGITS = re.compile(r"[0-9]{8,19}(?:\.[0-9]+)?")
BASIC = re.compile(r"[0-9]{8}T[0-9]{4,6}(?:Z|[+-][0-9:]{2,5})?")
"""The short form of ISO 8601, which agencies write."""
LEAST_EPOCH, MOST_EPOCH = 100_000_000, 4_000_000_000
"""Seconds since 1970 that may be a publication time: 1973 to 2096."""
WRAPPED = ("$date", "$numberlong", "value", "date", "iso", "rendered", "#text")


def given_time(value: Any) -> str | None:  # noqa: ANN401  # JSON of others
    """A time given in any of these forms as ISO 8601, or None where it is none of them."""
    if isinstance(value, dict):
        year, month, day = (value.get(k) for k in ("year", "month", "day"))
        if isinstance(year, int) and isinstance(month, int) and isinstance(day, int):
            return iso_time(f"{year:04}-{month:02}-{day:02}")
        inner = next((v for k, v in value.items() if str(k).casefold() in WRAPPED), None)
        return None if isinstance(inner, dict | list) and inner is value else given_time(inner)
    if isinstance(value, list):
        return next((time for v in value[:5] if not isinstance(v, list) and (time := given_time(v))), None)
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return since_1970(value)
    text = str(value).strip()
    if DIGITS.fullmatch(text):
        return compact(text) or since_1970(float(text))
    if BASIC.fullmatch(text):
        try:
            return datetime.fromisoformat(text).isoformat()
        except ValueError:
            return None
    return iso_time(text)


def since_1970(value: float) -> str | None:
    """Seconds, or a thousandth, millionth or billionth of them, since 1970 as a time in UTC."""
    for scale in (1, 1_000, 1_000_000, 1_000_000_000):
        if LEAST_EPOCH <= value / scale < MOST_EPOCH:
            return datetime.fromtimestamp(value / scale, UTC).isoformat(timespec="seconds")
    return None


def compact(text: str) -> str | None:
    """Digits that are a day (20250306) or a time (20250306162000, as in GDELT); a zone that is not given is not filled in."""
    for form, length in (("%Y%m%d", 8), ("%Y%m%d%H%M", 12), ("%Y%m%d%H%M%S", 14)):
        if len(text) == length:
            try:
                found = datetime.strptime(text, form)
            except ValueError:
                return None
            if 1900 <= found.year <= 2100:
                return found.date().isoformat() if length == 8 else found.isoformat()
    return None
