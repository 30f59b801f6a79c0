"""What a reason says of its sides: each outlet with its own words, where the finder told only why the two are held together."""

from __future__ import annotations

import re

from onrecord.collate.discrepancies.making import Claims, Finding
from onrecord.collate.discrepancies.showing import outlets_of

LONG = 18
"""Words of a side that a reason repeats; the card has the whole."""
_HELD = re.compile(r"[“”]|\d.*:|:.*\d")
"""A quotation, or values with those who give them: the reason names both sides already."""


def explained(found: Claims, made: Finding) -> Finding:
    """The finding with a reason that names both sides and their words; as it is where it does already."""
    if _HELD.search(made.reason) or len(made.sides) < len("ab"):
        return made
    sides = (made.sides[0], made.sides[-1])
    told = [_first(s.says or found.trace.material.by_id[s.article].say(s.spans)) for s in sides]
    if not all(told):
        return made
    names = outlets_of([found.trace.material.by_id[s.article] for s in sides])
    if any(name in made.reason for name in names):
        return made
    both = ", ".join(f"{name} has “{words}”" for name, words in zip(names, told, strict=True))
    return Finding(made.kind, made.verdict, f"{both}: {made.reason}", made.sides, made.claims)


def _first(says: str) -> str:
    """The first words of a side, without the marks around them."""
    return " ".join(says.split()[:LONG]).strip(" “”\"‘’',;:.")
