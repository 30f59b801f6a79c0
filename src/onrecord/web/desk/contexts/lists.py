"""What the templates of lists are given: stories, filters, links."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.web.contexts import Base, BrokenRow


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere; `here` marks the one that is shown."""

    words: str
    href: str
    here: bool = False


@dataclass(frozen=True)
class Tally:
    """How many claims stand so: `css` names the colour, `width` is the share in the drawn bar (of 100), `at` where it begins."""

    count: int
    words: str
    css: str
    at: float
    width: float


@dataclass(frozen=True)
class StoryCard:
    """A story in the list."""

    title: str
    href: str
    headline: str
    meta: tuple[str, ...]
    tallies: tuple[Tally, ...]
    conflict: str
    conflicts: str
    gap: str
    made: bool


@dataclass(frozen=True)
class Choice:
    """One of the values of a filter."""

    value: str
    words: str
    chosen: bool


@dataclass(frozen=True)
class Filter:
    """A filter of the list: its name in addresses, its label and its values."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class ListContext(Base):
    """The list of stories."""

    stories: tuple[StoryCard, ...]
    lone: tuple[StoryCard, ...]
    lone_more: str
    broken: tuple[BrokenRow, ...]
    summary: str
    served: bool
    sorts: tuple[Link, ...]
    filters: tuple[Filter, ...]
    active: tuple[Link, ...]
    since: str
    until: str
    sort: str
    pages: tuple[Link, ...]
    filtered: bool
