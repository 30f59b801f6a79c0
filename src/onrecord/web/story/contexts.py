"""What the templates of a record's page are given, section by section. Typed, without defaults, and nothing but what is shown."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.web.charts import Chart
from onrecord.web.contexts import Base, Piece, Row, Told

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
class CorrectedRow:
    """A correction with the words it is about; `gone` where these left the record, `href` the line that carries its mark."""

    mark: MarkView
    words: tuple[str, ...]
    gone: bool
    href: str


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

    `title` is the claim in its own words, where the sentence does not show them; `pieces` are the sentence it is told in, its own
    words marked; `outlets` who tells it, where more than one does; `speaker` who says it, for a statement; `names` the origins by
    name, `count` how many there are at least and at most, `why` how they were counted; `first` who told it first; `also` are
    claims told in the same words. `more` counts the accounts that stand on the page `more_href` only.
    """

    id: str
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
class SideView:
    """One value of what is disputed: who holds it, in which outlets, since when; `excerpt` are words where the value is none."""

    value: str
    excerpt: str
    holders: str
    outlets: str
    when: str
    accounts: tuple[AccountView, ...]


@dataclass(frozen=True)
class Finding:
    """A difference that was found, with its verdict, the reason in words, and where the words stand."""

    id: str
    kind: str
    verdict: str
    reason: str
    words: tuple[Row, ...]
    marks: tuple[MarkView, ...]


@dataclass(frozen=True)
class Card:
    """One disputed thing: its values side by side, how they were judged, and the claims that it is about."""

    id: str
    heading: str
    label: str
    css: str
    findings: tuple[Finding, ...]
    folded: tuple[Finding, ...]
    sides: tuple[SideView, ...]
    chart: Chart | None
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True)
class Disputed:
    """What is disputed or withdrawn; differences that are no dispute; series of figures that no card holds."""

    total: int
    withdrawn: int
    cards: tuple[Card, ...]
    lesser: tuple[Card, ...]
    charts: tuple[Chart, ...]
    more: More


@dataclass(frozen=True)
class Untold(Row):
    """What no account tells, or the record leaves open, and why."""

    reason: str
    why: str


@dataclass(frozen=True)
class TollView:
    """A line of the toll with the words that bear it; a number that no words bear has none."""

    id: str
    title: str
    accounts: tuple[AccountView, ...]


@dataclass(frozen=True)
class ActView:
    """An official act and where it stands; `votes` is a bar drawn on the server with its words."""

    title: str
    href: str
    body: str
    sort: str
    chips: tuple[Chip, ...]
    needs: tuple[str, ...]
    date: str
    votes: str
    votes_words: str
    bindings: tuple[ClaimView, ...]


@dataclass(frozen=True)
class Decided:
    """What was decided, and the toll."""

    acts: tuple[ActView, ...]
    more: int
    toll: tuple[TollView, ...]


@dataclass(frozen=True)
class OriginRow:
    """An origin: how many claims rest on it, how many on it alone, who carries it, and words that show so."""

    name: str
    kind: str
    claims: int
    alone: int
    carriers: str
    href: str


@dataclass(frozen=True)
class Sources:
    """On whose word: the drawn graph, the origins, circles."""

    graph: str
    left_out: int
    origins: tuple[OriginRow, ...]
    more: int
    cycles: tuple[str, ...]


@dataclass(frozen=True)
class TimelineRow(Row):
    """A dated claim: when it happened, when and by whom it was first told; `number` names its point in the drawing."""

    number: int
    date: str
    told: str
    outlet: str


@dataclass(frozen=True)
class Timeline:
    """The timeline drawn to scale, and its rows."""

    svg: str
    rows: tuple[TimelineRow, ...]


@dataclass(frozen=True)
class PlaceRow:
    """A place of the story: how closely it is known, and how many claims name it."""

    number: int
    name: str
    precision: str
    claims: int


@dataclass(frozen=True)
class Map:
    """The story's places on outlines of countries."""

    svg: str
    places: tuple[PlaceRow, ...]


@dataclass(frozen=True)
class ArticleRow(Row):
    """An article: what it copies, on whom it rests, whether it was edited, and the digest of what was fetched."""

    outlet: str
    published: str
    url: str | None
    copies: tuple[str, ...]
    relays: tuple[str, ...]
    edits: str
    digest: str
    fetched: str


@dataclass(frozen=True)
class Articles:
    """The story's articles, and how many more there are."""

    rows: tuple[ArticleRow, ...]
    more: More


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
    """A state of the record: its time as an address takes it and in words."""

    value: str
    words: str
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


@dataclass(frozen=True)
class StoryContext(Base):
    """A story's record."""

    id: str
    file: str
    served: bool
    past: bool
    head: Masthead
    glance: tuple[Glimpse, ...]
    stepper: Stepper | None
    changed: Changed | None
    agreed: Claims
    disputed: Disputed
    alone: Alone
    untold: Claims
    silent: tuple[Untold, ...]
    decided: Decided
    said: Said
    sources: Sources
    timeline: Timeline
    map: Map
    articles: Articles
    corrected: tuple[CorrectedRow, ...]
    lesser: int


@dataclass(frozen=True)
class RestContext(Base):
    """A page of what did not fit on the record's page."""

    story: str
    story_href: str
    heading: str
    claims: tuple[ClaimView, ...]
    cards: tuple[Card, ...]
    rows: tuple[ArticleRow, ...]
    pages: tuple[tuple[int, str, bool], ...]


@dataclass(frozen=True)
class ChangedContext(Base):
    """What changed, as a piece of the page that is loaded when asked for."""

    changed: Changed
