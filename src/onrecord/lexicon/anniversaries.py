"""Words by which an article looks back at an event of years ago."""

from __future__ import annotations

import re
from functools import cache

from onrecord.lexicon.resource import read_toml


@cache
def _phrases() -> tuple[tuple[str, ...], re.Pattern[str]]:
    """Words of which every phrase holds one, and a pattern of all phrases."""
    table = read_toml("anniversaries.toml")
    return tuple(table["hints"]), re.compile("|".join(f"(?:{p})" for p in table["patterns"]), re.IGNORECASE)


def looks_years_back(text: str) -> bool:
    """Whether a text speaks of an event of years ago ("a year after", "the tenth anniversary of")."""
    hints, pattern = _phrases()
    lower = text.lower()
    return any(hint in lower for hint in hints) and pattern.search(text) is not None
