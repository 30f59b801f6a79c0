"""Whether two ends of chains are one, could be one, or cannot be: persons, bodies, documents, outlets.

A body is known by its country and its field ("Ostria's defence ministry", "the Defense Ministry"): one of the same field is one
with it where nothing tells them apart. Where one could be the other (a ministry and its minister, police and officials, a country
and its army) the two are not counted as different.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from rapidfuzz.distance import Levenshtein

from onrecord.collate.entities import name_words, same_organization, same_outlet, same_person
from onrecord.collate.wording import fold
from onrecord.facts.entity import Entity
from onrecord.facts.record import Node
from onrecord.lexicon.comparing import bodies_by_field, government_seats, word_set
from onrecord.lexicon.countries import country_named, country_of_people

GOVERNING = frozenset({"GOV", "MIL"})
"""PLOVER sectors of those who speak for a government."""
EXECUTIVE = frozenset({"defence", "interior", "foreign", "government", "transport", "finance", "health"})
POSTED = re.compile(r"\bpost on (\w+)$", re.IGNORECASE)
"""The end of the name of a post whose platform is told."""
STEM = 4
"""Letters of a country's name that its people's name must share ("Ostria", "Ostrian")."""


@dataclass(frozen=True)
class End:
    """The end of a chain: its node, and the story's entity where it is one."""

    node: Node
    entity: Entity | None = None

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The telling words of its name; of a document those of its maker."""
        name, _, kind = self.node.name.rpartition(": ") if self.paper else (self.node.name, "", "")
        return name_words(name or kind)

    @property
    def paper(self) -> bool:
        """Whether it is a document or post."""
        return self.node.kind in {"document", "post"}

    @property
    def made_by_nobody(self) -> bool:
        """Whether it is a document that does not tell whose it is."""
        return self.paper and ": " not in self.node.name

    @cached_property
    def fields(self) -> frozenset[str]:
        """What the body, or the person's office, has to do with: "defence", "police", "government"; empty where nothing tells."""
        words = set(self.words)
        if self.entity is not None and self.node.kind in {"person", "unnamed"}:
            words = {*name_words(self.entity.role or ""), *name_words(self.entity.affiliation or "")} or (
                words if not self.entity.named else set()
            )
        found = {field for field, nouns in bodies_by_field().items() if words & nouns}
        if any(
            seat in fold(f"{self.node.name} {(self.entity.affiliation if self.entity else None) or ''}")
            for seat in government_seats()
        ):
            found = {"government"}
        if found - {"government"}:
            found -= {"government"}
        if not found and self.node.kind in {"organization", "group"} and self.is_country:
            found = {"government"}
        return frozenset(found)

    @cached_property
    def is_country(self) -> bool:
        """Whether a country or town speaks, rather than a body in it."""
        place = self.entity is not None and self.entity.kind == "place"
        return place or bool(country_named(self.node.name))

    @cached_property
    def country(self) -> str | None:
        """The country that its name tells, as a code or as the name is written; None where it tells none."""
        if self.is_country:
            return country_named(self.node.name) or fold(self.node.name)
        told = re.findall(r"[A-Z][\w-]*", self.node.name)
        known = next((c for w in told if (c := country_named(w) or country_of_people(w))), None)
        if known:
            return known
        taken = {n for nouns in bodies_by_field().values() for n in nouns} | word_set("generic_body") | word_set("filler")
        return next((fold(w) for w in told if fold(w) not in taken), None)

    @cached_property
    def is_executive(self) -> bool:
        """Whether it is of a state's government: a ministry, the army, an office holder, a body called after the country."""
        sector = self.entity.sector if self.entity is not None else None
        return sector in GOVERNING or bool(self.fields & EXECUTIVE) or self.is_state_firm

    @cached_property
    def is_state_firm(self) -> bool:
        """Whether it is a body whose name of one word begins with a country's."""
        return self.node.kind == "organization" and state_firm(self.node.name.split(" ", 1)[0]) is not None

    @cached_property
    def state(self) -> str | None:
        """The country whose it is: told by its name, or known of the person or body."""
        if self.is_state_firm:
            return state_firm(self.node.name.split(" ", 1)[0])
        named = self.country if self.node.kind != "person" else None
        return named or (self.entity.country if self.entity else None)

    @cached_property
    def untold(self) -> bool:
        """Whether it is somebody of whom nothing tells what he is: he may speak for any government."""
        e = self.entity
        return e is not None and e.kind == "person" and not (e.role or e.affiliation or e.sector or e.country)

    @cached_property
    def vague(self) -> bool:
        """Whether it is only described ("officials", "the company"): anybody could be meant."""
        if self.node.kind in {"outlet", "agency", "article"}:
            return False
        if self.node.kind == "unnamed" or self.node.name.startswith("whom "):
            return True
        return not self.paper and bool(self.words) and set(self.words) <= word_set("generic_body")


@cache
def state_firm(word: str) -> str | None:
    """The country that a firm's name of one word begins with ("Egyptair"): most such firms are the state's."""
    for size in range(len(word) - 2, STEM, -1):
        found = country_named(word[:size])
        if found is not None:
            return found
    return None


def one_government(a: End, b: End) -> bool:
    """Whether both may speak for one country's government: what its head or the state's airline gives, its ministries may have.

    Two ministries of different fields are two.
    """
    if not (a.is_executive and b.is_executive) or (a.state and b.state and a.state != b.state):
        return False
    two_fields = a.fields and b.fields and "government" not in a.fields | b.fields and not a.fields & b.fields
    return not two_fields or a.is_state_firm or b.is_state_firm


def same_country(a: End, b: End) -> bool:
    """Whether the two can be of one country: equal, or told by one alone."""
    x, y = a.country, b.country
    if x is None or y is None or x == y:
        return True
    shared = len(_common(x, y))
    return shared >= STEM and shared >= min(len(x), len(y)) - 1 and max(len(x), len(y)) - shared <= 3


def one(a: End, b: End) -> bool:
    """Whether two bodies are one under two names: of one field and country, or a country and a body of it that told the same."""
    bodies = {a.node.kind, b.node.kind} <= {"organization", "group"}
    if not bodies or a.vague or b.vague or not same_country(a, b) or not _bare(a, b):
        return False
    if a.is_country or b.is_country:
        return bool(a.fields and b.fields)
    return bool(a.fields & b.fields)


def _bare(*ends: End) -> bool:
    """Whether the names hold nothing but fields, countries and words of any body."""
    plain = {n for nouns in bodies_by_field().values() for n in nouns} | word_set("generic_body") | word_set("filler")
    return all(e.is_country or len([w for w in e.words if w not in plain]) <= (1 if e.country else 0) for e in ends)


def canonical(ends: Mapping[str, End]) -> dict[str, str]:
    """Each end by the end that it is one with, the first of them; what could be either of two that are not one stays alone."""
    out: dict[str, str] = {}
    order = sorted(ends, key=lambda n: (ends[n].country is None, ends[n].is_country, n))
    for n in order:
        homes = [m for m in dict.fromkeys(out.values()) if one(ends[n], ends[m])]
        out[n] = homes[0] if len(homes) == 1 else n
    return out


def could_be_one(a: End, b: End) -> bool:
    """Whether nothing shows that two ends are not one."""
    if a.node.id == b.node.id or a.vague or b.vague:
        return True
    kinds = {a.node.kind, b.node.kind}
    if kinds & {"outlet", "agency", "article"}:
        return kinds <= {"outlet", "agency"} and same_outlet(a.node.name, b.node.name)
    if a.paper or b.paper:
        return _papers(a, b)
    if one_government(a, b):
        return True
    if (a.is_executive and b.untold) or (b.is_executive and a.untold):
        return True
    if kinds == {"person"}:
        return _persons(a, b)
    if "person" in kinds:
        return _person_and_body(*((a, b) if a.node.kind == "person" else (b, a)))
    return _bodies(a, b)


def _papers(a: End, b: End) -> bool:
    if a.made_by_nobody or b.made_by_nobody:
        return True
    first, second = POSTED.search(a.node.name), POSTED.search(b.node.name)
    if first and second and first.group(1) != second.group(1):
        return False  # what somebody writes on two platforms he has published twice
    return same_organization(" ".join(a.words), " ".join(b.words)) or bool(set(a.words) & set(b.words))


def _persons(a: End, b: End) -> bool:
    if a.entity is None or b.entity is None:
        return same_person(a.node.name, b.node.name) is not False
    if a.entity.named and b.entity.named:
        return same_person(a.node.name, b.node.name) is not False or _spelt_alike(a.words, b.words)
    x, y = (set(name_words(e.entity.role or e.node.name)) if e.entity else set() for e in (a, b))
    return not x or not y or bool(x & y)


def _spelt_alike(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two surnames may be spellings of one ("Azmy", "Azmi"), and more than the surname is told differently."""
    x, y = a[-1:], b[-1:]
    return bool(x and y) and x != y and min(len(x[0]), len(y[0])) >= STEM and Levenshtein.distance(x[0], y[0]) == 1


def _person_and_body(person: End, body: End) -> bool:
    """Somebody may speak for the body: he holds an office in it or in its field, or nothing tells what he is."""
    entity = person.entity
    told = set(name_words(f"{entity.role or ''} {entity.affiliation or ''}")) if entity else set()
    if not told:
        return True
    if told & set(body.words) - word_set("generic_body") or (
        entity and entity.affiliation and same_organization(entity.affiliation, body.node.name)
    ):
        return True
    if entity and not entity.affiliation and told & word_set("officers"):
        return not (person.fields and body.fields) or bool(person.fields & body.fields)  # an officer of a body that is not told
    return bool(person.fields & body.fields) or (bool(person.fields) and "government" in body.fields and same_country(person, body))


def _bodies(a: End, b: End) -> bool:
    if a.fields and b.fields:
        shared = bool(a.fields & b.fields) or "government" in a.fields | b.fields
        return shared and same_country(a, b)
    if a.fields or b.fields:
        return bool(set(a.words) & set(b.words) - word_set("generic_body"))
    x, y = set(a.words), set(b.words)
    return same_organization(a.node.name, b.node.name) or 2 * len(x & y) > min(len(x), len(y))


def _common(x: str, y: str) -> str:
    n = next((i for i, (p, q) in enumerate(zip(x, y, strict=False)) if p != q), min(len(x), len(y)))
    return x[:n]
