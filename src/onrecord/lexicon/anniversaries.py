"""Words by which an article looks back at an event of years ago."""

from __future__ import annotations

import re
from functools import cache

from onrecord.lexicon.resource import read_toml


@cache
def looking_back() -> re.Pattern[str]:
    """One pattern of all phrases in `anniversaries.toml`, without regard to case."""
    return re.compile("|".join(f"(?:{p})" for p in read_toml("anniversaries.toml")["patterns"]), re.IGNORECASE)
