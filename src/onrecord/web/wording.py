"""The words pages use for facts: numbers, dates, intervals, chains."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from math import isfinite

from babel.numbers import format_decimal

from onrecord.facts.act import Votes
from onrecord.facts.edit import EditKind
from onrecord.facts.record import Account, Node, Origins, RecordFigure, RecordToll, Side
from onrecord.facts.story import Copy
from onrecord.lexicon.counting import measured

LOCALE = "en"


EDITS: dict[EditKind, str] = {
    "split story": "articles taken into a story of their own",
    "merge stories": "stories made one",
    "join entities": "names made one",
    "part entities": "names kept apart",
    "wrong attribution": "statement marked as wrong",
    "wrong event": "event marked as wrong",
    "wrong figure": "figure marked as wrong",
    "wrong act": "act marked as wrong",
    "wrong discrepancy": "difference marked as none",
    "wrong speaker": "speaker taken away",
    "join claims": "claims made one",
    "part claims": "accounts taken into a claim of their own",
    "note": "note",
    "undo": "taken back",
}
"""What a correction did, by its kind."""
LARGEST = 10**15
"""Numbers from here on are told by their first digits and a power of ten."""


def number(value: float) -> str:
    """A number with its thousands apart; one that no count comes to by its power of ten."""
    if isinstance(value, float) and not isfinite(value):
        return "no number"
    if abs(value) >= LARGEST:
        return f"{Decimal(value):.3e}"
    return str(format_decimal(value, locale=LOCALE))


def bounds(low: float | None, high: float | None, *, about: bool = False) -> str:
    """Bounds in words: "at least 7", "up to 20", "5,000 to 6,000", "about 40"."""
    if low is None and high is None:
        return "not said"
    if high is None and low is not None:
        return f"at least {number(low)}"
    if low is None and high is not None:
        return f"up to {number(high)}"
    assert low is not None  # noqa: S101  # the cases above leave both bounds
    assert high is not None  # noqa: S101
    said = number(low) if low == high else f"{number(low)} to {number(high)}"
    return f"about {said}" if about else said


def figure_title(figure: RecordFigure) -> str:
    """A figure in a line: its bounds and what it counts, in the text's words."""
    counts = figure.counts or figure.unit
    sense = f" {figure.sense}" if figure.sense and figure.sense not in counts.casefold() else ""
    unit = f" ({figure.unit})" if figure.unit and figure.unit.casefold() not in counts.casefold() else ""
    said = f"{counts}{sense}{unit}".strip()
    return f"{bounds(figure.low, figure.high, about=figure.about)} - {said or 'what it counts is not told'}"


def _between(counts: str) -> str:
    """What stands between a number and what it counts: a dash before a measure in the singular ("30-minute speech")."""
    first, _, rest = counts.partition(" ")
    return "-" if rest and f"{first}s" in measured().units else " "


def figure_line(figure: RecordFigure) -> str:
    """A figure as a line that reads: "at least 7 people killed", "37,000 feet: cruise height"."""
    counts = figure.counts or figure.unit
    said = bounds(figure.low, figure.high, about=figure.about)
    apart = figure.unit and figure.unit.casefold() not in counts.casefold()
    told = f"{said} {figure.unit}: {counts}" if apart else f"{said}{_between(counts)}{counts}".strip()
    return f"{told} {figure.sense}" if figure.sense and figure.sense not in counts.casefold() else told


def figure_short(figure: RecordFigure) -> str:
    """A figure's bounds with what was settled to have become of what it counts: "at least 7 killed"."""
    said = bounds(figure.low, figure.high, about=figure.about)
    return f"{said} {figure.sense}" if figure.sense else f"{said} {figure.unit}".strip()


def cut(text: str, most: int) -> str:
    """A text in one line of at most so many characters, cut at a word."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    head = line[: most - 1]
    return f"{head[: head.rfind(' ')] if ' ' in head[most // 2 :] else head}…"


def listed(names: Sequence[str], most: int = 3) -> str:
    """Names in a row: "A", "A and B", "A, B and 2 more"."""
    if len(names) > most + 1:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def counted(count: int, one: str, many: str | None = None) -> str:
    """A count with its noun."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def toll_lines(toll: RecordToll) -> list[tuple[str, str, tuple[Side, ...]]]:
    """A toll in lines, each with an id and the words that bear it: "2 killed", "none told injured", the day, the place."""
    lines: list[tuple[str, str, tuple[Side, ...]]] = []
    for count, what, words in ((toll.killed, "killed", toll.killed_words), (toll.injured, "injured", toll.injured_words)):
        told = f"{what}: not told" if count is None else f"{number(count)} {what}"
        lines.append((f"toll-{what}", told if words or count != 0 else f"none told {what}", words))
    where = (("toll-date", toll.date, toll.date_words), ("toll-place", toll.place, toll.place_words))
    return [*lines, *((item, told, words) for item, told, words in where if told)]


def origins(interval: Origins) -> str:
    """An interval of independent origins in words."""
    low, high = interval
    if low == high:
        return "1 origin" if high == 1 else f"{high} origins"
    return f"{low} to {high} origins"


def when(published: str | None) -> str:
    """A publication time for a person: day and, where known, time with its offset as given."""
    if not published:
        return "no date"
    try:
        moment = datetime.fromisoformat(published)
    except ValueError:
        return published
    day = f"{moment.day} {moment:%b %Y}"
    if len(published) <= len("2020-01-05"):
        return day
    zone = f" {moment:%Z}" if moment.tzinfo else ""
    return f"{day}, {moment:%H:%M}{zone}"


def day(date: str) -> str:
    """A date in words, also one told to the month or the week; as it is where it is no date."""
    try:
        if found := re.fullmatch(r"(\d{4})-W(\d{2})(-WE)?", date):
            start = datetime.fromisocalendar(int(found[1]), int(found[2]), 1)
            return f"{'weekend' if found[3] else 'week'} of {start.day} {start:%b %Y}"
        if re.fullmatch(r"\d{4}-\d{2}", date):
            return f"{datetime.fromisoformat(date + '-01'):%b %Y}"
    except ValueError:
        return date
    return when(date)


def in_time(date: str) -> tuple[str, int]:
    """What dates are put in order by: the first day of what they tell, a month before the week and the week before the day."""
    if found := re.fullmatch(r"(\d{4})-W(\d{2})(-WE)?", date):
        try:
            return datetime.fromisocalendar(int(found[1]), int(found[2]), 6 if found[3] else 1).date().isoformat(), 1
        except ValueError:
            return date, 1
    return (f"{date}-01", 0) if re.fullmatch(r"\d{4}-\d{2}", date) else (date, 2)


def period(first: str | None, last: str | None) -> str:
    """From the first to the last publication."""
    if not first:
        return "undated"
    start, end = when(first), when(last or first)
    return start if start == end else f"{start} to {end}"


def copied(copy: Copy, giver: str) -> str:
    """A copy in words; of one that only a credit tells of, the share is not known."""
    if copy.kind == "edition":
        return f"later edition of {copy.source}"
    share = f" ({copy.share:.0%} of its words)" if copy.share is not None else " (credited; how much is not known)"
    return f"{copy.part} copy of {giver}{share}"


def votes(count: Votes) -> str:
    """A vote in words."""
    parts = ((count.in_favour, "for"), (count.against, "against"), (count.abstain, "abstaining"))
    return ", ".join(f"{number(n)} {word}" for n, word in parts if n is not None)


def chain(account: Account, nodes: dict[str, Node], own: str) -> str:
    """Who tells it, on whose word: the chain's names from the article's outlet to the origin."""
    names = [nodes[n].name if n in nodes else n for n in account.chain]
    shown = list(dict.fromkeys(name for name in names if name and name != own))
    return " ← ".join([own, *shown]) if shown else own
