"""What the templates of people, outlets, places and of search are given."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.web.contexts import Base, Piece
from onrecord.web.desk.contexts.lists import Choice, Link, StoryCard


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
