"""Spans of an article's text."""

from __future__ import annotations

import msgspec


class Span(msgspec.Struct, frozen=True, order=True):
    """A passage: code points `start` (inclusive) to `end` (exclusive) of `article.text`."""

    start: int
    end: int

    @property
    def length(self) -> int:
        """Number of code points covered."""
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether every code point of `other` lies in this span."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The exact words of the span."""
        return text[self.start : self.end]


def hull(spans: tuple[Span, ...]) -> Span:
    """The smallest span that holds all of them; raises ValueError when there is none."""
    return Span(min(s.start for s in spans), max(s.end for s in spans))


class Side(msgspec.Struct, frozen=True):
    """The exact words in one article that bear something: a side of a discrepancy, a lead, a value."""

    article: str
    spans: tuple[Span, ...]
    says: str = ""
