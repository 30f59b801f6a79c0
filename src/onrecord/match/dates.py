"""The days that an article's headline and opening name, so that two reports of one day's event are told from two days' events."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from onrecord.lexicon.anniversaries import looks_years_back
from onrecord.lexicon.timewords import time_words
from onrecord.match.text import ArticleText

READ = 700
"""Characters of the opening that are looked at."""
EPOCH = date(1970, 1, 1)
FARTHEST = 800_000
"""Days from 1970 that a calendar date can hold."""


@cache
def patterns() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, int], dict[str, int]]:
    """Patterns of "Jan. 5" or "5 January" and of weekdays, and the numbers of months and weekdays."""
    words = time_words()
    months = {word: int(known.value) for word, known in words.items() if known.letter == "M"}
    weekdays = {word: int(known.value) for word, known in words.items() if known.letter == "W" and len(word) > 4}
    month = "|".join(sorted((m.capitalize() for m in months), key=len, reverse=True))
    weekday = "|".join(w.capitalize() for w in weekdays)
    heads = "".join(sorted({m[0].upper() for m in months}))  # a look at the first letter saves trying each month at each word
    named = re.compile(rf"\b(?=[{heads}])({month})\b\.? (\d{{1,2}})\b|\b(\d{{1,2}}) (?=[{heads}])({month})\b")
    return named, re.compile(rf"\b(?=[MTWFS])({weekday})\b"), months, weekdays


def times() -> tuple[str, ...]:
    """The names of months and weekdays."""
    _, _, months, weekdays = patterns()
    return (*months, *weekdays)


def opening_of(article: ArticleText) -> str:
    """Headline and first characters of the body."""
    start = article.body[0].start if article.body else 0
    return f"{article.title} \n{article.text[start : start + READ]}"


def looks_back(article: ArticleText) -> bool:
    """Whether headline or opening speak of an event of a year or more ago."""
    return looks_years_back(opening_of(article))


def named_days(article: ArticleText) -> frozenset[int]:
    """The days named, as month x 32 + day. A weekday is the last one before publication, so it needs a date of publication."""
    named, weekday, months, weekdays = patterns()
    opening = opening_of(article)
    found: set[int] = set()
    for match in named.finditer(opening):
        day = int(match[2] or match[3])
        if 0 < day < 32:
            found.add(months[(match[1] or match[4]).lower()] * 32 + day)
    if article.day is not None and abs(article.day) < FARTHEST - 719_000:
        published = EPOCH + timedelta(days=int(article.day))
        for match in weekday.finditer(opening):
            back = (published.isoweekday() - weekdays[match[1].lower()]) % 7
            told = published - timedelta(days=back)
            found.add(told.month * 32 + told.day)
    return frozenset(found)
