"""The time that a passage looks back to, where that lies long before its article: what it tells then is background."""

from __future__ import annotations

import re
from datetime import date

from onrecord.collate.material import Source
from onrecord.collate.wording import names_a_day
from onrecord.facts.span import Span

LONG = 60
"""Days before the article from which what happened is background."""
NEAR = 12
YEAR = len("2020")
_SINCE = re.compile(r"\b(?:since|from|until|than|after)\s+(?:\w+\s+)?$", re.IGNORECASE)
_TIME = re.compile(r"(?P<year>(?:1[5-9]|20)\d{2})(?:-(?P<month>\d{2}))?(?:-(?P<day>\d{2}))?$")


def looked_back_to(source: Source, at: int) -> str | None:
    """The day, month or year, in ISO, to which the passage at a place looks back; None where it tells of the article's own time.

    The last time named before it counts, in its own sentence or, where that names none at all, in the one before it. What goes on
    since then is no background.
    """
    published = _day((source.reading.article.published_at or "")[:10])
    if published is None or not source.sentences:
        return None
    number = source.sentence_number(at)
    for n in range(number, max(-1, number - 2), -1):
        told = _times(source, source.sentences[n])[0 if n == number else -1 :]
        if not told:
            continue
        days = [_day(v) for _, v, _ in told]
        if any(d is None or (published - d).days <= LONG for d in days) or any(since for _, _, since in told):
            return None
        return next((v for start, v, _ in reversed(told) if start < at), told[0][1])
    return None


def own_time(source: Source, clause: Span) -> str | None:
    """The day, month or year of its own that a clause names, where that is of a year before the article's; None else."""
    told = _times(source, clause)
    year = (source.reading.article.published_at or "")[:YEAR]
    past = looked_back_to(source, clause.start)
    return told[-1][1] if told and past is not None and told[-1][1][:YEAR] < year else None


def _times(source: Source, sentence: Span) -> list[tuple[int, str, bool]]:
    """The days, months and years that a sentence names, with where they stand and whether something lasts since then."""
    return [
        (t.start, t.value, bool(_SINCE.search(source.text[max(sentence.start, t.start - NEAR) : t.start])))
        for t in source.reading.times
        if sentence.start <= t.start < sentence.end and t.type in {"DATE", "TIME"} and t.value
        if _TIME.match(t.value) is None or names_a_day(source.text[t.start : t.end])
    ]


def _day(value: str) -> date | None:
    """The last day of an ISO value, possibly reduced; None where it is none."""
    m = _TIME.match(value[:10])
    if m is None:
        return None
    try:
        return date(int(m["year"]), int(m["month"] or 12), int(m["day"] or 28))
    except ValueError:
        return None
