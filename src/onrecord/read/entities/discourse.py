"""What has been mentioned so far while an article is read from left to right."""

from __future__ import annotations

from onrecord.facts.entity import EntityKind
from onrecord.read.entities.candidate import Candidate, Group

ESTABLISHED = 2
"""Mentions by surname alone after which the surname means that person, whoever else of the name comes in."""
NAMED_OFTENER = 2
"""Times as often as another bearer of a surname one is named in full whom the surname alone means."""
SUBJECT_LEAD = 10
"""Tokens by which a subject counts as nearer."""


class Discourse:
    """The groups of an article, and of each the members passed so far, in text order.

    `home` is the country that the article is about. Names are members of their groups from the start, but `seen` only once
    passed: a short name may stand before the full one.
    """

    def __init__(self, groups: list[Group], home: str | None = None) -> None:
        self.groups = groups
        self.home = home
        self.seen: dict[int, list[Candidate]] = {}
        self.at: dict[int, int] = {}
        self.by_kind: dict[EntityKind, list[int]] = {}

    def see(self, member: Candidate) -> None:
        """Pass a member of a group."""
        number = member.group
        if number not in self.seen:
            self.seen[number] = []
            self.by_kind.setdefault(self.groups[number].kind, []).append(number)
        self.seen[number].append(member)
        for token in range(member.start, member.end):
            self.at.setdefault(token, number)
        self.at[member.head] = number

    def reconsider(self, name: Candidate) -> None:
        """Move a short name of several possible bearers to the one spoken of last, by whatever words, when it is passed."""
        told = [n for n in name.rivals if n in self.seen and (name.gender is None or self.groups[n].gender in {None, name.gender})]
        if not told:
            return
        by_surname = {n: sum(len(m.words) == 1 for m in self.seen[n] if m.form == "name") for n in told}
        steady = [n for n, count in by_surname.items() if count >= ESTABLISHED]
        alone = len(steady) == 1 and all(not by_surname[n] for n in told if n != steady[0])
        # called by the surname alone all along: whoever is named in full besides is called in full
        told = steady if alone else self._named_most(told)
        last = max(told, key=lambda n: self.seen[n][-1].start + (SUBJECT_LEAD if self.seen[n][-1].subject else 0))
        if last != name.group:
            self.groups[name.group].members.remove(name)
            self.groups[last].add(name, last)

    def _named_most(self, told: list[int]) -> list[int]:
        """Of several bearers the one whom the article names in full at least twice as often as any other; all where none is."""
        full = {n: sum(m.form == "name" and len(m.words) > 1 for m in self.groups[n].members) for n in told}
        first = max(told, key=lambda n: full[n])
        return [first] if all(full[first] >= NAMED_OFTENER * full[n] for n in told if n != first) else told

    def seen_at(self, number: int) -> int:
        """The place, among the sentences that are no quotations, of a group's last member passed (0 where none was)."""
        return self.seen[number][-1].told if self.seen.get(number) else 0

    def join(self, candidate: Candidate, number: int) -> None:
        """Take a candidate as a further member of a group, and pass it."""
        self.groups[number].add(candidate, number)
        self.see(candidate)

    def open(self, candidate: Candidate) -> None:
        """Start a group of its own for a described thing, and pass it."""
        group = Group(kind=candidate.kind, named=False, gender=candidate.gender, country=candidate.country, sector=candidate.sector)
        if candidate.noun:
            group.nouns.add(candidate.noun)
        group.marks.update(candidate.marks)
        self.groups.append(group)
        self.join(candidate, len(self.groups) - 1)

    def of_kinds(self, *kinds: EntityKind) -> list[int]:
        """The numbers of the groups of these kinds that have been mentioned."""
        return [number for kind in kinds for number in self.by_kind.get(kind, ())]
