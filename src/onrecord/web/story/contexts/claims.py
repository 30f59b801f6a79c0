"""What templates are given of claims: their lines, accounts, and people's marks on them."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.web.contexts import Piece, Row, Told

Chip = tuple[str, str]
"""A mark beside a line: its class and its words."""


@dataclass(frozen=True)
class MarkView:
    """A person's correction: what was done, by whom, when and why."""

    number: int
    what: str
    who: str
    at: str
    note: str


@dataclass(frozen=True)
class AccountView(Told):
    """What one article tells for a claim: the words, and on whose word (`chain`; `known` where its end is named)."""

    href: str
    chain: str
    known: bool
    note: str


@dataclass(frozen=True)
class ClaimView:
    """A claim in a line that opens to its accounts.

    `id` is the line's in its page, `item` the claim's. `title` is the claim in its own words, where the sentence does not show
    them; `pieces` are the sentence it is told in, its own words marked; `outlets` who tells it, where more than one does;
    `speaker` who says it, for a statement; `names` the origins by name, `count` how many there are at least and at most, `why` how
    they were counted; `first` who told it first; `also` are claims told in the same words. `more` counts the accounts that stand
    on the page `more_href` only; `marks` are people's corrections of it.
    """

    id: str
    item: str
    speaker: str
    title: str
    pieces: tuple[Piece, ...]
    quoted: bool
    chips: tuple[Chip, ...]
    details: tuple[str, ...]
    names: str
    outlets: str
    count: str
    why: str
    first: str
    accounts: tuple[AccountView, ...]
    more: int
    more_href: str
    also: tuple[ClaimView, ...]
    marks: tuple[MarkView, ...]


@dataclass(frozen=True)
class ClaimLink(Row):
    """A claim that stands elsewhere on the page, or on another."""

    chips: tuple[Chip, ...]


@dataclass(frozen=True)
class More:
    """What stands on a page of its own: how much, and where. `count` 0 where nothing is left."""

    count: int
    href: str


@dataclass(frozen=True)
class Claims:
    """A section of lines, and the rest of them."""

    total: int
    claims: tuple[ClaimView, ...]
    more: More


@dataclass(frozen=True)
class Whose:
    """What rests on one word: whose, what that is, and which outlets carry it."""

    name: str
    kind: str
    carried: str
    claims: tuple[ClaimView, ...]
    more: int


@dataclass(frozen=True)
class Alone:
    """What rests on one word only, grouped by whose."""

    total: int
    groups: tuple[Whose, ...]
    more: More


@dataclass(frozen=True)
class Speaker:
    """What one speaker is on record as saying; `elsewhere` are statements that stand in an earlier section."""

    name: str
    role: str
    anchor: str
    claims: tuple[ClaimView, ...]
    elsewhere: tuple[ClaimLink, ...]


@dataclass(frozen=True)
class Said:
    """Who said what."""

    total: int
    speakers: tuple[Speaker, ...]
    more: More


@dataclass(frozen=True)
class Untold(Row):
    """What no account tells, or the record leaves open, and why."""

    reason: str
    why: str


@dataclass(frozen=True)
class CorrectedRow:
    """A correction with the words it is about; `gone` where these left the record, `href` the line that carries its mark."""

    mark: MarkView
    words: tuple[str, ...]
    gone: bool
    href: str
