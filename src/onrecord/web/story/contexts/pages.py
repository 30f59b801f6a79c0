"""What the templates of whole pages are given."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.web.contexts import Base
from onrecord.web.story.contexts.cards import Card, Disputed
from onrecord.web.story.contexts.claims import Alone, Claims, ClaimView, CorrectedRow, Said, Untold
from onrecord.web.story.contexts.heads import Changed, Glimpse, Masthead, Stepper
from onrecord.web.story.contexts.matters import ArticleRow, Articles, Decided, Map, Sources, Timeline


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
