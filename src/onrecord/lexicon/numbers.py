"""Number words."""

from __future__ import annotations

from functools import cache

import msgspec

from onrecord.lexicon.resource import read_toml


class NumberWords(msgspec.Struct, frozen=True):
    """Words for numbers and their values; `suffixes` stand after digits, `parts` are divisors, `vague` the least value.

    `few` stand before a scale ("several hundred").
    """

    units: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    suffixes: dict[str, int]
    ordinals: dict[str, int]
    parts: dict[str, int]
    vague: dict[str, int]
    few: tuple[str, ...]


@cache
def number_words() -> NumberWords:
    """The number words of English."""
    return msgspec.convert(read_toml("numbers.toml"), NumberWords)
