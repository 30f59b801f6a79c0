"""What sort of source a noun names."""

from __future__ import annotations

from functools import cache

from onrecord.lexicon.resource import read_toml


@cache
def source_sorts() -> dict[str, str]:
    """The sort of source ("document", "posting", "poll", "group", ...) by noun, lower case and singular."""
    return {noun: sort for sort, nouns in read_toml("sources.toml").items() for noun in nouns}
