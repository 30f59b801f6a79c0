"""How feeds say that a text goes on elsewhere."""

from __future__ import annotations

import re
from functools import cache

from onrecord.lexicon.resource import read_toml


@cache
def patterns() -> tuple[re.Pattern[str], ...]:
    """What stands at the end of a text that is broken off."""
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in read_toml("feeds.toml")["more"])


def more_follows(end: str) -> bool:
    """Whether the end of a text says that it goes on elsewhere."""
    return any(pattern.search(end) for pattern in patterns())
