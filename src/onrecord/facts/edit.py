"""Corrections that people make to what onrecord found."""

from __future__ import annotations

from typing import Literal

import msgspec

EditKind = Literal[
    "split story",
    "merge stories",
    "join entities",
    "part entities",
    "wrong attribution",
    "wrong event",
    "wrong discrepancy",
    "undo",
]


class Edit(msgspec.Struct, frozen=True):
    """One correction in the append-only log, replayed on every rebuild.

    `at` is ISO 8601 with zone, `who` the person. `articles` name the articles it is about: the parts of a split, one
    article of each story of a merge. `targets` name entities (by name) or the item (by article and words), so that it
    still fits after a rebuild. `undoes` is the number of the edit that it takes back.
    """

    number: int
    at: str
    who: str
    kind: EditKind
    articles: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    note: str = ""
    undoes: int | None = None
