"""What a citation of an article tells beside its source: how what it says stands."""

from __future__ import annotations

import re
from collections import Counter

from onrecord.export.told import Told

DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def date_parts(value: str | None) -> list[int]:
    """Year, month and day of a date or time, as far as it tells them."""
    found = DAY.match(value or "")
    return [int(p) for p in found.groups() if p] if found else []


def note(told: Told, article: str) -> str:
    """A line on what the article says in the record: how its claims stand, and what the record abstains from saying of them."""
    claims = [c for c in told.claims if any(a.article == article for a in c.accounts)]
    stands = ", ".join(f"{many} {standing}" for standing, many in sorted(Counter(c.standing for c in claims).items()))
    silent = "; ".join(f"{c.id} {why}" for c in claims for why in told.abstained(c.id))
    line = f"onrecord story {told.record.id}: {len(claims)} claims ({stands})" if claims else f"onrecord story {told.record.id}"
    return f"{line}; abstained: {silent}" if silent else line
