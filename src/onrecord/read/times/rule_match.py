"""One application of a rule of time expressions, and what the functions that value it share."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from onrecord.read.times.context import Context
from onrecord.read.times.letters import Letters

TIMED = {"H": "H", "MIN": "M", "S": "S"}
GRAIN_LETTER = {"D": "D", "W": "W", "2W": "W", "M": "M", "Q": "Q", "Y": "Y", "DE": "DE", "CE": "C", "ML": "L", "WE": "D", "6M": "M"}
TIMES_OF = {"DE": (10, "Y"), "CE": (100, "Y"), "ML": (1000, "Y"), "2W": (2, "W"), "6M": (6, "M"), "WE": (2, "D"), "Q": (3, "M")}


@dataclass(frozen=True)
class Match:
    """One application of a rule: its letters and where its parts stand (`at` lexemes `first` to `last`, exclusive)."""

    letters: Letters
    found: re.Match[str]

    def has(self, part: str) -> bool:
        """Whether the part stands there."""
        return self.found.groupdict().get(part) is not None

    def value(self, part: str) -> int | float | str:
        """The value of the part's first lexeme; "" where it does not stand there."""
        return self.letters.values[self.found.start(part)] if self.has(part) else ""

    def number(self, part: str) -> int:
        """The value of a part that is a whole number."""
        return int(float(self.value(part) or 0))

    def form(self, part: str) -> str:
        """The lower-case form of the part's first lexeme."""
        return self.letters.form(self.found.start(part)) if self.has(part) else ""

    @property
    def first(self) -> int:
        """Number of its first lexeme."""
        return self.found.start()

    @property
    def last(self) -> int:
        """Number of the lexeme after it."""
        return self.found.end()

    @property
    def start(self) -> int:
        """Its first code point."""
        return self.letters.lexemes[self.first].start

    def before(self, back: int = 1) -> str:
        """The form of the lexeme before it."""
        return self.letters.form(self.first - back)

    def after(self) -> str:
        """The form of the lexeme after it."""
        return self.letters.form(self.last)


Result = tuple[str, str] | None
Builder = Callable[[Match, Context], Result]


def duration(count: float | str, grain: str) -> str:
    """The TIMEX3 duration of so many units ("X" for a number not told)."""
    if grain in TIMES_OF and not (isinstance(count, str) and grain in ("DE", "CE", "Q")):
        times, grain = TIMES_OF[grain]
        count = count if isinstance(count, str) else count * times
    shown = count if isinstance(count, str) else f"{count:g}"
    if isinstance(count, float) and count != int(count):
        whole, part = int(count), count - int(count)
        finer = {"Y": (12, "M"), "H": (60, "M"), "MIN": (60, "S"), "D": (24, "H")}.get(grain)
        if finer and whole:
            rest = f"{round(part * finer[0])}{finer[1]}"
            return f"PT{whole}{TIMED[grain]}{rest}" if grain in TIMED else f"P{whole}{grain}{'T' if grain == 'D' else ''}{rest}"
    return f"PT{shown}{TIMED[grain]}" if grain in TIMED else f"P{shown}{GRAIN_LETTER[grain]}"


def relation(m: Match) -> str:
    """The letter of last (l), next (x) or this (t) in the part `k`; "" for none."""
    return m.letters.code[m.found.start("k")] if m.has("k") else ""


def open_value(grain: str) -> str:
    """The value of a stretch of the calendar that nothing dates."""
    return {"W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "D": "XXXX-XX-XX", "DE": "XXX", "CE": "XX"}.get(
        grain, "XXXX"
    )
