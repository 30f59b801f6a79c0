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
class Row:
    """A line of a list that leads somewhere: to a page, or to a place on one."""

    title: str
    href: str


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
class Edited:
    """What an edition takes out of the one before and puts in: (kind, paragraph) in the order of the text; kind "out" or "in"."""

    when: str
    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ArticleContext(Base):
    """One article: its whole text, the words that the record rests on marked; what its editions changed; the bytes it came from."""

    outlet: str
    published: str
    url: str | None
    byline: str
    lines: tuple[Line, ...]
    items: tuple[ItemLink, ...]
    story: str
    story_href: str
    faults: tuple[str, ...]
    editions: tuple[Edited, ...]
    bytes: str


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
