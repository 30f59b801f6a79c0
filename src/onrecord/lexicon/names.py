"""Given names and the gender that their bearers mostly have."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Literal

from onrecord.lexicon.resource import read_rows


@cache
def _given() -> dict[str, str]:
    return {name: gender for gender, names in read_rows("first_names.tsv") for name in names.split(" ")}


def plain_letters(word: str) -> str:
    """The word in lower case without accents."""
    return (
        word.lower()
        if word.isascii()
        else "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c))
    )


def is_given_name(word: str) -> bool:
    """Whether the word is a given name in common use somewhere."""
    return plain_letters(word) in _given()


def gender_of_name(word: str) -> Literal["female", "male"] | None:
    """The gender of nearly all who bear a given name; None for names of both and unknown ones. "Jo-Renee" goes by its parts."""
    for part in (plain_letters(word), *plain_letters(word).split("-")):
        gender = _given().get(part)
        if gender in {"m", "f"}:
            return "male" if gender == "m" else "female"
    return None
