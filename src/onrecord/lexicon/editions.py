"""What changes on a page while its article stays the same."""

from __future__ import annotations

import re
from functools import cache

from onrecord.lexicon.resource import read_toml


@cache
def _passing() -> tuple[int, re.Pattern[str]]:
    data = read_toml("editions.toml")
    return data["most"], re.compile("|".join(f"(?:{p})" for p in data["patterns"]), re.IGNORECASE)


def is_passing(paragraph: str) -> bool:
    """Whether a paragraph is a counter, an age or a pointer to other articles."""
    most, pattern = _passing()
    return len(paragraph) <= most and pattern.search(paragraph) is not None
