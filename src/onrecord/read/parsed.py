"""An article as readers get it: its text, its blocks and its parse."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from onrecord.facts.article import Article, Block
from onrecord.facts.span import Span
from onrecord.read.parse.tokens import Doc, Token, TokenSpan

OWN_ACCOUNT = frozenset({"title", "body"})


@dataclass(frozen=True)
class Parsed:
    """An article with its blocks and its parse, whose text is `article.text` to the code point, or the part of it that is read."""

    article: Article
    doc: Doc
    blocks: tuple[Block, ...]

    @property
    def text(self) -> str:
        """The article's text, as far as it is read."""
        return self.doc.text

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The text of each token."""
        return tuple(self.doc.columns.words)

    @cached_property
    def own(self) -> tuple[Block, ...]:
        """The blocks that are the article's own account: title and body."""
        return tuple(b for b in self.blocks if b.kind in OWN_ACCOUNT)

    @cached_property
    def sentences(self) -> tuple[TokenSpan, ...]:
        """The sentences of title and body, without surrounding white space. None crosses a paragraph."""
        found: list[TokenSpan] = []
        for sentence in self.doc.sents:
            first, last = sentence.start, sentence.end
            while first < last and self.doc[first].is_space:
                first += 1
            while first < last and self.doc[last - 1].is_space:
                last -= 1
            if first < last and self.in_own(self.doc[first].idx):
                found.append(self.doc.span(first, last))
        return tuple(found)

    def tokens_of(self, span: Span) -> TokenSpan:
        """The tokens that a span of code points overlaps (an empty run of tokens where there is none)."""
        found = self.doc.overlapping(span.start, span.end)
        return found if found is not None else self.doc.span(0, 0)

    def in_own(self, start: int) -> bool:
        """Whether the code point stands in title or body."""
        place = bisect_right(self._own_starts, start) - 1
        return place >= 0 and start < self._own_reach[place]

    @cached_property
    def _own_starts(self) -> list[int]:
        return sorted(b.start for b in self.own)

    @cached_property
    def _own_reach(self) -> list[int]:
        """How far any block reaches that starts no later than each in `_own_starts`."""
        return list(accumulate((b.end for b in sorted(self.own, key=lambda b: b.start)), max))


def span_of(tokens: TokenSpan | Token) -> Span:
    """The code points of tokens."""
    if isinstance(tokens, Token):
        return Span(tokens.idx, tokens.end)
    return Span(tokens.start_char, tokens.end_char)
