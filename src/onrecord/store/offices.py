"""Offices as articles write them: the record holds them without capitals, to compare them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

MOST_TEXT = 2_000_000
"""Characters of a story that are looked through."""
MOST = 12
"""Places of one office that are asked how it is written."""


class Offices:
    """The texts of a story, asked how they write offices."""

    def __init__(self, texts: Iterable[str]) -> None:
        flat = (" ".join(t.split()) for t in texts)
        self._text = " ".join(t for t in flat if len(t.lower()) == len(t))[:MOST_TEXT]  # small letters stand where capitals do
        self._lower = self._text.lower()

    def as_written(self, office: str) -> str:
        """An office with the capitals that most of its first places give it ("Greek defence minister"), else as it is."""
        found = Counter(self._places(" ".join(office.split()).lower()))
        told = [form for form in found if not (form.isupper() and len(form) > len("NATO"))]  # a headline in capitals
        return min(told, key=lambda form: (-found[form], form)) if told else office

    def _places(self, wanted: str) -> Iterator[str]:
        """The first places where the words of an office stand whole."""
        start, seen = 0, 0
        while wanted and seen < MOST and (at := self._lower.find(wanted, start)) >= 0:
            start, seen = at + len(wanted), seen + 1
            if not (self._lower[at - 1 : at].isalnum() or self._lower[start : start + 1].isalnum()):
                yield self._text[at:start]
