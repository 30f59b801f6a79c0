"""What the templates of the desk's pages are given."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.web.contexts import Base, BrokenRow, Piece


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


@dataclass(frozen=True)
class NameRow:
    """A person, outlet or place in its list."""

    name: str
    href: str
    note: str
    stories: str


@dataclass(frozen=True)
class NamesContext(Base):
    """The people, outlets or places of a store."""

    intro: str
    rows: tuple[NameRow, ...]
    pages: tuple[Link, ...]
    served: bool
    query: str
    address: str
    total: int
    beside: tuple[Link, ...]


@dataclass(frozen=True)
class ClaimLine:
    """A claim as lists show it, with where it stands in its record."""

    text: tuple[Piece, ...]
    href: str
    speaker: str
    speaker_href: str
    denies: bool
    kind: str
    standing: str
    css: str
    meta: str


@dataclass(frozen=True)
class ClaimsOf:
    """Claims under the story that they are of."""

    title: str
    href: str
    claims: tuple[ClaimLine, ...]


@dataclass(frozen=True)
class TakenRow:
    """One whom an outlet takes from, or who takes from it."""

    name: str
    href: str
    how: str
    count: str


@dataclass(frozen=True)
class NameContext(Base):
    """One person, outlet or place across stories."""

    kind: str
    note: str
    caution: str
    facts: tuple[str, ...]
    groups: tuple[ClaimsOf, ...]
    heading: str
    takes: tuple[TakenRow, ...]
    given: tuple[TakenRow, ...]
    stories: tuple[StoryCard, ...]
    listing: Link
    back: Link
    pages: tuple[Link, ...]
    served: bool


@dataclass(frozen=True)
class ArticleHit:
    """A found article with the words around the hit."""

    title: str
    href: str
    meta: str
    excerpt: tuple[Piece, ...]
    story: Link | None


@dataclass(frozen=True)
class FindContext(Base):
    """What a search found, and by what it was narrowed."""

    query: str
    speaker: str
    outlet: str
    since: str
    until: str
    kinds: tuple[Choice, ...]
    statements: tuple[ClaimLine, ...]
    claims: tuple[ClaimLine, ...]
    articles: tuple[ArticleHit, ...]
    suggestions: tuple[Link, ...]
    asked: bool
    served: bool


@dataclass(frozen=True)
class AccountRow:
    """An account of the item that is corrected: whose, when, and its words."""

    article: str
    outlet: str
    published: str
    words: str
    chosen: bool


@dataclass(frozen=True)
class Doable:
    """One thing that can be done: `name` is the form's value for it, `does` says what comes of it."""

    name: str
    words: str
    does: str
    chosen: bool


@dataclass(frozen=True)
class EditRow:
    """A correction in the audit: what was done by whom, what became of it, and whether it can be undone."""

    number: int
    at: str
    who: str
    what: str
    words: tuple[str, ...]
    note: str
    state: str
    undoable: bool
    story: Link | None


@dataclass(frozen=True)
class CorrectContext(Base):
    """A form that corrects an item of a record (`item` is its id), or a story (`item` empty)."""

    item: str
    kind: str
    claim: str
    speaker: str
    story: Link
    action: str
    doables: tuple[Doable, ...]
    accounts: tuple[AccountRow, ...]
    others: tuple[Choice, ...]
    names: tuple[str, ...]
    chosen_names: tuple[str, ...]
    who: str
    note: str
    fault: str
    edits: tuple[EditRow, ...]


@dataclass(frozen=True)
class AuditContext(Base):
    """All corrections."""

    edits: tuple[EditRow, ...]
    done: str
    back: Link | None
    who: str
    fault: str


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


@dataclass(frozen=True)
class LoginContext(Base):
    """The log-in; `fault` says what is wrong."""

    name: str
    fault: str


@dataclass(frozen=True)
class TokenRow:
    """A token of a program: its id, whose it is, what it is good for and until when."""

    id: str
    user: str
    scope: str
    until: str
    label: str


@dataclass(frozen=True)
class TeamContext(Base):
    """Who may log in, and the tokens of programs; `made` is one that was just made, `fault` why one was not."""

    users: tuple[tuple[str, str, str], ...]
    tokens: tuple[TokenRow, ...]
    scopes: tuple[str, ...]
    days: int
    made: str
    fault: str
