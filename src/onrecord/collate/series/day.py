"""The day of an attack: candidate days of a story's articles and their features."""

from __future__ import annotations

import datetime as dt
import re
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


def day_features(articles: Sequence[Days], day: dt.date) -> Iterator[tuple[str, float]]:
    """The features of one candidate day."""
    published = [a.published for a in articles if a.published]
    if published:
        yield f"lag {lag_class((min(published) - day).days)}", 1.0
        yield "published", sum(p == day for p in published) / len(articles)
        yield "published alone", float(not any(m.day == day for a in articles for m in a.mentions))
        yield "after some", sum(p < day for p in published) / len(articles)
    own = [[m for m in a.mentions if m.day == day] for a in articles]
    has = sum(bool(m) for m in own)
    yield "articles", has / len(articles)
    yield "several", float(has > 1)
    told = [a.mentions for a in articles if a.mentions]
    if not told:
        return
    yield "mentions", sum(len(m) for m in own) / sum(len(m) for m in told)
    yield "first", sum(m[0].day == day for m in told) / len(told)
    yield "first attack", sum(next((x.day for x in m if x.attack), None) == day for m in told) / len(told)
    yield "first happened", sum(next((x.day for x in m if x.happened), None) == day for m in told) / len(told)
    yield "first clean", sum(next((x.day for x in m if x.attack and not x.aftermath), None) == day for m in told) / len(told)
    yield "earliest", float(all(day <= x.day for m in told for x in m))
    for name in ("attack", "happened", "aftermath"):
        yield f"any {name}", sum(any(getattr(x, name) for x in m) for m in own) / len(told)
    yield "clean", sum(any(x.attack and not x.aftermath for x in m) for m in own) / len(told)
    for zone in ("lede", "early", "rest", "outside"):
        yield f"zone {zone}", sum(any(x.zone == zone for x in m) for m in own) / len(told)
        yield f"zone {zone} attack", sum(any(x.zone == zone and x.attack for x in m) for m in own) / len(told)
    for sort in ("weekday", "deictic", "explicit", "other"):
        yield f"sort {sort}", sum(any(x.sort == sort for x in m) for m in own) / len(told)
