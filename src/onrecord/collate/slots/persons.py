"""What articles tell of a person right beside the name: age, home, office, relation; each value with its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import msgspec

from onrecord.collate.material import Material, Source
from onrecord.collate.wording import fold
from onrecord.facts.entity import Attribute, Entity, Mention
from onrecord.facts.span import Side, Span
from onrecord.lexicon.comparing import kinship

SLOTS = ("age", "home", "office", "relation")
"""The slots in the order in which a record gives them."""
OLDEST = 115
PER_VALUE = 4
"""Articles that are given for one value."""
_AGE_AFTER = re.compile(
    r",? (?:\(|,? ?(?:aged?|who is) )?(?P<age>\d{1,3})(?=[,;.)]| (?:of|from|and|years?)\b)|, (?P<years>\d{1,3})(?=[,;.]| of\b)"
)
_AGE_BEFORE = re.compile(r"(?P<age>\d{1,3})-year-old (?:[\w-]+ ){0,3}$")
LONGEST = 8
"""Words of an office beyond which it is a description of more than one thing."""
_HOME = re.compile(r"(?:, \d{1,3})?,? (?:of|from|who lives in|a resident of) (?=[A-Z])")


@dataclass(frozen=True)
class Told:
    """One value that an article gives a person: `value` as compared, `span` its words with the name they stand beside."""

    entity: str
    slot: str
    value: str
    source: Source
    span: Span


def told_of_persons(material: Material) -> tuple[Told, ...]:
    """All values of the slots of the story's persons, in the order of publication."""
    out = []
    for source in material.sources:
        places = {m.start: m for m in source.reading.mentions if m.form == "name" and _kind(source, m) == "place"}
        for m in source.reading.mentions:
            entity = material.resolve(source.id, m.entity)
            if m.form == "name" and entity and _kind(source, m) == "person":
                out += [Told(entity, *one) for one in _beside(source, m, places)]
    return tuple(out)


def _kind(source: Source, m: Mention) -> str | None:
    found = source.entities.get(m.entity)
    return found.kind if found else None


def _beside(source: Source, m: Mention, places: dict[int, Mention]) -> Iterator[tuple[str, str, Source, Span]]:
    if (aged := age_beside(source, m)) is not None:
        yield "age", str(aged[0]), source, aged[1]
    if (lives := _HOME.match(source.text, m.end)) and (place := places.get(lives.end())):
        yield "home", source.text[place.start : place.end], source, Span(m.start, place.end)
    role = source.entities[m.entity].role
    if role and (said := _role_beside(source, m, role)):
        words = fold(said.of(source.text)).split()
        related = bool(set(words) & kinship())
        if related or (len(words) <= LONGEST and not set(words) & {"and", "&"}):
            yield "relation" if related else "office", said.of(source.text), source, said


def age_beside(source: Source, m: Mention) -> tuple[int, Span] | None:
    """The age right beside a name, and the words of both."""
    after = _AGE_AFTER.match(source.text, m.end)
    before = _AGE_BEFORE.search(source.text[max(0, m.start - 50) : m.start])
    if after:
        age, span = int(after.group("age") or after.group("years")), Span(m.start, after.end())
    elif before:
        age, span = int(before.group("age")), Span(max(0, m.start - 50) + before.start(), m.end)
    else:
        return None
    return (age, span) if 0 < age <= OLDEST else None


def _role_beside(source: Source, m: Mention, role: str) -> Span | None:
    """The words of an office right before or after the name."""
    window = max(0, m.start - len(role) - 2), min(len(source.text), m.end + len(role) + 8)
    at = source.text.casefold().find(role.casefold(), *window)
    return Span(at, at + len(role)) if at >= 0 and len(source.text) == len(source.text.casefold()) else None


def with_attributes(material: Material, entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """The entities with what accounts tell of the persons among them, the value that most give first."""
    rows: dict[str, list[Told]] = {}
    for t in told_of_persons(material):
        rows.setdefault(t.entity, []).append(t)
    return tuple(_with(e, rows.get(e.id, ())) for e in entities)


def _with(entity: Entity, told: Iterable[Told]) -> Entity:
    rows = sorted(told, key=lambda t: (SLOTS.index(t.slot), t.value.casefold()))
    found = []
    for (slot, _), same in groupby(rows, key=lambda t: (t.slot, t.value.casefold())):
        first: dict[str, Told] = {}
        for t in same:
            first.setdefault(t.source.id, t)
        given = list(first.values())
        sides = tuple(Side(t.source.id, (t.span,), t.source.say((t.span,))) for t in given[:PER_VALUE])
        found.append((SLOTS.index(slot), -len(given), Attribute(slot, given[0].value, sides)))
    if not found:
        return entity
    return msgspec.structs.replace(entity, attributes=tuple(a for _, _, a in sorted(found, key=lambda x: x[:2])))
