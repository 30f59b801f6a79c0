"""Well-known bodies, parties and peoples, with country and PLOVER sector."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple, cast

from onrecord.lexicon.resource import read_rows

PARTS = re.compile(r"['’]s|['’]|[\w.&é]+|[-/]")


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
            found.setdefault(name, Body(usual, cast("Literal['organization', 'group']", kind), country or None, sector or None))
    return found


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    sizes: dict[str, set[int]] = {}
    for name in _bodies():
        tokens = [t for t in PARTS.findall(name) if t.strip()]
        sizes.setdefault(tokens[0], set()).add(len(tokens))
    return {first: tuple(sorted(found, reverse=True)) for first, found in sizes.items()}


def lengths_from(word: str) -> tuple[int, ...]:
    """The lengths in tokens, longest first, of the bodies' names that begin with this word."""
    return _lengths().get(word, ())


def body_named(name: str) -> Body | None:
    """The body with this name, written so (case tells "WHO" from "who"), with or without "the"; None where unknown."""
    found = _bodies().get(name)
    if found is None and name[:4] in {"the ", "The "}:
        found = _bodies().get(name[4:])
    if found is None and name.isupper() and len(name) > 6:
        found = _bodies().get(name.title())
    return found
