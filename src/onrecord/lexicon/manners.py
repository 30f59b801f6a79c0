"""Ways in which one thing can have happened, of which accounts give one or another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord.lexicon.resource import read_toml


@dataclass(frozen=True)
class Manner:
    """One thing that can have happened in several ways: what the sentence is about, and an expression for each way.

    `person` asks that the sentences name one person; `near` is how many characters from the way what it is about may stand, 0 for
    anywhere in the sentence; `deed` tells that the word for what was done is enough in common, where the story has it often; `once`
    that a story, or a person, has one such thing, so that naming it is enough; `rival` tells that an article with two ways sets
    them against each other; `kind` and `verdict` are what two ways make of two accounts.
    """

    name: str
    about: re.Pattern[str]
    person: bool
    near: int
    deed: bool
    once: bool
    rival: bool
    kind: Literal["factuality", "status"]
    verdict: Literal["conflict", "unclear", "scope", "update"]
    ways: dict[str, re.Pattern[str]]


@cache
def manners() -> tuple[Manner, ...]:
    """All of them, in the order of the file."""
    return tuple(
        Manner(
            name,
            re.compile(row["about"], re.IGNORECASE),
            bool(row.get("person")),
            int(row.get("near", 0)),
            bool(row.get("deed")),
            bool(row.get("once")),
            bool(row.get("rival")),
            row["kind"],
            row["verdict"],
            {way: re.compile(words, re.IGNORECASE) for way, words in row["ways"].items()},
        )
        for name, row in read_toml("manners.toml").items()
    )
