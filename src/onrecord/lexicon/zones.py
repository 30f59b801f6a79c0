"""Time zone abbreviations."""

from __future__ import annotations

from datetime import UTC, timedelta, timezone, tzinfo
from functools import cache

from dateutil import tz

from onrecord.lexicon.resource import read_toml


@cache
def zone_named(name: str) -> tzinfo | None:
    """The zone of an abbreviation ("EST", "ET") or of a name of the tz database ("Europe/Kyiv"); None for an unknown one."""
    known: dict[str, str | float] = read_toml("zones.toml")["zones"]
    found = known.get(name.upper())
    if isinstance(found, (int, float)):
        return timezone(timedelta(hours=found)) if found else UTC
    if found is None and "/" not in name:
        return None
    zone: tzinfo | None = tz.gettz(found or name)
    return zone
