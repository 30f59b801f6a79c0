"""Words of one article laid beside another's, and what one of the differences between them makes of the two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.collate.material import Source
from onrecord.collate.wording import Token
from onrecord.facts.record import DiscrepancyKind, Verdict
from onrecord.facts.span import Span


@dataclass(frozen=True)
class Passage:
    """Words of one article that make a claim; `deed` and `mood` are the trigger and factuality of what happens in it.

    `quoted` tells that they are somebody's own words.
    """

    source: Source
    span: Span
    deed: str = ""
    mood: str = ""
    quoted: bool = False

    @property
    def text(self) -> str:
        """Its words."""
        return self.span.of(self.source.text)

    def at(self, tokens: Sequence[Token]) -> Span:
        """Where words of the passage stand in the article."""
        return Span(self.span.start + tokens[0].span.start, self.span.start + tokens[-1].span.end)

    def capital(self, token: Token) -> bool:
        """Whether a word has a capital, and not as the first of the passage."""
        return token.span.start > 0 and self.text[token.span.start].isupper()

    def in_time(self, span: Span) -> bool:
        """Whether the span is part of words that tell a time."""
        return any(t.start < span.end and span.start < t.end for t in self.source.reading.times)


@dataclass(frozen=True)
class Difference:
    """What one thing makes of two tellings."""

    kind: DiscrepancyKind
    verdict: Verdict
    reason: str
