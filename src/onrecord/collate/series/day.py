"""The day of an attack: candidate days of a story's articles and their features."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.collate.series.evidence import zone_of
from onrecord.facts.reading import Reading
from onrecord.facts.span import Span
from onrecord.lexicon.tolls import toll_patterns

WINDOW = 60


@dataclass(frozen=True, slots=True)
class DayMention:
    """One mention of a day: its zone, the sort of its words, and what stands near it."""

    day: dt.date
    zone: str
    sort: str
    attack: bool
    happened: bool
    aftermath: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Days:
    """The days of one article, and when it was published."""

    mentions: tuple[DayMention, ...]
    published: dt.date | None


def day_of(value: str | None) -> dt.date | None:
    """The day of an ISO value that tells one."""
    try:
        return dt.date.fromisoformat((value or "")[:10])
    except ValueError:
        return None


def sort_of(words: str) -> str:
    """How a day is written: weekday, deictic, explicit or other."""
    if re.search(r"\d", words) and re.search(r"[A-Z][a-z]", words):
        return "explicit"
    if re.search(r"(?i)today|yesterday|tonight|this (?:morning|afternoon|evening)|last night|overnight", words):
        return "deictic"
    return "weekday" if re.search(r"(?i)day\b", words) else "other"


def days(reading: Reading) -> Days:
    """The days that an article tells of."""
    text = reading.article.text
    patterns = toll_patterns()
    found: list[DayMention] = []
    sentences = reading.sentences
    place = 0
    for time in reading.times:
        day = day_of(time.value) if time.type in ("DATE", "TIME") else None
        if day is None:
            continue
        while place < len(sentences) and sentences[place].end <= time.start:
            place += 1
        inside = place < len(sentences) and sentences[place].start <= time.start
        words = text[sentences[place].start : sentences[place].end] if inside else ""
        near = text[max(0, time.start - WINDOW) : time.end + WINDOW]
        found.append(
            DayMention(
                day,
                zone_of(place) if inside else "outside",
                sort_of(text[time.start : time.end]),
                bool(patterns["attack"].search(words)),
                bool(patterns["happened"].search(near)),
                bool(patterns["aftermath"].search(near)),
                Span(time.start, time.end),
            )
        )
    return Days(tuple(found), day_of(reading.article.published_at))


def day_candidates(articles: Sequence[Days]) -> list[dt.date]:
    """The days that come into question: those told, the first publication's and the one before."""
    found = {m.day for a in articles for m in a.mentions}
    for published in [a.published for a in articles if a.published]:
        found |= {published, published - dt.timedelta(1)}
    return sorted(found)


def lag_class(lag: int) -> str:
    """A class of days from an attack to the first publication."""
    if lag < 0:
        return "after"
    return str(lag) if lag < 5 else "week" if lag < 8 else "month" if lag < 32 else "year" if lag < 370 else "old"


class DaysTold:
    """The days of a story's articles, with what is the same for all candidates and each candidate's own mentions."""

    def __init__(self, articles: Sequence[Days]) -> None:
        self.count = len(articles)
        self.published = sorted(a.published for a in articles if a.published)
        self.own: dict[dt.date, list[list[DayMention]]] = {}
        """For each day the mentions of it, article by article."""
        for article in articles:
            by_day: dict[dt.date, list[DayMention]] = {}
            for m in article.mentions:
                by_day.setdefault(m.day, []).append(m)
            for day, mentions in by_day.items():
                self.own.setdefault(day, []).append(mentions)
        told = [a.mentions for a in articles if a.mentions]
        self.told = len(told)
        self.mentions = sum(map(len, told))
        self.first = Counter(m[0].day for m in told)
        self.first_attack = Counter(next((x.day for x in m if x.attack), None) for m in told)
        self.first_happened = Counter(next((x.day for x in m if x.happened), None) for m in told)
        self.first_clean = Counter(next((x.day for x in m if x.attack and not x.aftermath), None) for m in told)
        self.earliest = min(self.own, default=None)


def day_features(story: DaysTold, day: dt.date) -> Iterator[tuple[str, float]]:
    """The features of one candidate day."""
    published, own = story.published, story.own.get(day, [])
    if published:
        before = bisect_left(published, day)
        yield f"lag {lag_class((published[0] - day).days)}", 1.0
        yield "published", (bisect_right(published, day) - before) / story.count
        yield "published alone", float(not own)
        yield "after some", before / story.count
    yield "articles", len(own) / story.count
    yield "several", float(len(own) > 1)
    told = story.told
    if not told:
        return
    yield "mentions", sum(map(len, own)) / story.mentions
    yield "first", story.first[day] / told
    yield "first attack", story.first_attack[day] / told
    yield "first happened", story.first_happened[day] / told
    yield "first clean", story.first_clean[day] / told
    yield "earliest", float(story.earliest is not None and day <= story.earliest)
    for name in ("attack", "happened", "aftermath"):
        yield f"any {name}", sum(any(getattr(x, name) for x in m) for m in own) / told
    yield "clean", sum(any(x.attack and not x.aftermath for x in m) for m in own) / told
    for zone in ("lede", "early", "rest", "outside"):
        yield f"zone {zone}", sum(any(x.zone == zone for x in m) for m in own) / told
        yield f"zone {zone} attack", sum(any(x.zone == zone and x.attack for x in m) for m in own) / told
    for sort in ("weekday", "deictic", "explicit", "other"):
        yield f"sort {sort}", sum(any(x.sort == sort for x in m) for m in own) / told
