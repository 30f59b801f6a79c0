"""Whether two entities of different articles are one thing."""

from __future__ import annotations

from onrecord.collate.entities.names import name_words, same_organization, same_outlet, same_person
from onrecord.collate.wording import fold, stem
from onrecord.facts.entity import Entity
from onrecord.lexicon.comparing import institutions, word_set
from onrecord.lexicon.countries import country_named, country_of_region, country_of_seat, place_in
from onrecord.lexicon.naming import cues

BODIES = frozenset({"organization", "group", "outlet"})


def names_of(e: Entity) -> tuple[str, ...]:
    """The name and the other names found."""
    return (e.name, *e.aliases)


def same_entity(a: Entity, b: Entity) -> bool | None:
    """Whether two entities of different articles are one; None where only a surname speaks for it."""
    if a.outlet and b.outlet:
        return a.outlet == b.outlet
    if a.named and b.named and a.kind != b.kind and _called_alike(a, b):
        return True
    if a.kind == "person" and b.kind == "person":
        return same_persons(a, b)
    if "person" in (a.kind, b.kind):
        return False
    if a.kind in BODIES and b.kind in BODIES:
        return _same_bodies(a, b)
    if "place" in (a.kind, b.kind) and a.kind != b.kind and {a.kind, b.kind} <= BODIES | {"place"}:
        return _body_called_like_a_place(*((a, b) if a.kind == "place" else (b, a)))
    if a.kind != b.kind:
        return False
    if a.kind == "place":
        one, other = ({tuple(map(stem, name_words(n))) for n in names_of(e)} for e in (a, b))
        return fold(a.name) == fold(b.name) or bool({x for x in one & other if x})
    return _same_things(a, b)


def _called_alike(a: Entity, b: Entity) -> bool:
    """Whether the full name of one is a name of the other, of two words or more: one thing that two readings took for two kinds."""
    one, other = ({words for n in names_of(e) if len(words := name_words(n)) > 1} for e in (a, b))
    return name_words(a.name) in other or name_words(b.name) in one


def same_persons(a: Entity, b: Entity) -> bool | None:
    """Whether two persons are one by name, gender and office; None where only a surname speaks for it."""
    if {a.gender, b.gender} == {"female", "male"}:
        return False
    if not (a.named or looks_named(a.name)) or not (b.named or looks_named(b.name)):
        return _same_office(a, b) if a.named == b.named and not indefinite(a) and not indefinite(b) else False
    verdict = same_person(a.name, b.name)
    if verdict is None and min(len(name_words(a.name)), len(name_words(b.name))) > 1:
        return _same_office(a, b)
    return verdict


def _body_called_like_a_place(place: Entity, body: Entity) -> bool:
    """A body whose short name is also a town's, where the story uses it for the body, or nobody knows the town."""
    if not place.named or not body.named or country_named(place.name) or country_of_seat(place.name):
        return False
    if place.country is None:
        return same_organization(place.name, body.name)
    return fold(place.name) in {fold(n) for n in names_of(body)} and place.precision != "country"


def looks_named(name: str) -> bool:
    """Whether a description ends in a proper name of two words or more ("Minister of Mines Elijah Sikombe")."""
    words = name.split()
    return (
        len(words) > 2 and all(w[:1].isupper() for w in words[-2:]) and words[0].casefold() not in {"a", "an", "one", "two", "some"}
    )


def indefinite(e: Entity) -> bool:
    """Whether a description brings in something new ("a statement")."""
    return fold(e.name).split()[:1] in (["a"], ["an"], ["one"], ["two"], ["some"], ["several"])


def _same_office(a: Entity, b: Entity) -> bool:
    x, y = ({stem(w) for w in name_words(e.role or (e.name if not e.named else ""))} for e in (a, b))
    return bool(x and y) and (x <= y or y <= x) and (not a.country or not b.country or a.country == b.country)


def _same_bodies(a: Entity, b: Entity) -> bool:
    if a.country and b.country and a.country != b.country:
        return False
    if (a.kind == "outlet") != (b.kind == "outlet"):
        return fold(a.name) == fold(b.name)
    alike = same_outlet if a.kind == "outlet" else same_organization
    named = (
        [(x, y) for x in names_of(a) for y in names_of(b)]
        if a.named and b.named
        else [(a.name, b.name)]
        if a.named == b.named
        else []
    )
    return any(x == y or (alike(x, y) and _telling(x, y)) for x, y in named)


def _telling(a: str, b: str) -> bool:
    """Not joined by a single common noun ("the company", "ministry")."""
    return all(any(c.isupper() for c in name) for name in (a, b))


def institution_of(e: Entity) -> str | None:
    """The kind of state body that a name stands for: its noun alone, or with its country's name ("Norwegian lawmakers").

    A part or a faction of a body ("opposition lawmakers", "the Supreme Court") is not the body, nor is a
    region's ("Alabama lawmakers").
    """
    words = [w for w in name_words(e.name) if w not in word_set("plain")]
    kind = next((institutions()[w] for w in (*words[-1:], *words[:1]) if w in institutions()), None)
    others = " ".join(w for w in words if w not in institutions()).title()
    state = not others or (place_in([others]) is not None and country_of_region(others) is None)
    return kind if sum(w in institutions() for w in words) == 1 and state else None


def told_country(e: Entity) -> str | None:
    """The country that the name itself tells ("Congo's government"); one that only stands near parts nothing."""
    return e.country if len([w for w in name_words(e.name) if w not in word_set("plain")]) > 1 else None


def _same_things(a: Entity, b: Entity) -> bool:
    """Documents and posts: the same words, or the same kind of thing of the same maker.

    "The statement" alone says nothing of whose: such bare nouns are joined where the story has one of their kind only.
    """
    x, y = set(name_words(a.name)), set(name_words(b.name))
    if bare_paper(a) or bare_paper(b):
        return False
    if x == y and x:
        return True
    if a.affiliation and b.affiliation:
        return same_organization(a.affiliation, b.affiliation) and bool(x & y)
    return bool(x and y) and (x <= y or y <= x) and name_words(a.name)[-1] == name_words(b.name)[-1]


def bare_paper(e: Entity) -> bool:
    """Whether it is a document or post known by its kind alone ("the statement")."""
    return e.kind in {"document", "post"} and not e.named and len(name_words(e.name)) == 1


def is_relative(e: Entity) -> bool:
    """Whether somebody comes in as another's relative ("the first lady", "his wife"), or his name says so ("Jr.")."""
    role = fold(e.role or "")
    younger = name_words(e.name)[-1:] in {("jr",), ("jnr",), ("junior",)}
    return younger or any(role == noun or role.endswith(f" {noun}") for noun in cues("relatives"))
