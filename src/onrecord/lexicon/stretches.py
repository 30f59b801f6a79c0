"""What lasts for a stretch of time, by the words that tell of it."""

from __future__ import annotations

import re
from functools import cache

from onrecord.lexicon.resource import read_toml


@cache
def lasting_things() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each kind of thing that lasts, with an expression for the words that tell of it, in the order of the file."""
    return tuple((kind, _any_of(words)) for kind, words in read_toml("stretches.toml")["of"].items())


def _any_of(words: list[str]) -> re.Pattern[str]:
    told = "|".join(rf"{re.escape(w[:-1])}\w*" if w.endswith("*") else re.escape(w) for w in words)
    return re.compile(rf"\b(?:{told})\b", re.IGNORECASE)
