"""The field that a text is about, where a word means another thing in each ("strike" of workers, of missiles, of a striker)."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from onrecord.lexicon.plover import topics
from onrecord.read.parse.tokens import Doc


@lru_cache(maxsize=1)
def leading_topic(doc: Doc) -> str | None:
    """The field that most nouns of a text speak for; None where none does.

    Of two with as many nouns it is the one that the lexicon names first.
    """
    fields = topics()
    votes = Counter(fields[t.lemma.lower()] for t in doc if t.pos in {"NOUN", "PROPN"} and t.lemma.lower() in fields)
    return max(dict.fromkeys(fields.values()), key=lambda field: votes[field]) if votes else None
