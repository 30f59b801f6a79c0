"""What a served record's page offers to take away: the formats that can be written here."""

from __future__ import annotations

from functools import cache

from onrecord.export import formats, missing


@cache
def writable() -> tuple[tuple[str, str], ...]:
    """Name and title of the formats of which no library is missing."""
    return tuple((f.name, f.title) for f in formats().found.values() if not missing(f))


def offered(story: str) -> tuple[tuple[str, str, str], ...]:
    """Address, name and title of a record's downloads; `story` is its name in addresses."""
    return tuple((f"/stories/{story}/export/{name}", name, title) for name, title in writable())
