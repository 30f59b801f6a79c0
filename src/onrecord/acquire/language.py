"""The language of a text: told by its words where there are enough of them, else as the source says."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from babel.core import get_global

from onrecord.lexicon.pages import page_words

FEWEST_WORDS = 12
FEWEST_LETTERS = 60
ENGLISH_SHARE = 0.14
SURE = 0.9
SAMPLE = 4000
WORD = re.compile(r"[^\W\d_]+")


def code(told: str | None) -> str | None:
    """A language as its shortest ISO 639 code ("deu", "de-AT" and "de_DE" are "de"); None for what is none."""
    found = re.match(r"\s*([a-zA-Z]{2,3})(?:[-_].{0,30})?\s*$", told or "")
    if not found:
        return None
    short = found[1].casefold()
    return str(get_global("language_aliases").get(short, short)).split("_")[0]


@cache
def identifier() -> Any:  # noqa: ANN401  # the library has no types
    """The detector, loaded once (a second); most texts need it not."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_of(text: str, told: str | None = None) -> str:
    """The code of the language a text is in. `told` is what its source says, and stands for texts too short to tell."""
    said = code(told)
    sample = text[:SAMPLE]
    found = WORD.findall(sample.casefold())
    english = page_words("english")
    if len(found) >= FEWEST_WORDS and sum(w in english for w in found) / len(found) >= ENGLISH_SHARE:
        return "en"
    letters = sum(len(w) for w in found)
    if letters < FEWEST_LETTERS:
        return said or "en"
    best, sure = identifier().classify(sample)
    if said and said != best and (sure < SURE or letters < 2 * FEWEST_LETTERS):
        return said
    return str(best) if sure >= SURE else said or "en"
