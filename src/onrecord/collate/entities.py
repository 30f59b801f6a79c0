"""One entity for one thing across articles: spellings, titles, short names, acronyms; never two people of one surname."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

import msgspec

from onrecord.collate.joining import Joining
from onrecord.collate.material import Material
from onrecord.collate.names import name_words, same_organization, same_outlet, same_person
from onrecord.collate.words import fold, stem
from onrecord.facts.edit import Edit
from onrecord.facts.entity import Entity
from onrecord.lexicon.comparing import institutions

Key = tuple[str, str]
_BODIES = frozenset({"organization", "group", "outlet"})
_PLAIN = frozenset({"republic", "national", "same", "state", "federal", "people", "its", "our", "country"})


def unite_entities(material: Material, edits: Sequence[Edit] = ()) -> Material:
    """The material with the record's entities and whom each reading's entity is.

    Entities of one reading are never joined through another: the reader has seen their text. Bare surnames join a person of
    another article only where no second person of that surname stands in the story.
    """
    table = {(s.id, e.id): e for s in material.sources for e in s.reading.entities}
    sets: Joining[Key] = Joining(table)
    apart = {name for edit in edits if edit.kind == "part entities" for name in edit.targets}
    for keys in _by_likely_name(table).values():
        _join_alike(keys, table, sets, apart)
    _join_bare_surnames(table, sets, apart)
    _join_institutions(table, sets)
    for edit in edits:
        if edit.kind == "join entities":
            _join_by_hand(edit, table, sets)
    groups = sets.groups()
    ids = {key: f"e{i}" for i, keys in enumerate(groups, 1) for key in keys}
    entities = tuple(_one([table[k] for k in keys], f"e{i}") for i, keys in enumerate(groups, 1))
    return replace(material, who=ids, entities=entities)


def _names(e: Entity) -> tuple[str, ...]:
    return (e.name, *e.aliases)


def _by_likely_name(table: dict[Key, Entity]) -> dict[str, list[Key]]:
    """Keys that share a first letter of a telling word of a name, or letters of an acronym: only these are compared."""
    out: dict[str, list[Key]] = defaultdict(list)
    for key, e in table.items():
        marks: set[str] = set()
        for name in _names(e):
            words = name_words(name)
            if e.kind == "person":
                marks |= {w[:1] for w in words[-1:]}
            elif words:
                marks |= {words[0], "".join(w[0] for w in words), stem(words[-1])}
        kind = "person" if e.kind == "person" else "body" if e.kind in _BODIES else e.kind
        for mark in sorted(marks):
            out[f"{kind} {mark}"].append(key)
        if e.named and len(name_words(e.name)) > 1:
            out[f"whole {' '.join(name_words(e.name))}"].append(key)
    return out


def _join_alike(keys: list[Key], table: dict[Key, Entity], sets: Joining[Key], apart: set[str]) -> None:
    for i, a in enumerate(keys):
        for b in keys[:i]:
            if (
                a[0] != b[0]
                and sets.root(a) != sets.root(b)
                and same_entity(table[a], table[b]) is True
                and _may_join(a, b, table, sets)
            ):
                if not ({*_names(table[a])} & apart and {*_names(table[b])} & apart):
                    sets.join(b, a)


def _may_join(a: Key, b: Key, table: dict[Key, Entity], sets: Joining[Key]) -> bool:
    """Not where the joined set would hold two persons of one article, both with names that cannot be one person's."""
    both = [k for k in table if sets.root(k) in {sets.root(a), sets.root(b)} and table[k].kind == "person"]
    return not any(
        x[0] == y[0] and same_person(table[x].name, table[y].name) is False for i, x in enumerate(both) for y in both[:i]
    )


def same_entity(a: Entity, b: Entity) -> bool | None:
    """Whether two entities of different articles are one; None where only a surname speaks for it."""
    if a.outlet and b.outlet:
        return a.outlet == b.outlet
    if a.named and b.named and a.kind != b.kind and len(name_words(a.name)) > 1 and name_words(a.name) == name_words(b.name):
        return True
    if a.kind == "person" and b.kind == "person":
        return _same_persons(a, b)
    if "person" in (a.kind, b.kind):
        return False
    if a.kind in _BODIES and b.kind in _BODIES:
        return _same_bodies(a, b)
    if a.kind != b.kind:
        return False
    if a.kind == "place":
        return fold(a.name) == fold(b.name) or bool(set(map(fold, _names(a))) & set(map(fold, _names(b))))
    return _same_things(a, b)


def _same_persons(a: Entity, b: Entity) -> bool | None:
    if {a.gender, b.gender} == {"female", "male"}:
        return False
    if not a.named or not b.named:
        return _same_office(a, b) if a.named == b.named and not _indefinite(a) and not _indefinite(b) else False
    verdict = same_person(a.name, b.name)
    if verdict is None and min(len(name_words(a.name)), len(name_words(b.name))) > 1:
        return _same_office(a, b)
    return verdict


def _indefinite(e: Entity) -> bool:
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
        [(x, y) for x in _names(a) for y in _names(b)] if a.named and b.named else [(a.name, b.name)] if a.named == b.named else []
    )
    if any(x == y or (alike(x, y) and _telling(x, y)) for x, y in named):
        return True
    return False


def _telling(a: str, b: str) -> bool:
    """Not joined by a single common noun ("the company", "ministry")."""
    return all(any(c.isupper() for c in name) for name in (a, b))


def institution_of(e: Entity) -> str | None:
    """The kind of state body that a name of a word or two, or a country's name and that, stands for."""
    words = [w for w in name_words(e.name) if w not in _PLAIN]
    kind = next((institutions()[w] for w in (*words[-1:], *words[:1]) if w in institutions()), None)
    return kind if len(words) <= (2 if e.country else 1) else None


def _told_country(e: Entity) -> str | None:
    """The country that the name itself tells ("Congo's government"); one that only stands near does not part two articles' bodies."""
    return e.country if len([w for w in name_words(e.name) if w not in _PLAIN]) > 1 else None


def _join_institutions(table: dict[Key, Entity], sets: Joining[Key]) -> None:
    """The parliament, government, army ... of the one country that the story names with it, however each article calls it."""
    kinds: dict[str, list[Key]] = defaultdict(list)
    for key, e in table.items():
        kind = institution_of(e) if e.kind in _BODIES else None
        if kind:
            kinds[kind].append(key)
    for keys in kinds.values():
        countries = sorted({c for k in keys if (c := _told_country(table[k]))})
        for country in countries or [None]:
            alike = [k for k in keys if (told := _told_country(table[k])) == country or (len(countries) == 1 and not told)]
            for k in alike[1:]:
                sets.join(alike[0], k)


def _same_things(a: Entity, b: Entity) -> bool:
    """Documents and posts: the same words, or the same kind of thing of the same maker."""
    x, y = set(name_words(a.name)), set(name_words(b.name))
    if x == y and x:
        return True
    if a.affiliation and b.affiliation:
        return same_organization(a.affiliation, b.affiliation) and bool(x & y)
    return bool(x and y) and (x <= y or y <= x) and name_words(a.name)[-1] == name_words(b.name)[-1]


def _join_bare_surnames(table: dict[Key, Entity], sets: Joining[Key], apart: set[str]) -> None:
    """A person known in an article by surname alone joins the story's one person of that surname."""
    people = [k for k, e in table.items() if e.kind == "person" and e.named]
    for bare in people:
        if len(name_words(table[bare].name)) != 1 or table[bare].name in apart:
            continue
        fits = {
            sets.root(k): k
            for k in people
            if k[0] != bare[0]
            and sets.root(k) != sets.root(bare)
            and _same_persons(table[k], table[bare]) is None
            and len(name_words(table[k].name)) > 1
        }
        if len(fits) == 1:
            other = next(iter(fits.values()))
            if _may_join(bare, other, table, sets):
                sets.join(other, bare)
    alone = [k for k in people if len(name_words(table[k].name)) == 1]
    for i, a in enumerate(alone):
        for b in alone[:i]:
            if a[0] != b[0] and sets.root(a) != sets.root(b) and name_words(table[a].name) == name_words(table[b].name):
                if not any(len(name_words(table[k].name)) > 1 for k in people if sets.root(k) in {sets.root(a), sets.root(b)}):
                    sets.join(b, a)


def _join_by_hand(edit: Edit, table: dict[Key, Entity], sets: Joining[Key]) -> None:
    wanted = [k for k, e in table.items() if {*_names(e)} & {*edit.targets}]
    for k in wanted[1:]:
        sets.join(wanted[0], k)


def _one(found: list[Entity], new_id: str) -> Entity:
    """What several articles' entities amount to: the fullest name, the other names as aliases, the first of each known field."""
    kinds = Counter(e.kind for e in found if e.named) or Counter(e.kind for e in found)
    kind = kinds.most_common(1)[0][0]
    best = max(
        found, key=lambda e: (e.named, e.kind == kind, len(name_words(e.name)), any(c.isupper() for c in e.name), len(e.name))
    )
    seen: dict[str, None] = {}
    for e in found:
        seen.update(dict.fromkeys(_names(e)))
    seen.pop(best.name, None)

    def first(field: str) -> object:
        return next((value for e in [best, *found] if (value := getattr(e, field)) is not None), None)

    fields = ("role", "country", "sector", "affiliation", "outlet", "latitude", "longitude", "precision", "gender")
    return msgspec.structs.replace(best, id=new_id, aliases=tuple(seen), **{f: first(f) for f in fields})
