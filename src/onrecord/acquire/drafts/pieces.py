"""A draft's text as pieces of its file: what is read is the text alone, what is said of it counts in the file."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field

from onrecord.facts.span import Span


@dataclass(frozen=True)
class Draft:
    """A draft: the `text` that is read, and `whole`, in which offsets count.

    `places` are the offsets in `whole` at which the text's characters begin, `ends` those at which they end (an entity's after
    its semicolon), None where the two are one. `name` is the file's.
    """

    name: str
    text: str
    whole: str
    places: array[int] | None = None
    ends: array[int] | None = None

    def in_whole(self, span: Span) -> Span:
        """Where a passage of the text stands in the whole, from its first character to its last."""
        if self.places is None or self.ends is None or span.length <= 0:
            return span
        return Span(self.places[span.start], self.ends[span.end - 1])


@dataclass
class Pieces:
    """A text put together from pieces of a whole; breaks that the whole marks otherwise are line ends."""

    whole: str
    _parts: list[str] = field(default_factory=list)
    _places: array[int] = field(default_factory=lambda: array("q"))
    _ends: array[int] = field(default_factory=lambda: array("q"))
    _last: str = "\n\n"

    def add(self, start: int, said: str, length: int | None = None) -> None:
        """Words that stand in the whole from `start`; `length` where they are written there otherwise (an entity)."""
        if not said:
            return
        self._parts.append(said)
        end = start + (len(said) if length is None else length)
        self._places.extend(min(start + i, end - 1) for i in range(len(said)))
        self._ends.extend(min(start + i + 1, end) for i in range(len(said) - 1))
        self._ends.append(end)
        self._last = (self._last + said)[-2:]

    def stop(self, at: int, lines: int = 2) -> None:
        """End the paragraph (or, with one line, the line) at an offset of the whole, unless it has ended."""
        if not self._parts:
            return
        place = min(max(0, at), max(0, len(self.whole) - 1))
        for _ in range(lines - (len(self._last) - len(self._last.rstrip("\n")))):
            self._parts.append("\n")
            self._places.append(place)
            self._ends.append(place + 1)
            self._last = (self._last + "\n")[-2:]

    def draft(self, name: str) -> Draft:
        """The draft of all pieces."""
        return Draft(name, "".join(self._parts), self.whole, self._places, self._ends)
