"""What questions to the store give, where it is not a fact."""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.facts.span import Span


class Hit(msgspec.Struct, frozen=True):
    """Something found by search. `snippet` are words of it, `marks` the found words' code points in the snippet.

    An article's `id` is its id, a statement's the id in the record of `story`. `title` is the article's title or the
    statement's speaker. `story` is None for an article that is in none yet.
    """

    kind: Literal["article", "statement"]
    id: str
    title: str
    snippet: str
    marks: tuple[Span, ...]
    story: str | None


class Counts(msgspec.Struct, frozen=True):
    """How much the store holds. `articles` leaves older editions out; `text` is the size of all texts in bytes of UTF-8."""

    articles: int
    editions: int
    readings: int
    broken: int
    stories: int
    records: int
    copies: int
    edits: int
    text: int


class Build(msgspec.Struct, frozen=True):
    """One run of `onrecord build` that changed the store and came to its end; `at` is when it began."""

    number: int
    at: str
    version: str
    reader: str
    counts: dict[str, int]
