"""Lemmas mended: a verb's lemma that lost its last letter ("staged" is of "stage", not of "stag")."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc, Token

NAME = "onrecord_lemmas"
SIBILANT = re.compile(r"(?:s|x|z|ch|sh|o)$")
SHORT = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")


def lost_letter(token: Token) -> bool:
    """Whether spelling says that a verb's lemma ends in "e" and the lemma does not.

    English doubles the consonant of a short verb ("stopped") and writes "-es" only after a hissing sound, so "hopes", "hoped" and
    "hoping" are of "hope" where the tagger's list of words takes "hop" first.
    """
    lemma, form = token.lemma_.lower(), token.lower_
    if token.tag_ == "VBZ":
        return form == f"{lemma}es" and not SIBILANT.search(lemma)
    short = token.tag_ in {"VBD", "VBN", "VBG"} and form in {f"{lemma}ed", f"{lemma}ing"}
    return short and not lemma.endswith("s") and SHORT.fullmatch(lemma) is not None


@Language.component(NAME)
def mend_lemmas(doc: Doc) -> Doc:
    """Give verbs the "e" that their lemma lost. Runs after the lemmatizer."""
    for token in doc:
        if token.pos_ in {"VERB", "AUX"} and lost_letter(token):
            token.lemma_ = f"{token.lemma_}e"
    return doc
