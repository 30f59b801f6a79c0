"""Words in which somebody puts down what another claims."""

from __future__ import annotations

import re
from functools import cache

from onrecord.lexicon.resource import read_toml


@cache
def rebuttals() -> dict[str, re.Pattern[str]]:
    """Expressions that a sentence has which puts a claim down, by name, in the order in which they are to be tried."""
    found = read_toml("rebuttals.toml")
    return {
        name: re.compile(
            words.replace("{verb}", found["verb"]).replace("{noun}", found["noun"]).replace("{{", "{").replace("}}", "}"),
            re.IGNORECASE,
        )
        for name, words in found["expressions"].items()
    }


@cache
def told_before() -> dict[str, re.Pattern[str]]:
    """For the beginning of a noun such as "rumours" an expression that the sentence has which makes that claim."""
    return {noun: re.compile(words, re.IGNORECASE) for noun, words in read_toml("rebuttals.toml")["before"].items()}
