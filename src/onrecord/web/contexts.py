"""What each template is given: a page's context (`Base` and what the page adds), made of rows, claims and passages.

All of it is typed, without defaults, and holds nothing but what is shown.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Piece:
    """A stretch of an article's text: shown as it is (`items` empty) or marked as the words that items rest on.

    `anchors` are the ids of the marked words that start here; `items` the ids of all items that hold this stretch.
    """

    text: str
    items: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Passage:
    """The paragraph around an item's words, those words marked, and where they stand on the article's page."""

    pieces: tuple[Piece, ...]
    href: str


@dataclass(frozen=True)
class Told:
    """Who tells something, when, and in what words."""

    outlet: str
    published: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class AccountView(Told):
    """One article's making of a claim, as shown: who tells it, what it rests on, and the exact words."""

    href: str
    chain: str
    known: bool
    note: str


@dataclass(frozen=True)
class ClaimView:
    """A claim as shown. `chips` are (class, words) pairs; `details` are lines of further facts; `lead` stands before the title."""

    id: str
    title: str
    quoted: bool
    chips: tuple[tuple[str, str], ...]
    details: tuple[str, ...]
    origins: str
    why: str
    accounts: tuple[AccountView, ...]
    lead: str = ""


@dataclass(frozen=True)
class Group:
    """Claims under one heading: a speaker's statements, the values of one figure."""

    heading: str
    sub: str
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True)
class SideView(Told):
    """One side of a discrepancy, or the words that bear a line of the toll; `says` are words that stand in no text."""

    says: str


@dataclass(frozen=True)
class DiscrepancyView:
    """A discrepancy with its verdict, reason and sides."""

    id: str
    kind: str
    verdict: str
    reason: str
    sides: tuple[SideView, ...]


@dataclass(frozen=True)
class TollView:
    """A line of the toll with the words that bear it."""

    id: str
    title: str
    sides: tuple[SideView, ...]


@dataclass(frozen=True)
class EdgeView:
    """A line of the provenance list in words, with the passages that show it."""

    taker: str
    kind: str
    giver: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Row:
    """A line of a list that leads somewhere: to a page, or to a place on one."""

    title: str
    href: str


@dataclass(frozen=True)
class ArticleRow(Row):
    """An article in a story's list: what it copies and on whom it rests."""

    outlet: str
    published: str
    url: str | None
    copies: tuple[str, ...]
    relays: tuple[str, ...]


@dataclass(frozen=True)
class TimelineRow(Row):
    """A dated line of the timeline."""

    date: str


@dataclass(frozen=True)
class BrokenRow:
    """An input that could not be used."""

    id: str
    stage: str
    reason: str
    detail: str


@dataclass(frozen=True)
class Line:
    """A block of an article as shown."""

    kind: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class ItemLink(Row):
    """An item that rests on words of this article: `href` leads to the record, `target` to the words."""

    label: str
    target: str


@dataclass(frozen=True)
class Operation:
    """One request that the API takes."""

    method: str
    path: str
    does: str
    parameters: tuple[str, ...]


@dataclass(frozen=True)
class Seat:
    """Who looks at a served page: what they may do, and the token that their forms must bring.

    `name` and `role` are "" for whoever sits at this machine, and for one who has not logged in to a `team`'s server.
    """

    name: str
    role: str
    token: str
    team: bool
    corrects: bool
    builds: bool


@dataclass(frozen=True)
class Base:
    """What every page has: its title and the way back to the root."""

    title: str
    root: str


@dataclass(frozen=True)
class StoryContext(Base):
    """A story's record."""

    span: str
    summary: tuple[str, ...]
    articles: tuple[ArticleRow, ...]
    acts: tuple[ClaimView, ...]
    discrepancies: tuple[DiscrepancyView, ...]
    statements: tuple[Group, ...]
    minor_statements: tuple[Group, ...]
    lead: str
    lead_words: tuple[SideView, ...]
    figures: tuple[Group, ...]
    events: tuple[ClaimView, ...]
    minor_events: tuple[ClaimView, ...]
    edges: tuple[EdgeView, ...]
    cycles: tuple[str, ...]
    graph: str
    timeline: tuple[TimelineRow, ...]
    notes: tuple[str, ...]
    as_of: str | None
    toll: tuple[TollView, ...]


@dataclass(frozen=True)
class ArticleContext(Base):
    """One article: its whole text, the words that the record rests on marked."""

    outlet: str
    published: str
    url: str | None
    byline: str
    lines: tuple[Line, ...]
    items: tuple[ItemLink, ...]
    story: str
    story_href: str
    faults: tuple[str, ...]


@dataclass(frozen=True)
class ErrorContext(Base):
    """Why a page cannot be shown."""

    detail: str
    status: int


@dataclass(frozen=True)
class ApiContext(Base):
    """What the API takes; `description` is the address of its OpenAPI description."""

    operations: tuple[Operation, ...]
    description: str
