"""The date of a claim as far as its accounts let it be known."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from onrecord.collate.material import Source
from onrecord.facts.span import Span

_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])$")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}$")
_AFTER = re.compile(r"\b(?:following|after|since|in the wake of|in response to)\b[^.]*$", re.IGNORECASE)


def settle_date(told: Iterable[str | None], places: Iterable[tuple[Source, Span]]) -> str | None:
    """The date most accounts tell, the fullest among equals; else one put together from what undated articles say.

    An account without a publication date that says "on Sunday", and another that puts the same thing after a day it names,
    give the first Sunday from that day on.
    """
    known = Counter(d for d in told if d)
    if known:
        return max(known, key=lambda d: (known[d], len(d), d))
    weekdays: list[int] = []
    after: list[date] = []
    for source, span in places:
        sentence = source.sentence(span.start)
        for t in source.reading.times:
            if not sentence.start <= t.start < sentence.end:
                continue
            if (m := _WEEKDAY.match(t.value)) and source.reading.article.published_at is None:
                weekdays.append(int(m.group(1)))
            elif _DAY.match(t.value) and _AFTER.search(source.text[sentence.start : t.start]):
                after.append(date.fromisoformat(t.value))
    if not weekdays or not after or len(set(weekdays)) > 1:
        return None
    start = max(after)
    return (start + timedelta(days=(weekdays[0] - start.isoweekday()) % 7)).isoformat()
