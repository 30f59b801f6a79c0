"""Names of places that stand in a sentence for something else than a town: a measure, a water, an island."""

from __future__ import annotations

from typing import Literal

from onrecord.lexicon.closed import listed
from onrecord.read.parse.tokens import Token

REACH = 4
"""Words before "as" or "of" among which a comparison begins ("twice the area of", "as big as")."""
Feature = Literal["water", "land"]


def is_measure(name: Token) -> bool:
    """Whether a place is named only for its size: "an area the size of Wales", "larger than Wales", "as big as Wales"."""
    first = name.left_edge.i if name.pos in {"PROPN", "NOUN"} else name.i
    doc, start = name.doc, name.sent.start
    before = [t.lower for t in doc[max(start, first - REACH - 1) : first]]
    before += [t.lower for t in doc[first : name.i] if t.lower in {"the", "than", "as"}]
    while before and before[-1] == "the":
        before.pop()
    if not before:
        return False
    last, rest = before[-1], before[:-1]
    if last == "than":
        return not listed("degrees").isdisjoint(rest) or any(
            t.tag in {"JJR", "RBR"} for t in doc[max(start, first - REACH) : first]
        )
    if last == "as":
        return "as" in rest and any(t.pos == "ADJ" for t in doc[max(start, first - REACH) : first])
    if last == "of" and rest and rest[-1] in listed("extents"):
        return rest[-1] == "size" or not listed("multiples").isdisjoint(rest)
    return last == "to" and not listed("likenesses").isdisjoint(rest[-3:])


def feature(name: Token, last: int) -> Feature | None:
    """Whether a name that ends with the token at `last` is a water's or an island's: "the Hudson river", "the island of Crete"."""
    doc = name.doc
    after = doc[last + 1].lower if last + 1 < len(doc) else ""
    before = doc[name.left_edge.i - 2 : name.left_edge.i] if name.left_edge.i > 1 else ()
    of = doc[name.i - 2].lower if name.i > 1 and doc[name.i - 1].lower == "of" else ""
    if after in listed("waters") or of in listed("waters") or any(t.lower == "river" for t in list(before)[-1:]):
        return "water"
    return "land" if after in listed("islands") or of in listed("islands") else None
