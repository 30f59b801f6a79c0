"""Corrections that people make to what onrecord found."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from onrecord.facts.reading import Reading
from onrecord.facts.span import Span

GAP = " [...] "
"""Stands between the pieces of a passage in an edit's words."""

EditKind = Literal[
    "split story",
    "merge stories",
    "join entities",
    "part entities",
    "wrong attribution",
    "wrong event",
    "wrong discrepancy",
    "wrong figure",
    "wrong act",
    "wrong speaker",
    "join claims",
    "part claims",
    "note",
    "undo",
]


ClaimKind = Literal["statement", "event", "figure", "act", "discrepancy"]


class Edit(msgspec.Struct, frozen=True):
    """One correction in the append-only log, replayed on every rebuild.

    `at` is ISO 8601 with zone, `who` the person. `articles` name the articles it is about: the parts of a split, one
    article of each story of a merge. `targets` name entities (by name) or the item (by article and words), so that it
    still fits after a rebuild. `undoes` is the number of the edit that it takes back.

    "wrong speaker" leaves what was said and takes away who is named for it; "join claims" makes one claim of those that the
    accounts named make, "part claims" gives the accounts named a claim of their own; a "note" changes nothing but is shown.
    `about` is the kind of claim that its words make, where the kind of correction does not tell it.
    """

    number: int
    at: str
    who: str
    kind: EditKind
    articles: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    note: str = ""
    undoes: int | None = None
    about: ClaimKind | None = None


def passage_words(text: str, spans: Iterable[Span]) -> str:
    """The words of a passage as an edit keeps them: white space as one space, pieces joined by GAP."""
    return GAP.join(" ".join(s.of(text).split()) for s in spans)


def in_sentence(span: Span, reading: Reading) -> tuple[Span, ...]:
    """A span and the sentence that it stands in, where one holds it: a figure is known by both, as others have its digits too."""
    return span, *[Span(s.start, s.end) for s in reading.sentences if s.start <= span.start and span.end <= s.end][:1]
