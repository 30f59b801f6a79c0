"""Well-known bodies, parties and peoples, with country and PLOVER sector."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple, cast

from onrecord.lexicon.resource import read_rows


class Body(NamedTuple):
    """What is known of a body: its kind, country (ISO 3166 alpha-3 or None) and PLOVER sector; `name` is its usual name."""

    name: str
    kind: Literal["organization", "group"]
    country: str | None
    sector: str | None


@cache
def _bodies() -> dict[str, Body]:
    found: dict[str, Body] = {}
    for names, kind, country, sector in read_rows("bodies.tsv"):
        listed = names.split("|")
        single = sector in {"BUS", "CVL", "JRN"} or kind == "group"
        for name in listed:
            usual = name if single else listed[0]
            found.setdefault(name, Body(usual, cast(Literal["organization", "group"], kind), country or None, sector or None))
    return found


def body_named(name: str) -> Body | None:
    """The body with this name, written so (case tells "WHO" from "who"), with or without "the"; None where unknown."""
    found = _bodies().get(name)
    if found is None and name[:4] in {"the ", "The "}:
        found = _bodies().get(name[4:])
    if found is None and name.isupper() and len(name) > 6:
        found = _bodies().get(name.title())
    return found
