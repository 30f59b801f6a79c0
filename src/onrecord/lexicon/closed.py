"""Closed lists of words that readers look for around what they read (closed.toml)."""

from __future__ import annotations

from functools import cache

from onrecord.lexicon.resource import read_toml


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in read_toml("closed.toml").items()}


def listed(name: str) -> frozenset[str]:
    """The words of a list of closed.toml; raises KeyError for a list that is not there."""
    return _lists()[name]


@cache
def in_order(name: str) -> tuple[str, ...]:
    """The words of a list in the order given there, for lists whose earlier words go first."""
    return tuple(read_toml("closed.toml")[name])
