"""Where the quotation marks of a text open and close."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

PARAGRAPH = re.compile(r"[^\r\n\u2028\u2029]+")
DOUBLE = re.compile("[\u201c\u201d\u201e\u00ab\u00bb\"\uff02]|''|``|\u2019\u2019|\u2018\u2018")
SINGLE_OPEN = re.compile(r"(?<![\w\u2019'\u2018])[\u2018'](?=\w)(?!\d0s)")
SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?;:\u2026\])%])[\u2019'](?![\w\u2019'])")
OPENING = frozenset(("\u201c", "``", "\u201e", "\u00ab", "\u2018\u2018"))
CLOSING = frozenset(("\u201d", "\u00bb", "\u2019\u2019"))


@dataclass(frozen=True)
class Quotation:
    """Words between double quotation marks, marks included, as code-point offsets.

    `closed` is false where the mark was left open and the quotation runs to the end of its
    paragraph, as a quotation of several paragraphs does in all but its last one.
    `opened` and `mark_end` bound the opening mark; `close` is where the closing mark begins
    (the end, when there is none).
    """

    start: int
    inner: int
    close: int
    end: int
    closed: bool


def _opens(mark: str, text: str, start: int, end: int, is_open: bool) -> bool:
    """Tell whether a mark opens a quotation, by its form, its neighbours and what came before."""
    if mark in OPENING:
        return True
    if mark in CLOSING:
        return False
    before = text[start - 1 : start]
    after = text[end : end + 1]
    space_before = not before or before.isspace() or before in "([{\u2014\u2013-/"
    space_after = not after or after.isspace() or after in ".,;:!?)]}\u2014\u2013-/"
    if space_before != space_after:
        return space_before
    return not is_open


def _single(text: str, low: int, high: int) -> Iterator[Quotation]:
    """Yield the quotations in single marks between two offsets that no double marks enclose.

    An apostrophe looks like a closing mark: a mark after a comma or a sentence's end closes, else the
    first one that does not follow an s, else the last one. A quotation left open is none.
    """
    opened = SINGLE_OPEN.search(text, low, high)
    while opened:
        following = SINGLE_OPEN.search(text, opened.end(), high)
        limit = following.start() if following else high
        marks = list(SINGLE_CLOSE.finditer(text, opened.end(), limit))
        surest = [mark for mark in marks if text[mark.start() - 1] in ".,!?;:\u2026"]
        likely = [mark for mark in marks if text[mark.start() - 1] not in "sS"]
        chosen = next(iter(surest or likely or marks[-1:]), None)
        if chosen is not None:
            yield Quotation(opened.start(), opened.end(), chosen.start(), chosen.end(), True)
        opened = following


def _around(text: str, low: int, high: int) -> Iterator[Quotation]:
    """Yield the quotations in curved single marks that hold whole ones in double marks (British papers), between two offsets."""
    opened = text.find("\u2018", low, high)
    while opened >= 0:
        closing = next((m for m in SINGLE_CLOSE.finditer(text, opened + 1, high) if text[m.start() - 1] in ".,!?;:\u2026"), None)
        if closing is not None and SINGLE_OPEN.match(text, opened):
            inside = [mark.group() for mark in DOUBLE.finditer(text, opened + 1, closing.start())]
            if inside and len(inside) % 2 == 0 and inside[0] not in CLOSING and "\u2018" not in text[opened + 1 : closing.start()]:
                yield Quotation(opened, opened + 1, closing.start(), closing.end(), True)
                opened = closing.start()
        opened = text.find("\u2018", opened + 1, high)


def quotations(text: str) -> list[Quotation]:
    """Return the quotations of a text in order; none crosses a line, none lies in another.

    Single marks count where no double ones enclose them, as in British headlines and papers.

    A closing mark without an opening one is passed over; an opening mark inside an open
    quotation ends the earlier one there only if that one is never closed otherwise.
    """
    found: list[Quotation] = []
    for paragraph in PARAGRAPH.finditer(text):
        opened: tuple[int, int] | None = None
        before = len(found)
        outer = list(_around(text, *paragraph.span()))
        found += outer
        for mark in DOUBLE.finditer(text, *paragraph.span()):
            if any(quote.start < mark.start() < quote.close for quote in outer):
                continue
            opens = _opens(mark.group(), text, mark.start(), mark.end(), opened is not None)
            if opened is None:
                opened = mark.span() if opens else None
            elif not opens:
                found.append(Quotation(opened[0], opened[1], mark.start(), mark.end(), True))
                opened = None
        if opened is not None:
            end = paragraph.end()
            found.append(Quotation(opened[0], opened[1], end, end, False))
        place = paragraph.start()
        found[before:] = sorted(found[before:], key=lambda quote: quote.start)
        edges = [(quote.start, quote.end) for quote in found[before:]]
        for low, high in [*edges, (paragraph.end(), paragraph.end())]:
            found += _single(text, place, low)
            place = high
    return sorted(found, key=lambda quote: quote.start)


class QuotationIndex:
    """Finds the quotation that holds an offset."""

    def __init__(self, found: list[Quotation]) -> None:
        """Index quotations that are in order and apart."""
        self.found = found
        self._starts = [quotation.start for quotation in found]

    def at(self, offset: int) -> Quotation | None:
        """Return the quotation whose span, marks included, holds the offset."""
        place = bisect_right(self._starts, offset) - 1
        if place >= 0 and offset < self.found[place].end:
            return self.found[place]
        return None

    def within(self, low: int, high: int) -> list[Quotation]:
        """Return the quotations that lie between two offsets, marks and all."""
        found = self.found[bisect_left(self._starts, low) : bisect_left(self._starts, high)]
        return [quotation for quotation in found if quotation.end <= high]
