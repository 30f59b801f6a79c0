"""Whether two articles name one speaker for what may be one statement."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.collate.entities.names import name_words, same_organization, same_outlet
from onrecord.collate.material import Material, Source
from onrecord.collate.wording import fold, stem
from onrecord.facts.attribution import Attribution
from onrecord.facts.entity import Entity
from onrecord.lexicon.comparing import institutions, ministries, vehicles, word_set
from onrecord.lexicon.countries import country_named, country_of_people

SAME, CLOSE, UNTOLD, OTHER = 1.0, 0.75, 0.5, 0.0


def untold(entity: Entity | None, name: str) -> bool:
    """Whether the article leaves the speaker open: no source, or a pronoun that nothing resolves."""
    return (entity is None or not entity.named) and (not name or fold(name) in word_set("standing_in"))


def entity_of(material: Material, source: Source, attribution: Attribution) -> Entity | None:
    """The record's entity of an attribution's source."""
    if attribution.source is None:
        return None
    united = material.resolve(source.id, attribution.source.entity)
    return material.entity.get(united or "")


def name_of(material: Material, source: Source, attribution: Attribution) -> str:
    """The speaker's fullest name, else the words that name the source."""
    entity = entity_of(material, source, attribution)
    if entity is not None and entity.named:
        return entity.name
    if attribution.description and not (entity is not None and fold(attribution.description) in word_set("standing_in")):
        return attribution.description
    if entity is not None:
        return entity.name
    return source.text[attribution.source.start : attribution.source.end] if attribution.source else ""


@lru_cache(maxsize=65536)
def speaker_match(a: Entity | None, b: Entity | None, name_a: str, name_b: str) -> float:
    """SAME for one entity or name, CLOSE where one speaks for or issued the other, UNTOLD where one is left open, else OTHER."""
    if untold(a, name_a) or untold(b, name_b):
        return UNTOLD
    if a is not None and b is not None and a.id == b.id:
        return SAME
    if name_a and fold(name_a) == fold(name_b):
        return SAME
    if a is not None and b is not None and a.kind == b.kind == "person" and a.named and b.named:
        return CLOSE if _called_by_one(name_a, name_b) else OTHER
    if same_organization(name_a, name_b) or same_outlet(name_a, name_b):
        return CLOSE
    if _marks(a, name_a) & _marks(b, name_b) or _state_speaks(a, b, name_b) or _state_speaks(b, a, name_a):
        return CLOSE
    open_ended = only_pointed_to(a) != only_pointed_to(b) or _only_a_spokesman(a, name_a) != _only_a_spokesman(b, name_b)
    return UNTOLD if open_ended else OTHER


def _called_by_one(a: str, b: str) -> bool:
    """Whether one is called by a single name that is one of the other's ("Petra" of "Petra Kos")."""
    short, long = sorted((name_words(a), name_words(b)), key=len)
    return len(short) == 1 < len(long) and short[0] in long


def _only_a_spokesman(e: Entity | None, name: str) -> bool:
    """Whether it is somebody who speaks for a body that is not told ("a spokesman"), and so may be whatever body is named."""
    return (e is None or not e.named) and bool(name_words(name)) and set(name_words(name)) <= word_set("speaking")


def _state_speaks(state: Entity | None, e: Entity | None, name: str) -> bool:
    """Whether a country speaks, and one of its ministries, ministers or their spokespeople may be who said it."""
    if state is None or state.kind != "place" or not country_named(state.name):
        return False
    if e is not None and e.country and state.country and e.country != state.country:
        return False
    words = {*name_words(name), *name_words(e.role or "" if e is not None else "")}
    return bool(words & ministries())


def only_pointed_to(e: Entity | None) -> bool:
    """Whether it is a body only pointed to ("the rebel group", "the company"), which may be whatever body was named before."""
    return e is not None and not e.named and e.kind in {"organization", "group"} and fold(e.name).startswith("the ")


@lru_cache(maxsize=16384)
def _marks(e: Entity | None, name: str) -> frozenset[str]:
    """Stems that tell whom a speaker stands for: of its name, role, affiliation and aliases; bodies of one kind share theirs."""
    texts = [name]
    if e is not None:
        texts += [e.role or "", e.affiliation or "", *(e.aliases if e.kind != "person" else ())]
    words = [w for t in texts for w in name_words(t)]
    kinds = {institutions()[w] for w in words if w in institutions()}
    generic = vehicles() | word_set("unspecific")
    out = {
        stem(w)
        for w in words
        if w not in generic and not (country_of_people(w) or country_named(w)) and not re.fullmatch(r"\d+|\w", w)
    } | kinds
    if e is not None and e.kind == "place":
        out.add("government")
    if e is not None and e.kind == "person" and e.named:
        out -= {stem(w) for w in name_words(e.name)[:-1]}
    return frozenset(out)
