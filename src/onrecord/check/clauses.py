"""The clause of the draft around a word."""

from __future__ import annotations

import re

from onrecord.collate.material import Source
from onrecord.collate.wording import words_of
from onrecord.facts.span import Span

LEAST = 3
"""Content words from which a clause tells enough to be looked for."""
_BREAK = re.compile(
    r"[;:–—]|,\s+(?:and|but|while|which|who|where|when|after|before|because|although|as|with)\b|,\s+(?=[a-z]+ing\b)"
)


def clause_at(source: Source, span: Span) -> Span:
    """The stretch of the sentence between breaks that holds the span, widened to the sentence where it tells too little."""
    sentence = source.sentence(span.start)
    start, end = sentence.start, sentence.end
    for m in _BREAK.finditer(source.text, sentence.start, sentence.end):
        if m.end() <= span.start:
            start = m.end()
        elif m.start() >= span.end:
            end = m.start()
            break
    while start < end and source.text[start] in " ,;:–—\n":
        start += 1
    while start < end and source.text[end - 1] in " .,;:–—\n":
        end -= 1
    found = Span(start, end)
    return found if len(words_of(found.of(source.text)).bag) > LEAST else sentence
