"""Words of tolls, and the weights of the model that settles a story's toll."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

import msgspec

from onrecord.lexicon.resource import read_text, read_toml


class TollWords(msgspec.Struct, frozen=True):
    """Letters by word, values of double, triple ..., phrases by flag, what bounds a number, words for attackers and for harms."""

    letters: dict[str, str]
    plets: dict[str, int]
    flags: dict[str, tuple[str, ...]]
    hedges: frozenset[str]
    attackers: frozenset[str]
    harms: frozenset[str]


@cache
def toll_words() -> TollWords:
    """The words of tolls."""
    table = read_toml("tolls.toml")
    letters = {word: letter for letter, words in table["letters"].items() for word in words}
    flags = {name: tuple(words) for name, words in table["flags"].items()}
    return TollWords(letters, table["plets"], flags, *(frozenset(table[name]) for name in ("hedges", "attackers", "harms")))


@cache
def toll_patterns() -> dict[str, re.Pattern[str]]:
    """Patterns by name; those of towns ("force", "county") heed capitals."""
    rows: dict[str, str] = read_toml("tolls.toml")["patterns"]
    return {name: re.compile(row, 0 if name in ("force", "county") else re.IGNORECASE) for name, row in rows.items()}


@cache
def toll_weights() -> dict[str, Any]:
    """The weights by feature, with where they were learnt (`about`)."""
    found: dict[str, Any] = json.loads(read_text("toll_weights.json"))
    return found
