"""Factuality signatures: what governing words make of a happening, after FactBank."""

from __future__ import annotations

from functools import cache
from typing import Any

from onrecord.lexicon.resource import read_toml


@cache
def table(part: str) -> dict[str, str]:
    """Value by word for one part of speech ("verbs", "nouns", "adjectives", "modals", "adverbs") of factuality.toml."""
    data: dict[str, Any] = read_toml("factuality.toml")[part]
    return {word: value for value, row in data.items() for word in row.split()}


@cache
def listed(name: str) -> frozenset[str]:
    """A word list of factuality.toml ("negation", "denier_determiners", "conditions")."""
    return frozenset(str(read_toml("factuality.toml")["words"][name]).split())
