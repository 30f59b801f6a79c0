"""Times that were moved, beginnings told differently, and clock times that lost their zone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from onrecord.collate.discrepancies.making import Claims, Finding, side
from onrecord.collate.material import Source
from onrecord.collate.wording import DAY, MONTHS, WEEKDAYS, dates_apart, weekday_of, words_of
from onrecord.facts.span import Span
from onrecord.facts.time import TimeExpression

_MOVED = re.compile(
    r"\b(?:moved|put(?:ting)? (?:\w+ )?(?:off|back)|postponed|delayed|extended|rescheduled|brought forward|pushed back|adjourned"
    r"|shifted|prolonged|deferred)\b",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"\b(?:initially|originally|previously|at first|first (?:fixed|set|planned|scheduled))\b[^.;]{0,30}$", re.IGNORECASE
)
_TO = re.compile(r"\b(?:to|until|till|by|for)\s+(?:the\s+)?$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+(?:the\s+)?$", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\s+$", re.IGNORECASE)
_ZONED = re.compile(r"\(\s*(?P<clock>\d{1,2}[:.]?\d{2})\s*(?:GMT|UTC)\s*\)")
_CLOCK = re.compile(r"(?<![\d.,$€£])\b(?P<clock>\d{1,2}[:.]?\d{2})\b(?!\s*(?:GMT|UTC|[\d%]|local))")
_EXACT = re.compile(
    rf"\d|\b(?:{WEEKDAYS}|today|tomorrow|noon|midnight|{MONTHS})\b",
    re.IGNORECASE,
)
CLOSE_BY = 60
"""Characters after "moved" or the old time within which the new one stands."""
REACH = 3
"""Sentences back to the thing that "it" stands for."""
NEAR = 60
"""Characters before "since" within which the thing stands that began."""
DAYS = 3
"""Days apart up to which two beginnings can be one told wrongly."""


def rescheduled(found: Claims) -> Iterator[Finding]:
    """Appointments moved, beginnings apart, zones lost."""
    sources = found.trace.material.sources
    for i, source in enumerate(sources):
        seen: set[Span] = set()
        for made in _moves(source, sources[:i]):
            first = made.sides[0].spans[0]
            if first not in seen:
                seen.add(first)
                yield made
    yield from _beginnings(sources)
    yield from _zones(sources)


def _before(source: Source, t: TimeExpression, most: int = 40) -> str:
    start = source.sentence(t.start).start
    return source.text[max(start, t.start - most) : t.start]


def _in(source: Source, span: Span) -> list[TimeExpression]:
    return [t for t in source.reading.times if span.start <= t.start < span.end and t.type in {"DATE", "TIME"}]


def _moves(source: Source, earlier: Sequence[Source]) -> Iterator[Finding]:
    """What is said to have been moved, against an earlier account with the old time."""
    for number, sentence in enumerate(source.sentences):
        times = _in(source, sentence)
        moved = _MOVED.search(sentence.of(source.text))
        old = next((t for t in times if _FROM.search(_before(source, t)) or _FIRST.search(_before(source, t))), None)
        told_first = old is not None and _FIRST.search(_before(source, old)) is not None
        if not (moved or told_first):
            continue
        after = sentence.start + moved.end() if moved else old.end if old else sentence.start
        new = next((t for t in times if t is not old and t.start >= after and (told_first or _TO.search(_before(source, t)))), None)
        if new is None or new.start - after > CLOSE_BY or not _tells(source, new):
            continue
        head = source.text[sentence.start : sentence.start + moved.start() if moved else old.start if old else sentence.start]
        things = words_of(head).bag
        if moved and re.match(r"put\w* (?:it|them)\b", moved.group(), re.IGNORECASE):
            things |= words_of(source.text[source.sentences[max(0, number - REACH)].start : sentence.start]).bag
        for other in reversed(earlier):
            was = _was(other, things, old.value if old else None, new.value)
            if was is not None:
                sides = (side(other, (Span(was.start, was.end),)), side(source, (Span(new.start, new.end),)))
                yield Finding("date", "update", "moved to another time", sides)
                break


def _was(other: Source, things: frozenset[str], old: str | None, new: str) -> TimeExpression | None:
    """The time that an earlier account gives for the thing: the old one where that is told, else one that is not the new one."""
    best: tuple[int, int, TimeExpression] | None = None
    for t in other.reading.times:
        dateline = other.text[t.end : t.end + 2] == " ("
        if t.type not in {"DATE", "TIME"} or not _comparable(t.value, new) or not _tells(other, t) or dateline:
            continue
        sentence = other.sentence(t.start)
        shared = len(words_of(sentence.of(other.text)).bag & things)
        if not shared or (old is not None and not _alike(t.value, old)) or (old is None and not _AHEAD.search(_before(other, t))):
            continue
        row = (shared, -t.start, t)
        if best is None or row[:2] > best[:2]:
            best = row
    return best[2] if best else None


_AHEAD = re.compile(r"\b(?:will|would|until|by|deadline|expires?|due|scheduled|is to|are to|ends?|planned|before)\b", re.IGNORECASE)


def _tells(source: Source, t: TimeExpression) -> bool:
    """Whether its words name a day or a clock time: "the morning" and "a day later" may be any."""
    return _EXACT.search(source.text[t.start : t.end]) is not None


def _clock(value: str) -> str:
    found = re.search(r"T(\d\d:\d\d)", value)
    return found.group(1) if found else ""


def _day(value: str) -> str:
    found = DAY.match(value)
    return found.group() if found and len(found.group()) == 10 else ""


def _alike(a: str, b: str) -> bool:
    """Whether two values have one clock time, or where none is given one day of the week."""
    if _clock(a) or _clock(b):
        return _clock(a) == _clock(b)
    x, y = _day(a), _day(b)
    return bool(x and y) and (weekday_of(x) == weekday_of(y))


def _comparable(a: str, new: str) -> bool:
    """Whether both give a clock time that differs, or both a day and the days differ."""
    if _clock(a) and _clock(new) and _clock(a) != _clock(new):
        return True
    return bool(_day(a) and _day(new)) and _day(a) != _day(new)


def _beginnings(sources: Sequence[Source]) -> Iterator[Finding]:
    """One thing that goes on since different days."""
    told = [
        (source, t, words_of(_before(source, t, NEAR).removesuffix("since ")).bag)
        for source in sources
        for t in source.reading.times
        if t.type == "DATE" and _day(t.value) and _SINCE.search(_before(source, t))
    ]
    for i, (b, u, y) in enumerate(told):
        for a, t, x in told[:i]:
            apart = a is not b and dates_apart(_day(t.value), _day(u.value)) and _days(t.value, u.value) <= DAYS
            if apart and x & y:
                reason = f"since {_words(a, t)} in one account, since {_words(b, u)} in the other"
                yield Finding("date", "conflict", reason, (side(a, (Span(t.start, t.end),)), side(b, (Span(u.start, u.end),))))
                break


def _words(source: Source, t: TimeExpression) -> str:
    """The time as the article gives it."""
    return source.text[t.start : t.end]


def _days(a: str, b: str) -> int:
    try:
        return abs((date.fromisoformat(_day(a)) - date.fromisoformat(_day(b))).days)
    except ValueError:
        return DAYS + 1


def _zones(sources: Sequence[Source]) -> Iterator[Finding]:
    """A clock time that one account gives in universal time beside the local one, and another without its zone."""
    done: set[str] = set()
    for a in sources:
        for m in _ZONED.finditer(a.text):
            sentence = a.sentence(m.start())
            digits = re.sub(r"\D", "", m["clock"]).zfill(4)
            if digits in done:
                continue
            for b in sources:
                lost = next((n for n in _CLOCK.finditer(b.text) if re.sub(r"\D", "", n["clock"]).zfill(4) == digits), None)
                if b is a or lost is None:
                    continue
                other = b.sentence(lost.start())
                if words_of(sentence.of(a.text)).bag & words_of(other.of(b.text)).bag - {digits.lstrip("0")}:
                    start = max(sentence.start, m.start() - LOCAL)
                    first = re.search(r"(?:\bat |\baround |\babout )[^()]*$", a.text[start : m.start()])
                    span = Span(start + first.start() if first else m.start(), m.end())
                    done.add(digits)
                    reason = "universal time in one account, told without its zone in the other"
                    yield Finding("date", "scope", reason, (side(a, (span,)), side(b, (Span(*lost.span("clock")),))))
                    break


LOCAL = 30
"""Characters before a time in universal time within which the local one stands."""
