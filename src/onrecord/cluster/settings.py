"""What all tasks of a build over many machines are told, beside the piece of work that is each one's own."""

from __future__ import annotations

from pathlib import Path

import msgspec

from onrecord.acquire.how import How
from onrecord.match.pairs import WINDOW
from onrecord.read.version import Mode
from onrecord.run.options import READING, BuildOptions

PLACES = 20
"""Bits of a place that count an article's row in its part; those above count the part."""
TOGETHER = 16
"""Parts that one task takes where it only goes through them."""


class Settings(msgspec.Struct, frozen=True):
    """How a build over many machines is done; the same for every task.

    `folder` is where parts are kept: a path that every machine has. `reader` is the version of the readers. `since`, `until` and
    `match` are as in How. `among` is how many articles are read in all, `window` how many stand in one step of time, `bands` into
    how many parts fingerprints are divided; they are known once the articles are read.
    """

    folder: str
    mode: Mode = "accurate"
    reading: str = READING
    reader: str = ""
    timeout: float = 120.0
    since: str | None = None
    until: str | None = None
    match: str | None = None
    among: int = 0
    window: int = WINDOW
    bands: int = 1
    boundaries: tuple[tuple[bool, float, str], ...] = ()
    renamed: dict[str, str] = {}

    def options(self) -> BuildOptions:
        """The same as options of one worker."""
        return BuildOptions(mode=self.mode, workers=1, timeout=self.timeout, reading=self.reading)

    def how(self) -> How:
        """How files are taken in."""
        return How(since=self.since, until=self.until, match=self.match, page_seconds=self.timeout)


INDEX = "light.json"


class Light(msgspec.Struct, frozen=True):
    """A part of articles that are read: its number, the parts with what matching needs (`path`), the readings and the articles."""

    number: int
    path: str
    readings: str
    articles: str
    rows: int


def place_of(part: int, row: int) -> int:
    """The place of an article: its part's number and its row there, as one number."""
    return part << PLACES | row


def block_of(place: int) -> int:
    """The block of parts that one task goes through, in which a place is."""
    return (place >> PLACES) // TOGETHER


def work_path(*names: object) -> str:
    """A path below the folder of parts."""
    return Path(*map(str, names)).as_posix()
