"""News agencies as credit lines name them."""

from __future__ import annotations

from functools import cache

from onrecord.lexicon.outlets import outlet_named
from onrecord.lexicon.resource import read_toml


@cache
def _services() -> dict[str, str]:
    return {name.casefold(): names[0] for names in read_toml("wires.toml")["wires"] for name in names}


@cache
def wire_named(name: str) -> str | None:
    """The usual name of the agency or news service that goes by this name or abbreviation; None for one not known as such."""
    service = _services().get(name.casefold())
    outlet = outlet_named(name)
    return service or (outlet.name if outlet and outlet.kind == "agency" else None)
