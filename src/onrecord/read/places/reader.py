"""Places: coordinates and country of the article's place entities.

Namesakes are told apart by the state or country named after them, the places told of around them, nearness and population.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

import msgspec

from onrecord.facts.entity import Entity
from onrecord.facts.reading import Reading
from onrecord.lexicon.countries import country_named, country_of_region, place_in
from onrecord.lexicon.gazetteer import Place, fold, places_named, states
from onrecord.read.parse.tokens import TokenSpan
from onrecord.read.parsed import Parsed
from onrecord.read.syntax.aside import feature, is_measure

AFTER = re.compile(r"(?:,\s*|\s+\()([A-Z][\w.\u2019']*(?: [A-Z][\w.]*){0,2})")
DATELINE_NAME = re.compile(r"\s*([A-Z][^,(\d\u2014\u2013_:-]{1,40})(?:,\s*([A-Z][\w. ]{1,30}))?")
BESIDE = 5
"""Words before an island's name among which its country or state is told."""
EARTH = 6371.0
NEAR = 300.0
STATE_NAMED, COUNTRY_NAMED, COUNTRY_TOLD, STATE_TOLD, CLOSE, KNOWN = 12.0, 12.0, 2.5, 3.0, 1.5, 5.0


def distance(a: Place, b: Place) -> float:
    """Kilometres between two places along the surface (haversine)."""
    (la, lo), (lb, mo) = (map(math.radians, (p.latitude, p.longitude)) for p in (a, b))
    half = math.sin((lb - la) / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin((mo - lo) / 2) ** 2
    return 2 * EARTH * math.asin(min(1.0, math.sqrt(half)))


def read_places(parsed: Parsed, reading: Reading) -> Reading:
    """Give the place entities of the reading coordinates, country and precision where the gazetteer knows them."""
    named = {e.id: candidates(e) for e in reading.entities if e.kind == "place"}
    standing = mentions_of(parsed, reading, {key for key, found in named.items() if found})
    named = {key: kept for key, found in named.items() if (kept := told_to_be(found, standing.get(key, ())))}
    if not named:
        return reading
    hints = {key: named_after(parsed.text, [m.end for m in reading.mentions if m.entity == key]) for key in named}
    chosen = settle(named, hints, {e.id: e.country for e in reading.entities})
    entities = tuple(located(e, chosen[e.id]) if e.id in chosen else e for e in reading.entities)
    return msgspec.structs.replace(reading, entities=entities)


def mentions_of(parsed: Parsed, reading: Reading, wanted: set[str]) -> dict[str, list[TokenSpan]]:
    """The tokens of the names by which the wanted entities are mentioned."""
    found: dict[str, list[TokenSpan]] = {}
    for mention in reading.mentions:
        if mention.entity in wanted and mention.form == "name":
            tokens = parsed.doc.overlapping(mention.start, mention.end)
            if tokens is not None and len(tokens):
                found.setdefault(mention.entity, []).append(tokens)
    return found


def told_to_be(found: tuple[Place, ...], names: Sequence[TokenSpan]) -> tuple[Place, ...]:
    """Of the places that a name can stand for those that it can stand for where it is used.

    None where it is only a measure ("the size of Wales") or a water ("the Hudson river"); of
    an island only a place in the country or state that is told beside it ("the Greek island of Crete" is no town in Illinois).
    """
    if not names:
        return found
    heads = [(tokens.root, tokens.end - 1) for tokens in names]
    if all(is_measure(head) for head, _ in heads):
        return ()
    features = [(head, feature(head, last)) for head, last in heads]
    if any(kind == "water" for _, kind in features):
        return tuple(p for p in found if p.precision != "city")
    islands = [head for head, kind in features if kind == "land"]
    if not islands:
        return found
    beside = [head.doc[at].text for head in islands for at in range(max(head.sent.start, head.i - BESIDE), head.i)]
    country, told = place_in(beside), {code for word in beside if (code := states().get(fold(word)))}
    return tuple(
        p for p in found if p.precision != "city" or (p.state in told if told else country is not None and p.country == country)
    )


def candidates(entity: Entity) -> tuple[Place, ...]:
    """The places that an entity's name or one of its other names can stand for."""
    for name in (entity.name, *entity.aliases):
        if found := places_named(name.removeprefix("the ").removeprefix("The ")):
            country = country_of_region(name) or country_named(name)
            return found if any(country in {None, p.country} for p in found) else ()
        head, _, tail = name.partition(",")
        if tail and (found := places_named(head)):
            code = states().get(fold(tail))
            return tuple(p for p in found if code is None or p.state == code) or found
    return ()


def named_after(text: str, ends: Sequence[int]) -> set[str]:
    """The states and countries that stand right after a place's mentions ("Springfield, Illinois", "Paris, Texas")."""
    found: set[str] = set()
    for end in ends:
        match = AFTER.match(text, end)
        if match is None:
            continue
        words = match[1].split()
        for length in range(len(words), 0, -1):
            name = " ".join(words[:length])
            code = states().get(fold(name))
            if code:
                found.add(code)
                break
            country = country_of_region(name) or next((p.country for p in places_named(name) if p.precision == "country"), None)
            if country:
                found.add(country)
                break
    return found


def settle(named: dict[str, tuple[Place, ...]], hints: dict[str, set[str]], countries: dict[str, str | None]) -> dict[str, Place]:
    """One place for each entity: the sure ones first, then those that they help to tell apart."""
    chosen: dict[str, Place] = {}
    for key in sorted(named, key=lambda k: (not hints[k], len(named[k]))):
        around = list(chosen.values())
        told = {p.country for k, found in named.items() for p in found[:1] if p.precision == "country" and k != key}
        regions = {p.state for k, found in named.items() for p in found[:1] if p.precision == "region" and k != key}
        chosen[key] = max(
            named[key], key=lambda p: weight(p, hints[key], told, regions, around) + KNOWN * (p.country == countries[key])
        )
    return chosen


def weight(place: Place, hints: set[str], told: set[str], regions: set[str], around: Sequence[Place]) -> float:
    """How likely a name means this place: its population, what is named after it, and the places told of around it."""
    score = math.log10(max(place.population, 1))
    if place.precision == "region":
        score -= 1.0
    if place.state and place.state in hints:
        score += STATE_NAMED
    if place.country in hints and place.precision != "country":
        score += COUNTRY_NAMED
    if place.country in told or any(p.country == place.country for p in around):
        score += COUNTRY_TOLD
    if place.state and place.precision == "city" and (place.state in regions or any(p.state == place.state for p in around)):
        score += STATE_TOLD
    if any(p is not place and distance(p, place) < NEAR for p in around):
        score += CLOSE
    return score


def located(entity: Entity, place: Place) -> Entity:
    """The entity with the place's coordinates, country and precision."""
    return msgspec.structs.replace(
        entity,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
        precision=place.precision,
    )


def main_place(reading: Reading) -> Entity | None:
    """The town the article is about: that of its dateline, else the located town named most and first; None where none is."""
    towns = {e.id: e for e in reading.entities if e.kind == "place" and e.precision == "city"}
    dateline = next((b for b in reading.blocks if b.kind == "dateline"), None)
    if dateline:
        match = DATELINE_NAME.match(reading.article.text[dateline.start : dateline.end])
        name = fold(match[1]) if match else ""
        for town in towns.values():
            if name and name in {fold(n) for n in (town.name, *town.aliases)}:
                return town
    weights: dict[str, float] = {}
    for mention in reading.mentions:
        if mention.entity in towns:
            place = 1.0 / (1 + mention.start / 400)
            weights[mention.entity] = weights.get(mention.entity, 0.0) + 0.5 + 2 * place
    best = max(weights, key=lambda key: weights[key], default=None)
    return towns[best] if best else None
