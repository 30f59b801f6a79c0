"""What the templates of new records and of builds are given."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.web.contexts import Base
from onrecord.web.desk.contexts.lists import Link, StoryCard


@dataclass(frozen=True)
class TextField:
    """A text in the form of a new record, with what is wrong with it."""

    number: int
    title: str
    outlet: str
    published: str
    text: str
    fault: str


@dataclass(frozen=True)
class NewContext(Base):
    """The form of a new record: what was typed, and what is wrong with each of it."""

    addresses: str
    addresses_faults: tuple[str, ...]
    feed: str
    feed_fault: str
    texts: tuple[TextField, ...]
    files_fault: str
    fault: str
    reader: str
    jobs: tuple[Link, ...]


@dataclass(frozen=True)
class GivenRow:
    """What came of one thing that a build was given."""

    label: str
    state: str
    articles: tuple[Link, ...]
    faults: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class JobContext(Base):
    """A build that was asked for, as it stands."""

    state: str
    over: bool
    step: str
    done: int
    total: int
    given: tuple[GivenRow, ...]
    stories: tuple[StoryCard, ...]
    fault: str
    told: str
    address: str
    again: str
