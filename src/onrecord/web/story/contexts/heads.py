"""What templates are given of a page's head: the answers, the record's moments, what changed."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.web.contexts import Piece, Row
from onrecord.web.story.contexts.claims import AccountView, ClaimLink


@dataclass(frozen=True)
class Brief(ClaimLink):
    """A line at the top: `who` says it ("" for many), `told` the outlets that have it; `values` of what is disputed."""

    who: str
    told: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Glimpse:
    """One of the answers at the top: a heading, how many, a note on it, the first lines, and where the rest stands.

    `none` is shown where there are no lines.
    """

    css: str
    heading: str
    count: int
    note: str
    lines: tuple[Brief, ...]
    href: str
    none: str


@dataclass(frozen=True)
class Moment:
    """A state of the record: its time as an address takes it and in words, and what that moment brought."""

    value: str
    words: str
    news: str
    chosen: bool


@dataclass(frozen=True)
class Stepper:
    """The way through the states of the record: all moments, and the links to the one before and the one after."""

    moments: tuple[Moment, ...]
    earlier: str
    later: str


@dataclass(frozen=True)
class Tool(Row):
    """Something to do with the record: a link."""

    hint: str


@dataclass(frozen=True)
class Masthead:
    """What happened, in the words of an account, and what the record rests on."""

    lead: str
    lead_pieces: tuple[Piece, ...]
    lead_accounts: tuple[AccountView, ...]
    headline: str
    as_of: str
    built: str
    counts: tuple[str, ...]
    faults: tuple[str, ...]
    tools: tuple[Tool, ...]
    cite: str
    notes: tuple[str, ...]


@dataclass(frozen=True)
class ChangeRow(Row):
    """Something that changed: what kind of change, the claim, and how its slots changed."""

    kind: str
    css: str
    slots: tuple[str, ...]


@dataclass(frozen=True)
class Changed:
    """What changed since a time; `since` is empty where none was picked."""

    since: str
    since_value: str
    rows: tuple[ChangeRow, ...]
    folded: tuple[ChangeRow, ...]
    moments: tuple[Moment, ...]
    action: str
