"""Notices: what those who follow records are told when one changes its state."""

from __future__ import annotations

import msgspec

from onrecord.facts.change import Change
from onrecord.facts.span import Span


class NoticeWords(msgspec.Struct, frozen=True):
    """The exact words of one article that a change rests on; spans count code points of its text, `text` has them in one line."""

    article: str
    outlet: str | None
    url: str | None
    spans: tuple[Span, ...]
    text: str


class Notice(msgspec.Struct, frozen=True):
    """One change of the state of the record of `story` (called `title`), with the words it rests on now.

    `id` is the same however often a notice is sent. `at` is when the record was made (ISO 8601), `change.kind` one of
    *corroborated*, *opened* (a conflict, or a claim that is disputed now), *updated*, *withdrawn*.
    """

    id: str
    at: str
    story: str
    title: str
    change: Change
    words: tuple[NoticeWords, ...]
