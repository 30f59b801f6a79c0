"""Small words and cues by which names and descriptions are told."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from onrecord.lexicon.resource import read_toml


@cache
def _tables() -> Mapping[str, Any]:
    return read_toml("naming.toml")


@cache
def cues(key: str) -> frozenset[str]:
    """A list of lower-case words of `naming.toml`; raises KeyError for a list that is not there."""
    return frozenset(_tables()[key])


def same_mark(word: str) -> str:
    """The word by which a party is known ("GOP", "Republicans": "republican"), any other word unchanged."""
    found: str = _tables()["same_mark"].get(word, word)
    return found


@cache
def party_words() -> frozenset[str]:
    """The words that name parties."""
    return cues("parties") | frozenset(_tables()["same_mark"])


@cache
def nicknames() -> tuple[frozenset[str], ...]:
    """Groups of given names that stand for one another, lower case."""
    return tuple(frozenset(row.split()) for row in read_toml("naming.toml")["nicknames"])
