"""Lemmas mended: a verb's lemma that lost its last letter ("staged" is of "stage", not of "stag")."""

from __future__ import annotations

import re

SIBILANT = re.compile(r"(?:s|x|z|ch|sh|o)$")
SHORT = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")


def mended(lemma: str, lower: str, tag: str, pos: str) -> str:
    """The lemma of a word, with the "e" that a verb's lost."""
    return f"{lemma}e" if pos in {"VERB", "AUX"} and lost_letter(lemma.lower(), lower, tag) else lemma


def lost_letter(lemma: str, form: str, tag: str) -> bool:
    """Whether spelling says that a verb's lemma ends in "e" and the lemma does not.

    English doubles the consonant of a short verb ("stopped") and writes "-es" only after a hissing sound, so "hopes", "hoped" and
    "hoping" are of "hope" where the tagger's list of words takes "hop" first.
    """
    if tag == "VBZ":
        return form == f"{lemma}es" and not SIBILANT.search(lemma)
    short = tag in {"VBD", "VBN", "VBG"} and form in {f"{lemma}ed", f"{lemma}ing"}
    return short and not lemma.endswith("s") and SHORT.fullmatch(lemma) is not None
