"""Descriptions that come before the name: "the county prefect said ...", and a paragraph later "prefect Sorina Dumitrescu"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.lexicon.naming import cues
from onrecord.read.entities.candidate import Candidate, Group
from onrecord.read.entities.referring import clash, group_marks, noun_fit, own_marks

REACH = 15
"""Sentences within which the name must follow."""
SAME_OFFICE = 2.5
"""Fit of the nouns from which they tell of one office."""


def join_later_names(groups: Sequence[Group]) -> None:
    """Give each described person the name of the only one whom the text calls by that office later; changes the groups."""
    persons = [g for g in groups if g.kind == "person" and g.members]
    for number, group in enumerate(groups):
        told = opening_description(group)
        if told is None:
            continue
        fits = [p for p in persons if p.named and may_be(p, group, told)]
        if len(fits) == 1:
            owner = next(n for n, g in enumerate(groups) if g is fits[0])
            for member in group.members:
                fits[0].add(member, owner)
            fits[0].gender = fits[0].gender or group.gender
            fits[0].country = fits[0].country or group.country
            groups[number].members.clear()


def opening_description(group: Group) -> Candidate | None:
    """The description by which a person without a name comes in, where it is one that the reader is taken to know."""
    if group.named or group.kind != "person" or not group.members:
        return None
    first = min(group.members, key=lambda m: m.start)
    return first if first.form == "nominal" and first.definite and not first.plural and first.noun else None


def may_be(person: Group, group: Group, told: Candidate) -> bool:
    """Whether a named person holds the office told before, and comes in after it."""
    first = min(m.start for m in person.members)
    entering = next(m.sentence for m in person.members if m.start == first)
    marks = own_marks(told)
    if first < told.start or entering - told.sentence > REACH or clash(person, told, marks):
        return False
    if noun_fit(person, told.noun) < SAME_OFFICE:
        return False
    countries = {c for c in (person.country, group.country) if c}
    theirs = group_marks(person) - cues("empty_marks") - countries
    marks -= countries
    return not marks or not theirs or bool(marks & theirs)
