"""Whether two names may stand for one thing, or for things of which one is part of the other."""

from __future__ import annotations

import re

from rapidfuzz.distance import Levenshtein

from onrecord.collate.discrepancies.making import Claims
from onrecord.collate.entities import OTHER, acronym, close_spelling, name_words, speaker_match
from onrecord.collate.material import Source
from onrecord.facts.entity import Entity
from onrecord.facts.span import Span
from onrecord.lexicon.countries import country_named, country_of_people, country_of_seat

STATE = frozenset({"MIL", "REB", "GOV", "COP", "LEG", "JUD"})
BODIES = frozenset({"organization", "group", "thing", "place"})
"""Kinds that the reader takes for each other where a name is new to it."""


LONG, SLIPS = 6, 2
"""Letters from which a name may be misspelt by as many as two and still be the name."""
DEGREES = 0.5
"""Degrees apart, in either direction, from which neither of two towns is a part or a suburb of the other."""


def entity_at(found: Claims, source: Source, span: Span) -> Entity | None:
    """The record's entity that the words name."""
    material = found.trace.material
    for m in source.reading.mentions:
        if m.start < span.end and span.start < m.end and m.form == "name":
            return material.entity.get(material.resolve(source.id, m.entity) or "")
    return None


def persons_in(found: Claims, source: Source, span: Span) -> set[str]:
    """The persons whom the words name, those left out who are only given for what is said."""
    material = found.trace.material
    out = set()
    for m in source.names_in(span):
        if m.start not in source.tellers:
            entity = material.entity.get(material.resolve(source.id, m.entity) or "")
            if entity is not None and entity.kind == "person":
                out.add(entity.id)
    return out


def of_other_persons(found: Claims, one: tuple[Source, Span], other: tuple[Source, Span]) -> bool:
    """Whether both name persons, and no person in common: what befell them is then two things."""
    mine, theirs = persons_in(found, *one), persons_in(found, *other)
    return bool(mine) and bool(theirs) and not mine & theirs


def nothing_in_common(one: Entity | None, other: Entity | None, said: str, told: str, *, place: bool = False) -> bool:
    """Whether two names are surely of two things: no shared word, country or initials, and neither part of the other."""
    if place and not _places_apart(one, other):
        return False
    if one is not None and other is not None:
        if one.id == other.id or (not place and akin(one, other)):
            return False
        names = [(x, y) for x in (said, one.name, *one.aliases) for y in (told, other.name, *other.aliases)]
    else:
        names = [(said, told)]
    return not any(alike_names(x, y) for x, y in names)


def alike_names(a: str, b: str) -> bool:
    """Whether two names share a word (or nearly), a country, or the one's letters begin the other's words."""
    x, y = name_words(a), name_words(b)
    if not x or not y or any(_spelt_alike(v, w) for v in x for w in y):
        return True
    if any(_short_for(s, t) for s, t in ((a, b), (b, a))):
        return True
    return bool(_countries(a) & _countries(b))


def _spelt_alike(a: str, b: str) -> bool:
    """Whether two words are one, or so nearly that one may be misspelt."""
    return close_spelling(a, b) or (a[0] == b[0] and min(len(a), len(b)) >= LONG and Levenshtein.distance(a, b) <= SLIPS)


def _countries(name: str) -> set[str]:
    """The countries that the name or its words stand for."""
    words = (name, *re.findall(r"[^\W\d_]+", name))
    return {c for w in words for c in (country_named(w), country_of_people(w), country_of_seat(w)) if c}


def alike_peoples(a: str, b: str) -> bool:
    """Whether two bodies told by their people may be one: of one country, or nearly one word."""
    told = [_countries(n) for n in (a, b)]
    first, other = (name_words(n)[:1] for n in (a, b))
    return bool(told[0] & told[1]) or not first or not other or close_spelling(first[0], other[0]) or bool(told[0]) != bool(told[1])


def _short_for(short: str, name: str) -> bool:
    """Whether letters are the initials of a name, or of part of it ("ABC" of the West Virginia Alcohol Beverage Control)."""
    letters = re.sub(r"\W", "", short)
    return len(letters) > 1 and letters.isupper() and letters.casefold() in acronym(name)


def _places_apart(one: Entity | None, other: Entity | None) -> bool:
    """Whether neither of two places can lie in the other: of one size and not side by side, or towns of which one is not known."""
    sizes = {e.precision if e else None for e in (one, other)}
    if len(sizes) > 1:
        return sizes == {"city", None}
    known = [
        (e.latitude, e.longitude) for e in (one, other) if e is not None and e.latitude is not None and e.longitude is not None
    ]
    if len(known) < 2:
        return True
    return any(abs(here - there) > DEGREES for here, there in zip(*known, strict=True))


def akin(x: Entity, y: Entity) -> bool:
    """Whether one body is, leads or belongs to the other as far as names, countries and sectors tell."""
    if of_different_things(x.name, y.name):
        return False
    if speaker_match(x, y, x.name, y.name) != OTHER or any(_short_for(s, t) for s, t in ((x.name, y.name), (y.name, x.name))):
        return True
    if x.country and x.country == y.country and "place" in (x.kind, y.kind) and x.kind != y.kind:
        return True
    if x.sector in STATE and y.sector in STATE and x.kind != "place" and y.kind != "place":
        one_state = x.country == y.country and (x.country is not None or not (x.named and y.named))
        return x.sector == y.sector and one_state
    return not x.named or not y.named


def of_different_things(one: str, other: str) -> bool:
    """Whether two names say one sort of body for two things: "the ministry of agriculture", "the ministry of defence"."""
    (head, of, thing), (other_head, other_of, other_thing) = (
        n.casefold().removeprefix("the ").partition(" of ") for n in (one, other)
    )
    return bool(of and other_of) and head == other_head and not set(thing.split()) & set(other_thing.split()) - {"the", "and"}
