"""The date of a claim as far as its accounts let it be known."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from onrecord.collate.material import Source
from onrecord.collate.wording import DAY, WEEKDAY
from onrecord.facts.span import Span

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
            if (m := WEEKDAY.fullmatch(t.value)) and source.reading.article.published_at is None:
                weekdays.append(int(m.group(1)))
            elif (
                len(t.value) == len("2020-01-05")
                and DAY.fullmatch(t.value)
                and _AFTER.search(source.text[sentence.start : t.start])
            ):
                after.append(date.fromisoformat(t.value))
    if not weekdays or not after or len(set(weekdays)) > 1:
        return None
    start = max(after)
    return (start + timedelta(days=(weekdays[0] - start.isoweekday()) % 7)).isoformat()
