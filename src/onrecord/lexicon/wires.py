"""News agencies as credit lines name them."""

from __future__ import annotations

from functools import cache

from onrecord.lexicon.resource import read_toml


@cache
def wires() -> dict[str, str]:
    """The shown name of each agency, by every name and abbreviation it goes by, case folded."""
    return {name.casefold(): names[0] for names in read_toml("wires.toml")["wires"] for name in names}
