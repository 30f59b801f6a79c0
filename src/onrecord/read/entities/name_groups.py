"""Groups the names of an article: full names, short names, spelling variants, acronyms."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import DamerauLevenshtein

from onrecord.lexicon.bodies import body_named
from onrecord.lexicon.countries import country_named
from onrecord.lexicon.names import gender_of_name, is_given_name
from onrecord.lexicon.naming import cues
from onrecord.lexicon.offices import noun_of, suffixes
from onrecord.read.entities.candidate import Candidate, Group
from onrecord.read.entities.namesakes import Alone, bearers

JOINS = re.compile(r"[-‐–]|\b(?:al|el)\b ?")
Plain = tuple[str, ...]


@lru_cache(maxsize=65536)
def plain(words: tuple[str, ...]) -> Plain:
    """The words of a name case folded, without stops, hyphens and articles ("al-Sadr" is "sadr"), generation suffixes left out."""
    text = JOINS.sub(" ", " ".join(words).casefold().replace(".", "").replace("’", "'"))
    found = tuple(w for w in text.split() if w not in cues("name_tails"))
    return found or tuple(text.split()) or ("",)


def alike(one: str, other: str) -> bool:
    """Whether two words can be spellings of one given name or surname ("Qasem", "Qassem"), or one the other's initial."""
    if one == other:
        return True
    if min(len(one), len(other)) == 1:
        return one[0] == other[0]
    if min(len(one), len(other)) < 4 or one[0] != other[0]:
        return False
    if one.startswith(other) or other.startswith(one):
        return True
    most = 1 if min(len(one), len(other)) < 7 else 2
    return DamerauLevenshtein.distance(one, other, score_cutoff=most) <= most


def same_person(full: Plain, short: Plain) -> bool:
    """Whether `short` can be another form of the full name `full`."""
    if short == full:
        return True
    if len(short) == 1:
        return short[0] in (full[-1], full[0]) or (len(full) > 2 and len(short[0]) > 2 and short[0] in full[1:])
    if any(full[at : at + len(short)] == short for at in range(len(full) - len(short) + 1)):
        return True
    if full[-1] == short[-1] or (len(full[-1]) >= 5 and alike(full[-1], short[-1])):
        return alike(full[0], short[0]) and compatible(full[0], short[0])
    return False


def compatible(one: str, other: str) -> bool:
    """Whether two given names are not known names of different people ("Paul" and "Paula")."""
    first, second = gender_of_name(one), gender_of_name(other)
    return one == other or min(len(one), len(other)) == 1 or not (first and second and first != second)


def misspelt(full: Plain, short: Plain) -> bool:
    """Whether a lone surname is the full name's with a letter wrong ("Bornsten" for "Bornstein")."""
    return len(short) == 1 and len(full) > 1 and min(len(full[-1]), len(short[0])) >= 7 and alike(full[-1], short[0])


def initials(words: tuple[str, ...]) -> str:
    """The capitals that a body's acronym is made of."""
    return "".join(w[0] for w in words if w[:1].isupper() and w.casefold() not in cues("inner"))


def same_body(full: tuple[str, ...], short: tuple[str, ...], introduced: bool = True) -> bool:
    """Whether `short` can be a short form or acronym of the organization name `full` (words as written).

    First words stand for a name that was `introduced` before, unless it is a product's ("Lumetra" for the "Lumetra Platform").
    """
    one, other = plain(full), plain(short)
    if one == other:
        return True
    known, also = body_named(" ".join(full)), body_named(" ".join(short))
    if known and also:
        return known.name == also.name
    written = short[0].replace(".", "")
    if len(short) == 1 and len(written) > 1 and written.isupper():
        return initials(full) == written or (len(written) > 2 and initials(full).startswith(written))
    if len(one) <= len(other) or (len(other) == 1 and (is_given_name(other[0]) or len(other[0]) < 4)):
        return False
    if one[: len(other)] == other:
        told = introduced or one[-1] in suffixes()
        common = len(other) == 1 and noun_of([other[0]])
        return told and one[-1] not in cues("products") and not common and country_named(" ".join(short)) is None
    return len(other) > 1 and one[-len(other) :] == other


def introduced(group: Group, name: Candidate) -> bool:
    """Whether a group's full name stands before a short one, or the short one in the headline."""
    return name.sentence == 0 or any(m.start < name.start and len(m.words) > len(name.words) for m in group.members)


class NameIndex:
    """The groups of an article's names, built from full names to short ones."""

    def __init__(self) -> None:
        self.groups: list[Group] = []
        self.forms: list[list[tuple[str, ...]]] = []
        self.plains: list[list[Plain]] = []
        self.seen: dict[tuple[str, str], list[int]] = {}

    def matching(self, name: Candidate) -> list[int]:
        """The groups that the name can belong to."""
        words = plain(name.words)
        if name.kind == "person":
            people = [i for i, g in enumerate(self.groups) if g.kind == "person"]
            exact = [i for i in people if words in self.plains[i]]
            if exact and len(words) > 1:
                return exact
            found = [i for i in people if same_person(self.plains[i][0], words)]
            last = [i for i in found if self.plains[i][0][-1] == words[-1]]
            return last or found or [i for i in people if misspelt(self.plains[i][0], words)]
        if name.kind in {"organization", "outlet"}:
            long = [i for i, g in enumerate(self.groups) if name.short_for and any(m.key == name.short_for for m in g.members)]
            if long:
                return long
            found = [
                i
                for i, g in enumerate(self.groups)
                if g.kind in {"organization", "outlet"}
                and (not (g.outlet and name.outlet) or g.outlet == name.outlet)
                and (
                    (g.outlet and (g.outlet == name.outlet or (len(words) == 1 and words[0] == self.plains[i][0][-1])))
                    or any(same_body(f, name.words, introduced(g, name)) for f in self.forms[i])
                )
            ]
            exact = [i for i in found if words in self.plains[i]]
            return exact if exact and len(words) == 1 else found
        code = country_named(name.key)
        return [
            i
            for i, g in enumerate(self.groups)
            if g.kind == name.kind
            and not (name.lies_in and any(m.lies_in not in {None, name.lies_in} for m in g.members))
            and (words in self.plains[i] or (code and any(country_named(" ".join(f)) == code for f in self.forms[i])))
        ]

    def put(self, name: Candidate, number: int | None) -> None:
        """Add the name to a group, or to a new one."""
        if number is None:
            number = len(self.groups)
            self.groups.append(Group(kind=name.kind, named=True))
            self.forms.append([])
            self.plains.append([])
        group = self.groups[number]
        group.add(name, number)
        group.outlet = group.outlet or name.outlet
        group.gender = group.gender or name.gender
        if name.kind == "outlet":
            group.kind = "outlet"
        if name.words not in self.forms[number]:
            self.forms[number].append(name.words)
            self.plains[number].append(plain(name.words))


def nearest(index: NameIndex, numbers: list[int], name: Candidate) -> int:
    """Of several groups a short name can belong to, the one last named before it, with a fitting gender; else the first after."""
    fitting = [n for n in numbers if not name.gender or index.groups[n].gender in (None, name.gender)] or numbers

    def key(number: int) -> tuple[int, int]:
        starts = [m.start for m in index.groups[number].members]
        before = [start for start in starts if start < name.start]
        return (0, name.start - max(before)) if before else (1, min(starts))

    return min(fitting, key=key)


def group_names(names: list[Candidate]) -> list[Group]:
    """Groups of names, each one person, body, place or people of the article: full names first, then short ones in text order."""
    index = NameIndex()
    for name in names:
        if name.kind == "person" and name.gender is None and len(name.words) > 1:
            name.gender = gender_of_name(name.words[0])
    for long, short in pairwise(names):
        if (
            long.kind != "person"
            and long.end + 1 == short.start
            and short.text.isupper()
            and len(short.words) == 1
            and len(long.words) > 1
        ):
            short.short_for = long.key
    given = {n.text: n.short_for for n in names if n.short_for}
    for name in names:
        name.short_for = name.short_for or given.get(name.text)
        if name.short_for and name.kind != "outlet":
            name.kind = "organization"
    alone: dict[Plain, list[Candidate]] = defaultdict(list)
    for name in names:
        if name.kind == "person" and len(plain(name.words)) == 1:
            alone[plain(name.words)].append(name)
    lone = {words: Alone.of(mentions) for words, mentions in alone.items()}
    for name in sorted(names, key=lambda n: (-len(plain(n.words)), n.lies_in is None, n.start)):
        numbers = index.matching(name)
        if numbers and plain(name.words) in lone:
            numbers = bearers(name, index.groups, numbers, lone[plain(name.words)])
        name.rivals = tuple(numbers) if len(numbers) > 1 else ()
        index.put(name, None if not numbers else numbers[0] if len(numbers) == 1 else nearest(index, numbers, name))
    for group in index.groups:
        group.members.sort(key=lambda m: m.start)
    return index.groups
