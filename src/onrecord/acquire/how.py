"""How inputs are to be acquired, and what was passed over."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from fnmatch import translate
from functools import cached_property
from pathlib import Path

from onrecord import __version__

AGENT = f"onrecord/{__version__}"


@dataclass(frozen=True)
class How:
    """How to acquire.

    `since` and `until` are ISO 8601 days or times that bound publication (a day holds whole; what is undated passes); `most` is
    how many articles one source may give (None: all); `match` is a pattern that addresses must hold (`*` stands for anything).
    `delay` is how many seconds pass between two requests to one host. `headers` go to the hosts of the addresses named and to no
    other. `cookies` is a cookies.txt, `proxy` an address. `archive` is the folder in which fetched bytes are kept, None for none.
    `private` lets addresses inside private networks pass. `page_seconds` is how long finding the text of one large page may take.
    """

    private: bool = False
    since: str | None = None
    until: str | None = None
    most: int | None = None
    match: str | None = None
    agent: str = AGENT
    headers: tuple[tuple[str, str], ...] = ()
    cookies: Path | None = None
    proxy: str | None = None
    delay: float = 1.0
    archive: Path | None = None
    page_seconds: float = 120.0

    @cached_property
    def pattern(self) -> re.Pattern[str] | None:
        """The address pattern as a regular expression; without a `*` it may stand anywhere in the address."""
        if not self.match:
            return None
        glob = self.match if "*" in self.match else f"*{self.match}*"
        return re.compile(translate(glob), re.IGNORECASE)

    def matches(self, url: str | None) -> bool:
        """Whether an address is one of those asked for; what has none passes."""
        return url is None or self.pattern is None or self.pattern.match(url) is not None

    def in_time(self, value: str | None, *, upper: bool = True) -> bool:
        """Whether a publication time lies within the bounds. `upper=False` asks for the lower one only (a time of change)."""
        if not value or (self.since is None and self.until is None):
            return True
        if self.since and before(value, self.since):
            return False
        return not (upper and self.until and before(self.until, value))


@dataclass
class Passed:
    """What was passed over: files in folders by their ending, and articles that are not among those asked for, by the reason."""

    endings: dict[str, int] = field(default_factory=dict)
    reasons: dict[str, int] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How much was passed over in all."""
        return sum(self.endings.values()) + sum(self.reasons.values())

    def add(self, path: Path) -> None:
        """Count a file whose kind is none we read."""
        ending = path.suffix.lower() or "no ending"
        self.endings[ending] = self.endings.get(ending, 0) + 1

    def skip(self, reason: str, count: int = 1) -> None:
        """Count what was not asked for, or is no article."""
        self.reasons[reason] = self.reasons.get(reason, 0) + count


def moment(value: str) -> datetime | date | None:
    """An ISO 8601 value as a day or a time."""
    try:
        return date.fromisoformat(value) if len(value) <= 10 else datetime.fromisoformat(value)
    except ValueError:
        return None


def before(one: str, other: str) -> bool:
    """Whether one ISO 8601 value lies before another: by the clock where both are times with a zone, else by the day."""
    a, b = moment(one), moment(other)
    if a is None or b is None:
        return False
    if isinstance(a, datetime) and isinstance(b, datetime):
        if (a.tzinfo is None) == (b.tzinfo is None):
            return a < b
        return a.replace(tzinfo=None) < b.replace(tzinfo=None)
    return one[:10] < other[:10]
