"""Which bearer of a surname a surname alone means: the president, not his wife who is named in full once.

News names a person in full first and by surname after. Who is called by surname and office before anybody of that surname is named
in full is known to all and never needs the full name; a wife or son named later is somebody else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.lexicon.leaders import country_of_leader
from onrecord.lexicon.naming import cues
from onrecord.lexicon.offices import noun_of
from onrecord.read.entities.candidate import Candidate, Gender, Group


@dataclass(frozen=True)
class Alone:
    """A surname where it stands alone: the genders that titles before it tell; where it first comes with an office or is known."""

    genders: frozenset[Gender]
    first: Candidate | None

    @classmethod
    def of(cls, mentions: Sequence[Candidate]) -> Alone:
        """From all the lone mentions of a surname, in text order."""
        first = next((m for m in mentions if m.sentence and (m.before or country_of_leader(m.text) is not None)), None)
        return cls(frozenset(m.gender for m in mentions if m.gender), first)


def bearers(name: Candidate, groups: Sequence[Group], numbers: Sequence[int], alone: Alone) -> list[int]:
    """Of the groups that a lone surname can belong to those that it may mean."""
    genders = alone.genders
    wanted = name.gender or (next(iter(genders)) if len(genders) == 1 and fits_nobody(groups, numbers, genders) else None)
    kept = [n for n in numbers if not (wanted and groups[n].gender and groups[n].gender != wanted)]
    if alone.first is not None and not name.gender:
        kept = [n for n in kept if not named_only_later(groups[n], alone.first)]
    main = [n for n in kept if not is_relative(groups[n])]
    holding = [n for n in main if holds_office(groups[n])]
    if len(holding) == 1 and not name.gender and all(opens(groups[holding[0]]) <= opens(groups[n]) for n in main):
        return holding
    return main or kept


def fits_nobody(groups: Sequence[Group], numbers: Sequence[int], genders: frozenset[Gender]) -> bool:
    """Whether all who bear the surname are known to be of another gender than the titles before it tell."""
    return all((known := groups[n].gender) is not None and known not in genders for n in numbers)


def named_only_later(group: Group, first: Candidate) -> bool:
    """Whether a relative, or the namesake of one known to all, is named in full only after that surname with an office or alone."""
    full = [m for m in group.members if len(m.words) > 1]
    if not full or min(m.start for m in full) < first.start:
        return False
    famous = country_of_leader(first.text) is not None and not any(country_of_leader(m.text) for m in full)
    return famous or is_relative(group)


def is_relative(group: Group) -> bool:
    """Whether a person comes in as somebody's relative ("his wife, Brigitte Macron", "Melania Trump, the first lady")."""
    return any((m.noun and m.noun.split()[-1] in cues("relatives")) or m.noun in cues("relatives") for m in group.members)


def holds_office(group: Group) -> bool:
    """Whether an office stands before the name anywhere."""
    return any(noun_of([w.lower()]) for m in group.members for w in m.before)


def opens(group: Group) -> int:
    """Where the group is first mentioned."""
    return min(m.start for m in group.members)
