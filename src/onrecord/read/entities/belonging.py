"""Whose director "its director" is: the body that the pronoun in a role stands for."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.read.entities.candidate import Candidate, Group
from onrecord.read.parse.tokens import Doc

OWNING = frozenset({"its", "their"})
REACH = 6
"""Tokens before a name in which the pronoun of its role is looked for."""


def owners(doc: Doc, groups: Sequence[Group]) -> dict[int, Group]:
    """For the number of each person whose role is held in a body that a pronoun stands for that body's group."""
    bodies = {
        m.start: g
        for g in groups
        if g.kind in {"organization", "outlet", "group"}
        for m in g.members
        if m.form == "pronoun" and doc[m.start].lower in OWNING
    }
    if not bodies:
        return {}
    found: dict[int, Group] = {}
    for number, group in enumerate(groups):
        if group.kind == "person" and group.affiliation is None:
            places = (place for m in group.members if m.form != "pronoun" for place in opening(doc, m))
            body = next((bodies[place] for place in places if place in bodies), None)
            if body is not None:
                found[number] = body
    return found


def opening(doc: Doc, member: Candidate) -> Sequence[int]:
    """Where the pronoun of a member's own phrase can stand: at its start, or right before the office in front of the name."""
    first = member.start - len(member.before)
    for at in range(first, max(first - REACH, -1), -1):
        if doc[at].lower in OWNING:
            return (at,)
        if at < first and doc[at].pos not in {"NOUN", "PROPN", "ADJ"}:
            break
    return ()
