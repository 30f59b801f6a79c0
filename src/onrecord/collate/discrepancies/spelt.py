"""One person's name spelt in two ways: Freddie and Freddy, Qaani and Ghaani."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from rapidfuzz.distance import OSA

from onrecord.collate.discrepancies.making import Claims, Finding, side
from onrecord.collate.discrepancies.showing import outlets_of
from onrecord.collate.entities import name_words
from onrecord.collate.material import Source
from onrecord.facts.span import Span

SLIPS = 2
"""Letters by which two spellings of one name may differ."""
LONG = 4
"""Letters that each word has in which the spellings differ."""
SIDES = 4
_ONE_SOUND = frozenset("cgkq")
"""Letters by which one sound at the start of a name is written in Latin letters."""
Place = tuple[Source, Span]


def spelt(found: Claims) -> Iterator[Finding]:
    """Once for a person, with each spelling as a side; not where one article has both, for then they are two persons or a slip."""
    told: dict[tuple[str, str], Place] = {}
    having: dict[tuple[str, str], set[str]] = {}
    for source in found.trace.material.sources:
        for m in source.reading.mentions:
            entity = source.entities.get(m.entity)
            if m.form == "name" and entity is not None and entity.kind == "person":
                words = name_words(source.text[m.start : m.end])
                if len(words) == 2:
                    told.setdefault((words[0], words[1]), (source, Span(m.start, m.end)))
                    having.setdefault((words[0], words[1]), set()).add(source.id)
    rows: dict[tuple[int, str], list[tuple[str, str]]] = {}
    for name in told:
        for at in (0, 1):
            rows.setdefault((at, name[at]), []).append(name)
    shown: set[tuple[str, str]] = set()
    for (at, _), names in rows.items():
        kept: list[tuple[str, str]] = []
        for one, other in combinations(names, 2):
            if _one_name(one[1 - at], other[1 - at], first=at == 1) and not having[one] & having[other]:
                kept += [n for n in (one, other) if n not in kept]
        if len(kept) > 1 and not shown & set(kept):
            shown |= set(kept)
            yield _finding([told[n] for n in kept[:SIDES]])


def _one_name(one: str, other: str, *, first: bool) -> bool:
    """Whether two words are one name in two spellings: a letter or two apart, and neither the other's short form or plural."""
    if min(len(one), len(other)) < LONG or one.startswith(other) or other.startswith(one):
        return False
    slips = OSA.distance(one, other)
    if not 0 < slips <= (SLIPS if min(len(one), len(other)) > LONG else 1):
        return False
    alike = one[0] == other[0] or {one[0], other[0]} <= _ONE_SOUND
    return alike and (first or slips == 1 or one[-3:] == other[-3:])


def _finding(places: list[Place]) -> Finding:
    names = outlets_of([source for source, _ in places])
    words = [" ".join(span.of(source.text).split()) for source, span in places]
    reason = ", ".join(
        f"{name} spells {said}" if not n else f"{name} {said}" for n, (name, said) in enumerate(zip(names, words, strict=True))
    )
    return Finding(
        "actor", "paraphrase", f"{reason}: one name, spelt in two ways", tuple(side(source, (span,)) for source, span in places)
    )
