"""One entity for one thing across articles: spellings, titles, short names, acronyms; never two people of one surname."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import msgspec

from onrecord.collate.clustering import Joining
from onrecord.collate.entities.names import name_words, same_person
from onrecord.collate.entities.sameness import (
    BODIES,
    bare_paper,
    indefinite,
    institution_of,
    is_relative,
    names_of,
    same_entity,
    same_persons,
    told_country,
)
from onrecord.collate.material import Material
from onrecord.collate.wording import stem
from onrecord.facts.edit import Edit
from onrecord.facts.entity import Entity

Key = tuple[str, str]


@dataclass(frozen=True)
class Sort:
    """All entities of one kind, name, country and gender: taken as one before anything is compared."""

    entity: Entity
    keys: tuple[Key, ...]
    articles: frozenset[str]


def unite_entities(material: Material, edits: Sequence[Edit] = ()) -> Material:
    """The material with the record's entities and whom each reading's entity is.

    Entities of one reading are never joined directly: the reader has seen their text. Bare surnames join a person of another
    article only where no second person of that surname stands in the story.
    """
    table = {(s.id, e.id): e for s in material.sources for e in s.reading.entities}
    sorts = _sorts(table)
    sets: Joining[int] = Joining(range(len(sorts)))
    apart = {name for edit in edits if edit.kind == "part entities" for name in edit.targets}
    for members in _by_likely_name(sorts).values():
        for a, b in combinations(members, 2):
            if (
                sets.root(a) != sets.root(b)
                and not _parted(sorts[a], sorts[b], apart)
                and same_entity(sorts[a].entity, sorts[b].entity) is True
            ):
                _join(a, b, sorts, sets)
    _join_bare_surnames(sorts, sets, apart)
    _join_institutions(sorts, sets)
    _join_bare_papers(sorts, sets)
    for edit in edits:
        if edit.kind == "join entities":
            wanted = [i for i, x in enumerate(sorts) if {*names_of(x.entity)} & {*edit.targets}]
            for i in wanted[1:]:
                sets.join(wanted[0], i)
    groups = sets.groups()
    ids = {key: f"e{n}" for n, group in enumerate(groups, 1) for i in group for key in sorts[i].keys}
    entities = tuple(_one([table[k] for i in group for k in sorts[i].keys], f"e{n}") for n, group in enumerate(groups, 1))
    return replace(material, who=ids, entities=entities)


def _sorts(table: dict[Key, Entity]) -> list[Sort]:
    rows: dict[tuple[object, ...], list[Key]] = defaultdict(list)
    for key, e in table.items():
        # a description without a name is somebody else in every article, unless comparison says otherwise
        own = () if e.named else key
        rows[e.kind, name_words(e.name) or e.name, e.country, e.gender, e.outlet, own].append(key)
    out = []
    for keys in rows.values():
        first = table[keys[0]]
        aliases = dict.fromkeys(a for k in keys for a in names_of(table[k]))
        aliases.pop(first.name)
        out.append(Sort(msgspec.structs.replace(first, aliases=tuple(aliases)), tuple(keys), frozenset(a for a, _ in keys)))
    return out


def _by_likely_name(sorts: Sequence[Sort]) -> dict[str, list[int]]:
    """Sorts that share a first letter of a surname, a telling word of a name, or letters of an acronym: only these are compared."""
    out: dict[str, list[int]] = defaultdict(list)
    for i, x in enumerate(sorts):
        e = x.entity
        marks: dict[str, None] = {}
        for name in names_of(e):
            words = name_words(name)
            if e.kind == "person":
                marks.update((f"person {w[:2]}", None) for w in words[-1:])
            elif words:
                kind = "body" if e.kind in BODIES or (e.kind == "place" and not e.country) else e.kind
                letters = "".join(w[0] for w in words)
                if kind in {"body", "place"}:
                    marks[f"called {' '.join(words)}"] = None
                marks.update(dict.fromkeys((f"{kind} {words[0]}", f"{kind} {letters}", f"{kind} {stem(words[-1])}")))
        if e.named:
            marks.update((f"whole {' '.join(words)}", None) for n in names_of(e) if len(words := name_words(n)) > 1)
        if e.outlet:
            marks[f"outlet {e.outlet}"] = None
        for mark in marks:
            out[mark].append(i)
    return out


def _parted(a: Sort, b: Sort, apart: set[str]) -> bool:
    """Whether both stand in one and the same article only, or a person has said that they are two."""
    one_article = a.articles == b.articles and len(a.articles) == 1
    return one_article or bool({*names_of(a.entity)} & apart and {*names_of(b.entity)} & apart)


def _join(a: int, b: int, sorts: Sequence[Sort], sets: Joining[int]) -> None:
    """Joins two sets unless that would make one of two persons whose names cannot be one person's."""
    people = [sorts[i] for x in (a, b) for i in sets.members(x) if sorts[i].entity.kind == "person"]
    if not any(x.articles & y.articles and same_person(x.entity.name, y.entity.name) is False for x, y in combinations(people, 2)):
        sets.join(min(a, b), max(a, b))


def _join_bare_surnames(sorts: Sequence[Sort], sets: Joining[int], apart: set[str]) -> None:
    """A person known in an article by surname alone joins the story's one person of that surname; no one's wife or son."""
    people = [i for i, x in enumerate(sorts) if x.entity.kind == "person" and x.entity.named]
    full = [i for i in people if _in_full(sorts[i].entity)]
    alone = sorted({*people, *_taken_for_bodies(sorts)} - {*full})
    for bare in (i for i in alone if sorts[i].entity.name not in apart):
        fits = {sets.root(i): i for i in full if same_person(sorts[i].entity.name, sorts[bare].entity.name) is None}
        if sorts[bare].entity.kind == "person":
            fits = {r: i for r, i in fits.items() if same_persons(sorts[i].entity, sorts[bare].entity) is None}
        else:
            fits = {r: i for r, i in fits.items() if _ends_in(sorts[i].entity, sorts[bare].entity.name)}
        fits = {root: i for root, i in fits.items() if not is_relative(sorts[i].entity)}
        sure = len(fits) == 1 and sorts[bare].entity.kind == "person"
        chosen = next(iter(fits)) if sure else _protagonist(fits, sorts, sets)
        single = all(len(name_words(sorts[i].entity.name)) == 1 for i in sets.members(bare))
        if chosen is not None and sets.root(bare) not in fits and (single or sorts[bare].entity.kind == "person"):
            _join(fits[chosen], bare, sorts, sets)


SURNAME_FIRST = frozenset({"PRK", "KOR", "CHN", "TWN", "HKG", "SGP", "VNM", "KHM", "MMR"})
"""Countries in which the surname comes first."""


def _in_full(person: Entity) -> bool:
    """Whether somebody is known by more than a surname: by a name that ends in it, or begins with it where names do."""
    own = name_words(person.name)
    if len(own) != 1:
        return len(own) > 1
    others = [words for n in person.aliases if len(words := name_words(n)) > 1 and " of " not in n]
    at = 0 if person.country in SURNAME_FIRST else -1
    return any(words[at] == own[0] for words in others)


def _taken_for_bodies(sorts: Sequence[Sort]) -> list[int]:
    """Single names that a reading took for a body or a town that nobody knows: they may be a person's of the story."""
    return [
        i
        for i, x in enumerate(sorts)
        if x.entity.named
        and x.entity.kind in {"organization", "group", "place"}
        and not (x.entity.country or x.entity.outlet or x.entity.precision)
        and all(name_words(other) == name_words(x.entity.name) for other in x.entity.aliases)
        and len(x.entity.name.split()) == 1
        and x.entity.name.rpartition("-")[2][1:].islower()
    ]


def _ends_in(person: Entity, name: str) -> bool:
    """Whether somebody's full name ends in a single name."""
    return any(len(words := name_words(n)) > 1 and words[-1:] == name_words(name) for n in names_of(person))


def _protagonist(fits: Mapping[int, int], sorts: Sequence[Sort], sets: Joining[int]) -> int | None:
    """The one of several persons of a surname whom the story is about: whom many articles name in full, and far fewer any other."""
    told = {root: len(frozenset().union(*(sorts[i].articles for i in sets.members(root)))) for root in fits}
    ranked = sorted(told, key=lambda root: (-told[root], root))
    second = told[ranked[1]] if len(ranked) > 1 else 0
    return ranked[0] if ranked and told[ranked[0]] >= max(KNOWN_TO, KNOWN_MORE * second) else None


KNOWN_TO, KNOWN_MORE = 3, 2
"""Articles that name somebody in full, and how many times as many as any other of the surname, to be the one it means alone."""


def _join_institutions(sorts: Sequence[Sort], sets: Joining[int]) -> None:
    """The parliament, government, army ... of the one country that the story names with it, however each article calls it."""
    kinds: dict[str, list[int]] = defaultdict(list)
    for i, x in enumerate(sorts):
        kind = institution_of(x.entity) if x.entity.kind in BODIES else None
        if kind:
            kinds[kind].append(i)
    for members in kinds.values():
        told = {i: told_country(sorts[i].entity) for i in members}
        countries = sorted({c for c in told.values() if c})
        wanted: list[str | None] = [*countries] or [None]
        for country in wanted:
            alike = [i for i in members if told[i] == country or (len(countries) == 1 and not told[i])]
            for i in alike[1:]:
                sets.join(alike[0], i)


def _join_bare_papers(sorts: Sequence[Sort], sets: Joining[int]) -> None:
    """Join "the resolution" of several articles, where the story tells of one of its kind at most."""
    kinds: dict[str, list[int]] = defaultdict(list)
    for i, x in enumerate(sorts):
        words = name_words(x.entity.name)
        if x.entity.kind in {"document", "post"} and words:
            kinds[stem(words[-1])].append(i)
    for members in kinds.values():
        told = [i for i in members if not bare_paper(sorts[i].entity)]
        bare = [i for i in members if bare_paper(sorts[i].entity) and not indefinite(sorts[i].entity)]
        if len({sets.root(i) for i in told}) <= 1:
            for i in [*told[:1], *bare][1:]:
                sets.join((told or bare)[0], i)


def _one(found: list[Entity], new_id: str) -> Entity:
    """What several articles' entities amount to: the name that most use, a person's in full, and the first of each known field.

    The fullest is taken of names used alike; the others are its aliases.
    """
    kinds = Counter(e.kind for e in found if e.named) or Counter(e.kind for e in found)
    kind = kinds.most_common(1)[0][0]
    ends = Counter(name_words(e.name)[-1] for e in found if e.kind == "person" and e.named and name_words(e.name))
    surname = ends.most_common(1)[0][0] if kind == "person" and ends else None
    used = Counter(name_words(e.name) for e in found if e.named)
    best = max(
        found,
        key=lambda e: (
            e.named,
            e.kind == kind,
            surname is None or name_words(e.name)[-1:] == (surname,),
            kind != "person" or len(name_words(e.name)) > 1,
            used[name_words(e.name)],
            len(name_words(e.name)),
            any(c.isupper() for c in e.name),
            len(e.name),
        ),
    )
    seen: dict[str, None] = {}
    for e in found:
        seen.update(dict.fromkeys(names_of(e)))
    seen.pop(best.name, None)

    def first(field: str) -> object:
        return next((value for e in [best, *found] if (value := getattr(e, field)) is not None), None)

    told = next((c for e in found if (c := told_country(e)) is not None and e.kind in BODIES), None)
    fields = ("role", "country", "sector", "affiliation", "outlet", "latitude", "longitude", "precision", "gender")
    known = {f: first(f) for f in fields} | ({"country": told} if told else {})
    return msgspec.structs.replace(best, id=new_id, aliases=tuple(seen), **known)
