"""The field that a text is about, where a word means another thing in each ("strike" of workers, of missiles, of a striker)."""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Doc

from onrecord.lexicon.plover import topics

KEY = "onrecord.topic"


def leading_topic(doc: Doc) -> str | None:
    """The field that most nouns of a text speak for; None where none does. Counted once a document."""
    if KEY not in doc.user_data:
        doc.user_data[KEY] = counted(doc)
    found: str | None = doc.user_data[KEY]
    return found


def counted(doc: Doc) -> str | None:
    """The field with the most nouns in a document; of two with as many the one that the lexicon names first."""
    fields = topics()
    votes = Counter(fields[t.lemma_.lower()] for t in doc if t.pos_ in {"NOUN", "PROPN"} and t.lemma_.lower() in fields)
    return max(dict.fromkeys(fields.values()), key=lambda field: votes[field]) if votes else None
