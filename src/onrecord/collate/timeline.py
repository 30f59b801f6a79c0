"""The story's dated claims in order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, timedelta

from onrecord.collate.events import EventAccount, is_readable, title_of
from onrecord.collate.material import Material
from onrecord.collate.wording import names_a_day, words_of
from onrecord.facts.record import RecordAct, RecordEvent, TimelineEntry
from onrecord.facts.span import Span
from onrecord.lexicon.acts import listed as acts_listed
from onrecord.lexicon.comparing import word_set

TOLD = frozenset({"actual", "planned", "alleged"})
"""What is, was or will be so, or is held against somebody; what is only possible, wished, threatened or denied has no day."""
LEAST = 0.2
"""Weight from which an event has its place: what cannot be read by itself, details of one article and background have less."""
DAY = re.compile(r"\d{4}-(?:\d{2}|W\d{2})")
"""A date told to the month, the week or the day; a year alone places nothing in a story of days."""
FIRST_DAY = re.compile(r"(?P<year>\d{4})-(?:W(?P<week>\d{2})|(?P<month>\d{2})(?:-(?P<day>\d{2}))?)")
BACKGROUND = timedelta(days=60)
"""Before the story's first article by more than this lies what it only looks back to."""
AHEAD = timedelta(days=400)
SAME = 0.6
"""Share of the words of the shorter of two titles of a day from which they tell one thing."""
_OF_A_PAGE = re.compile(
    r"\b(?:hide caption|photos?:|video\b \d|MORE\b|read more|slideshow|toggle caption)|https?:|\n", re.IGNORECASE
)
_SUPPOSED = re.compile(r"\b(?:would|could|should|may|might|will likely|is likely|are likely)\b", re.IGNORECASE)
"""What a title only supposes has no day, however it was read."""
_NO_BEGINNING = re.compile(r"(?:\[[^\]]*\] )?(?:and|or|but|being|a call|attack for)\b", re.IGNORECASE)
_POINTS = re.compile(r"\[(?:his|her|their|its|the news|a statement)\b", re.IGNORECASE)
"""A name put for a pronoun that only points, or that is none of a doer."""


def place_on_timeline(
    material: Material, events: Sequence[RecordEvent], acts: Sequence[RecordAct], aligned: Sequence[Sequence[EventAccount]]
) -> tuple[TimelineEntry, ...]:
    """Acts and events with a date, oldest first; a reduced date ("2020-01") stands before the days in it.

    Of the events those that lead, a row each, and none that an act or a weightier event of the same days tells. What is no fact
    says what it is. What lies long before the story, and what is only said, asked or felt, has no row.
    """
    first, last = _first_day(material), _last_day(material)
    decided = frozenset((x.article, s) for a in acts for x in a.accounts for s in x.spans)
    rows = [
        (a.weight + 1.0, TimelineEntry(a.date, a.id, act_called(a)))
        for a in acts
        if a.date and a.weight > 0 and DAY.match(a.date) and _of_the_story(a.date, first)
        if a.stage == "planned" or not _after(a.date, last)
    ]
    for e, accounts in zip(events, aligned, strict=True):
        dated = e.date is not None and bool(DAY.match(e.date)) and _of_the_story(e.date, first)
        dated = dated and (e.factuality == "planned" or not _after(e.date or "", last))
        leads = dated and e.factuality in TOLD and matters(e) and told_by_itself(material, e, accounts) and has_its_day(e, accounts)
        if leads and not is_act(e, decided) and not is_speech(accounts):
            rows.append((e.weight, TimelineEntry(e.date or "", e.id, called(e))))
    return tuple(sorted(_once(rows), key=lambda t: (t.date, t.claim)))


def matters(event: RecordEvent) -> bool:
    """Whether an event is more than a detail of one article: it leads, and PLOVER has a type for it or several articles tell it."""
    return event.weight >= LEAST and (event.type is not None or len({a.article for a in event.accounts}) > 1)


def told_by_itself(material: Material, event: RecordEvent, accounts: Sequence[EventAccount]) -> bool:
    """Whether the event's title can be read by somebody who has read nothing else, and is no line of the page around the text."""
    title = event.title
    if _SUPPOSED.search(title) and event.factuality != "planned":
        return False
    if _OF_A_PAGE.search(title) or _NO_BEGINNING.match(title) or _POINTS.search(title) or title.count("(") != title.count(")"):
        return False
    return any(is_readable(a, material) and title_of(a, material) == title for a in accounts)


def has_its_day(event: RecordEvent, accounts: Sequence[EventAccount]) -> bool:
    """Whether the words that date the event name a day, week or month: a clock's hour alone ("at 10 in the morning") names none."""
    told = []
    for a in accounts:
        sentence = a.source.sentence(a.event.trigger.start)
        day = (a.event.date or "-")[:DAYS]
        times = (t for t in a.source.reading.times if sentence.start <= t.start < sentence.end and t.value[:DAYS].startswith(day))
        told += [names_a_day(a.source.text[t.start : t.end]) for t in times if (event.date or "").startswith(day)]
    return not told or any(told)


DAYS = len("2020-01-05")


def is_speech(accounts: Sequence[EventAccount]) -> bool:
    """Whether every account only tells that somebody spoke, asked or felt: a statement, which has its own place in the record."""
    return all(set(a.deed_words) & (acts_listed("reporting", "verbs") | word_set("speech_verbs")) for a in accounts)


def is_act(event: RecordEvent, decided: AbstractSet[tuple[str, Span]]) -> bool:
    """Whether at least half of the event's accounts stand in words that tell an act: the act has the row."""
    inside = sum(
        any(article == a.article and words.overlaps(s) for article, words in decided for s in a.spans[:1]) for a in event.accounts
    )
    return 2 * inside >= max(1, len(event.accounts))


def _once(rows: Iterable[tuple[float, TimelineEntry]]) -> list[TimelineEntry]:
    """The rows without those that a weightier one of the same days tells in nearly the same words."""
    kept: list[TimelineEntry] = []
    for _, row in sorted(rows, key=lambda r: (-r[0], r[1].claim)):
        if not any(_meet(row.date, k.date) and _alike(row.title, k.title) for k in kept):
            kept.append(row)
    return kept


def _alike(a: str, b: str) -> bool:
    x, y = (frozenset(s for s in words_of(t).stems if not s.isdigit()) for t in (a, b))
    return bool(x and y) and len(x & y) >= SAME * min(len(x), len(y))


def _meet(a: str, b: str) -> bool:
    """Whether two dates, each told to the month, week or day, may be of one day."""
    x, y = _bounds(a), _bounds(b)
    return a == b or (x is not None and y is not None and x[0] <= y[1] and y[0] <= x[1])


def _bounds(told: str) -> tuple[date, date] | None:
    """The first and last day of a date; None where it is none."""
    m = FIRST_DAY.match(told)
    if m is None:
        return None
    try:
        if m["week"]:
            monday = date.fromisocalendar(int(m["year"]), int(m["week"]), 1)
            return monday, monday + timedelta(days=6)
        if m["day"]:
            day = date(int(m["year"]), int(m["month"]), int(m["day"]))
            return day, day
        start = date(int(m["year"]), int(m["month"]), 1)
        return start, (start + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    except ValueError:
        return None


def _first_day(material: Material) -> date | None:
    """The day on which the story's first article was published."""
    days = [p[:10] for s in material.sources if (p := s.reading.article.published_at)]
    try:
        return date.fromisoformat(min(days)) if days else None
    except ValueError:
        return None


def _last_day(material: Material) -> date | None:
    """The day after the story's newest article, so that no zone of time makes its own day a later one; None without dates."""
    days = [p[:10] for s in material.sources if (p := s.reading.article.published_at)]
    try:
        return date.fromisoformat(max(days)) + timedelta(days=1) if days else None
    except (ValueError, OverflowError):
        return None


def _after(told: str, last: date | None) -> bool:
    """Whether a day lies after the newest article: nothing had happened on it when the story was told."""
    bounds = _bounds(told)
    return last is not None and bounds is not None and bounds[0] > last


def _of_the_story(told: str, first: date | None) -> bool:
    """Whether a day is not background of another time."""
    bounds = _bounds(told)
    if first is None or bounds is None:
        return True
    return first - BACKGROUND <= bounds[1] and bounds[0] <= first + AHEAD


def called(event: RecordEvent) -> str:
    """The title of an event, with what is made of it where that is not plain fact."""
    return event.title if event.factuality == "actual" else f"{event.title} ({event.factuality})"


def act_called(act: RecordAct) -> str:
    """An act by its sort, whose it is, its stage and what it is about."""
    whose = f" of {act.body_name}" if act.body_name else ""
    about = f": {act.title}" if act.title and len(act.title.split()) > 2 else ""
    return f"{act.sort}{whose}, {act.stage}{about}"
