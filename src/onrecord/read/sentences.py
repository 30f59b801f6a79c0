"""Sentences of title and body."""

from __future__ import annotations

import msgspec

from onrecord.facts.reading import Reading
from onrecord.read.parsed import Parsed, span_of


def read_sentences(parsed: Parsed, reading: Reading) -> Reading:
    """Add the sentences of the article's own account; none crosses a paragraph."""
    return msgspec.structs.replace(reading, sentences=tuple(span_of(s) for s in parsed.sentences))
