"""One card a thing: numbers that several finders set against each other in pairs become one card with all of the values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.collate.discrepancies.counted import OTHERS
from onrecord.collate.discrepancies.grouping import together
from onrecord.collate.discrepancies.making import Claims, Finding
from onrecord.collate.discrepancies.showing import outlets_of
from onrecord.facts.record import Side, Verdict

ENDINGS: Mapping[Verdict, str] = {
    "conflict": "not all can be right",
    "unclear": "no account tells whether they count the same part",
    "rounding": "one number, told more or less exactly",
}
"""What is made of several values, by verdict; what grew, was put right or is of parts keeps its own card."""
SEVERAL = 3
"""Sides from which a reason that sets two values against each other leaves some out."""
MOST = 6
"""Values beyond which a card is left as it is: nobody reads more side by side."""


def joined(found: Claims, made: Sequence[Finding]) -> list[Finding]:
    """The findings, those of numbers that have a passage in common as one, in the order of the first of each."""
    pairs = [(a, b) for n, b in enumerate(made) for a in made[:n] if _of_one(a, b)]
    groups = [g for g in together(pairs, lambda m: m.sides) if len(_sides(found, g)) <= MOST]
    gone = {m.sides: g for g in groups for m in g}
    out: list[Finding] = []
    for m in made:
        group = gone.get(m.sides) if m.kind == "figure" else None
        if group is None:
            out.append(m if _names_all(m) or len(_sides(found, [m])) < SEVERAL else _one(found, [m]))
        elif m is min(group, key=made.index):
            out.append(_one(found, sorted(group, key=made.index)))
    return out


def _names_all(m: Finding) -> bool:
    """Whether the reason of a card of numbers gives each of them; that of two, or of a change, is a sentence of its own."""
    if m.kind != "figure" or m.verdict not in ENDINGS or len(m.sides) < SEVERAL:
        return True
    return all(s.says.split(" […] ")[0].split()[0] in m.reason for s in m.sides if s.says)


def _of_one(a: Finding, b: Finding) -> bool:
    """Whether two cards of numbers of one verdict, which tell of no change, have a passage in common."""
    if a.kind != "figure" or b.kind != "figure" or a.verdict != b.verdict or a.verdict not in ENDINGS:
        return False
    return any(s.article == t.article and any(x.overlaps(y) for x in s.spans for y in t.spans) for s in a.sides for t in b.sides)


def _sides(found: Claims, group: Sequence[Finding]) -> list[Side]:
    """Each value once, in the order of publication; what is counted beside it ("three more") is none."""
    out: list[Side] = []
    values: set[object] = set()
    for s in sorted((s for m in group for s in m.sides), key=lambda s: (found.rank(s.article), s.spans)):
        counts = [c for c in found.counts.get(s.article, ()) if any(x.overlaps(c.span) for x in s.spans)]
        value = counts[0].bounds if counts else s.says.casefold()
        if value not in values and not OTHERS.search(s.says):
            values.add(value)
            out.append(s)
    return out


def _one(found: Claims, group: Sequence[Finding]) -> Finding:
    sides = _sides(found, group)
    verdict = group[0].verdict
    by_id = found.trace.material.by_id
    names = outlets_of([by_id[s.article] for s in sides])
    told = ", ".join(
        f"{name} has “{' '.join(s.spans[0].of(by_id[s.article].text).split()) if s.spans else s.says}”"
        for name, s in zip(names, sides, strict=True)
    )
    claims = tuple(dict.fromkeys(c for m in group for c in m.claims))
    return Finding("figure", verdict, f"{told}: {ENDINGS[verdict]}", tuple(sides), claims)
