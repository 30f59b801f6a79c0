"""What templates are given of what was decided, of sources, dates, places and articles."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.web.contexts import Row
from onrecord.web.story.contexts.claims import AccountView, Chip, ClaimView, More


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
