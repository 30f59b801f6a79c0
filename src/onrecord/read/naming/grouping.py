"""Groups the names of an article: full names, short names, spelling variants, acronyms."""

from __future__ import annotations

from collections import Counter, defaultdict

from rapidfuzz.distance import DamerauLevenshtein

from onrecord.facts.entity import EntityKind
from onrecord.lexicon.countries import country_named
from onrecord.read.naming.candidate import Candidate, Group
from onrecord.read.naming.names import PARTICLES

LOOSE = {"organization": 0, "place": 1, "person": 2}


def plain(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name case folded, without stops, with particles parted off ("al-Sadr" and "al Sadr" agree)."""
    text = " ".join(words).casefold().replace(".", "").replace("-", " ").replace("’", "'")
    return tuple(w for w in text.split() if w)


def vote_kinds(names: list[Candidate]) -> None:
    """Give each name the kind that most of its occurrences, and of the full names that end in it, have."""
    votes: dict[str, Counter[EntityKind]] = defaultdict(Counter)
    last: dict[str, Counter[EntityKind]] = defaultdict(Counter)
    for name in names:
        weight = 3 if name.before else (1 if name.definite else 0)
        votes[name.key][name.kind] += weight
        if len(name.words) > 1:
            last[name.words[-1].casefold()][name.kind] += 2
    for name in names:
        tally = votes[name.key] + (last[name.key] if len(name.words) == 1 else Counter())
        if tally and name.kind in {"person", "organization", "place"} and not country_named(name.key):
            best = max(tally, key=lambda kind: (tally[kind], LOOSE.get(kind, -1)))
            if best in LOOSE:
                name.kind = best


def alike(one: str, other: str) -> bool:
    """Whether two words can be spellings of one given name or surname ("Qasem", "Qassem")."""
    if one == other:
        return True
    if min(len(one), len(other)) == 1:
        return one[0] == other[0]
    distance = DamerauLevenshtein.distance(one, other)
    return min(len(one), len(other)) >= 4 and one[0] == other[0] and distance <= (1 if min(len(one), len(other)) < 7 else 2)


def same_person(full: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether `short` can be another form of the full name `full`; both plain."""
    if short == full:
        return True
    if len(short) == 1:
        return short[0] in (full[-1], full[0]) or (len(full) > 2 and short[0] in full[1:])
    if full[-len(short) :] == short or full[: len(short)] == short:
        return True
    if full[-1] == short[-1]:
        return alike(full[0], short[0])
    return full[0] == short[0] and len(full[-1]) >= 5 and alike(full[-1], short[-1])


def initials(words: tuple[str, ...]) -> str:
    """The capitals that a body's acronym is made of."""
    return "".join(w[0] for w in words if w[:1].isupper() and w.casefold() not in PARTICLES)


def same_body(full: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether `short` can be a short form or acronym of the organization name `full` (words as written)."""
    one, other = plain(full), plain(short)
    if one == other:
        return True
    if len(short) == 1 and short[0].replace(".", "").isupper() and len(other[0]) > 1:
        return initials(full) == short[0].replace(".", "")
    return len(one) > len(other) and (one[: len(other)] == other or (len(other) > 1 and one[-len(other) :] == other))


class NameIndex:
    """The groups of an article's names, built from full names to short ones."""

    def __init__(self) -> None:
        self.groups: list[Group] = []
        self.forms: list[list[tuple[str, ...]]] = []

    def matching(self, name: Candidate) -> list[int]:
        """The groups that the name can belong to."""
        words = plain(name.words)
        if name.kind == "person":
            return [
                i
                for i, g in enumerate(self.groups)
                if g.kind == "person" and any(same_person(plain(f), words) for f in self.forms[i][:1])
            ]
        if name.kind == "organization":
            return [
                i
                for i, g in enumerate(self.groups)
                if g.kind == "organization" and any(same_body(f, name.words) for f in self.forms[i])
            ]
        code = country_named(name.key)
        return [
            i
            for i, g in enumerate(self.groups)
            if g.kind == name.kind
            and any(plain(f) == words or (code and country_named(" ".join(f)) == code) for f in self.forms[i])
        ]

    def put(self, name: Candidate, number: int | None) -> None:
        """Add the name to a group, or to a new one."""
        if number is None:
            number = len(self.groups)
            self.groups.append(Group(kind=name.kind, named=True))
            self.forms.append([])
        self.groups[number].add(name, number)
        if name.words not in self.forms[number]:
            self.forms[number].append(name.words)


def nearest(index: NameIndex, numbers: list[int], name: Candidate) -> int:
    """Of several groups a short name can belong to, the one last named before it, with a fitting gender; else the first after."""
    fitting = [n for n in numbers if not name.gender or index.groups[n].gender in (None, name.gender)] or numbers

    def key(number: int) -> tuple[int, int]:
        before = [m.start for m in index.groups[number].members if m.start < name.start]
        return (0, name.start - max(before)) if before else (1, min(m.start for m in index.groups[number].members))

    return min(fitting, key=key)


def group_names(names: list[Candidate]) -> list[Group]:
    """Groups of names, each one person, body, place or people of the article."""
    vote_kinds(names)
    index = NameIndex()
    order = sorted(names, key=lambda n: (-len(plain(n.words)), n.start))
    for name in order:
        numbers = index.matching(name)
        index.put(name, None if not numbers else numbers[0] if len(numbers) == 1 else nearest(index, numbers, name))
    for group in index.groups:
        group.members.sort(key=lambda m: m.start)
    return index.groups
