"""Cuts an article's text into plain and marked pieces. Never changes a character: the pieces of a text join to the text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise

from onrecord.facts.span import Span
from onrecord.web.contexts import Passage, Piece
from onrecord.web.names import anchor, article_file

LONG = 900
AROUND = 220
Bounds = Callable[[str, Span], tuple[int, int]]
"""What stretch of a text is shown around a span."""


@dataclass(frozen=True)
class Mark:
    """Words that an item rests on: its id and which of its spans in the article this is."""

    span: Span
    item: str
    anchor: str


def pieces_of(text: str, start: int, end: int, marks: Iterable[Mark]) -> tuple[Piece, ...]:
    """The stretch `start`-`end` of a text cut wherever a mark starts or ends."""
    inside = [m for m in marks if m.span.start < end and start < m.span.end]
    cuts = sorted({start, end, *(min(max(x, start), end) for m in inside for x in (m.span.start, m.span.end))})
    found: list[Piece] = []
    for left, right in pairwise(cuts):
        over = [m for m in inside if m.span.start <= left and right <= m.span.end]
        items = tuple(dict.fromkeys(m.item for m in over))
        begun = tuple(m.anchor for m in over if max(m.span.start, start) == left)
        found.append(Piece(text[left:right], items, begun))
    return tuple(found)


def paragraph_around(text: str, span: Span) -> tuple[int, int]:
    """The paragraph(s) that hold a span; of a very long one the part around the span."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    end = len(text) if end < 0 else end
    if end - start > LONG + span.length:
        start, end = max(start, span.start - AROUND), min(end, span.end + AROUND)
    return start, end


def passages(
    article_id: str, text: str, item: str, spans: Iterable[Span], root: str, around: Bounds = paragraph_around
) -> tuple[Passage, ...]:
    """The stretches around an item's words in one article (`around` bounds them; the paragraph), the words marked."""
    legal = [s for s in spans if 0 <= s.start < s.end <= len(text)]
    marks = [Mark(span, item, anchor(item, article_id, i)) for i, span in enumerate(legal)]
    grouped: dict[tuple[int, int], list[Mark]] = {}
    for mark in marks:
        bounds = around(text, mark.span)
        home = next((b for b in grouped if b[0] < bounds[1] and bounds[0] < b[1]), bounds)
        held = grouped.pop(home, [])
        grouped[min(home[0], bounds[0]), max(home[1], bounds[1])] = [*held, mark]
    page = root + article_file(article_id)
    return tuple(
        Passage(tuple(Piece(p.text, p.items) for p in pieces_of(text, *bounds, held)), f"{page}#{held[0].anchor}")
        for bounds, held in sorted(grouped.items())
    )
