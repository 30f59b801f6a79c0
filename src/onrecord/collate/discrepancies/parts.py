"""What a number is of that looks like another's: a family of all the dead, seats beside votes, one chamber, room for people."""

from __future__ import annotations

import re

from onrecord.collate.discrepancies.verdict import size
from onrecord.collate.figures import FigureAccount

BEFORE, AFTER = 60, 40
"""Characters before and after a number in which words tell what it is of."""
FIRST, OF = 10, 20
"""Characters before and after a number in which words tell that it is of some of more."""
MUCH_MORE = 1.5
"""How many times a family's part another number is from which it is no other count of that family."""
_FAMILY = re.compile(
    r"[^.;,]{0,30}?\b(?:(?:from|of|in) (?:one|a|an|the same|a single|her|his|their)(?: \w+)? (?:family|household)"
    r"|(?:family members|relatives|siblings))\b",
    re.IGNORECASE,
)
_SEATS = re.compile(
    r"(?:\s?[-–—]\s?\d+)?\s+(?:of (?:the )?\d+ )?(?:[\w-]+ ){0,2}?(?:majority(?! votes?\b)|edge|seats?)\b", re.IGNORECASE
)
_CARRIED = re.compile(r"\b(?:by|on|with) (?:an?|the) (?:\w+ )?(?:\d+\s?[-–—]\s?)?$", re.IGNORECASE)
"""Before a majority by which something was carried: votes, not seats."""
_CHAMBERS = re.compile(r"(?<!White )\b(?:House(?! of Lords)|Commons)\b|\b(?:Senate|Lords)\b")
_UPPER = frozenset({"Senate", "Lords"})
_ROOM = re.compile(
    r"\b(?:(?:planned|meant|built|designed|intended|expected|ready) (?:to (?:house|shelter|hold|seat|take|sleep|feed)|for)"
    r"|(?:shelters?|room|space|beds?|capacity|seats|tents) (?:for|of)|(?:can|could) (?:house|hold|seat|shelter|take|sleep))"
    r"(?: (?:up to|about|around|some|at least|nearly|as many as|more than|over))?\s*$",
    re.IGNORECASE,
)

_SOME_OF = re.compile(
    r"\bothers?\b|\b(?:initial|first|last|additional|second|further)\b|\bremain\w*\b|\bmost (?:\w+ly )?(?:injured|wounded|hurt)\b"
    r"|\bof (?:the |those |these )?(?:\d|\w+ (?:officers|victims|suspects|counts|defendants)\b|the\b)"
    r"|\bof (?:them|us|whom|which|those|these)\b",
    re.IGNORECASE,
)
_FIRST = re.compile(r"\b(?:first|last|next)\s+$", re.IGNORECASE)
_PARTITIVE = re.compile(r"[\w,.-]+ of (?:the|those|these|them|us|whom|which|his|her|their|its)\b", re.IGNORECASE)


def parted(c: FigureAccount, d: FigureAccount) -> bool:
    """Whether the two are of different wholes, whatever else is alike."""
    return (
        _of_family(c, d)
        or has_room(c) != has_room(d)
        or _seats(c) != _seats(d)
        or _other_chambers(c, d)
        or _other_things(c, d)
        or _other_things(d, c)
    )


def has_room(c: FigureAccount) -> bool:
    """Whether it tells for how many there is or should be room ("a shelter for 5,000 people"), not how many there were."""
    return bool(_ROOM.search(_before(c)))


def _of_family(c: FigureAccount, d: FigureAccount) -> bool:
    """Whether the smaller is of one family, and the larger of more than it."""
    small, large = sorted((c, d), key=size)
    whole = size(large) >= MUCH_MORE * size(small) or c.source is d.source
    return whole and _in_family(small) and not _in_family(large)


def _in_family(c: FigureAccount) -> bool:
    return bool(_FAMILY.match(c.source.text[c.figure.start : c.figure.end + AFTER]))


def _seats(c: FigureAccount) -> bool:
    """Whether it is of seats that a party holds ("a slim 52-48 majority")."""
    return bool(_SEATS.match(c.source.text, c.figure.end)) and not _CARRIED.search(_before(c))


def _other_chambers(c: FigureAccount, d: FigureAccount) -> bool:
    """Whether each clause names one chamber, and not the same."""
    if not all(x.status in {"for", "against", "margin"} or not x.unit or "vote" in x.unit for x in (c, d)):
        return False
    mine, other = ({m.group() in _UPPER for m in _CHAMBERS.finditer(_clause(x))} for x in (c, d))
    return len(mine) == 1 and len(other) == 1 and mine != other


def _other_things(c: FigureAccount, d: FigureAccount) -> bool:
    """Whether the one, without a unit, is of what its sentence counts before it ("49,000 homes, with 1,000 destroyed")."""
    if c.unit or c.people or not d.unit or d.people or c.points_back:
        return False
    first = c.source.sentence(c.figure.start).start
    said = next((f.unit for f in c.before if f.start >= first and f.unit), None)
    return said is not None and not set(said.casefold().split()) & set(_words(d))


def _words(d: FigureAccount) -> list[str]:
    return (d.figure.unit or "").casefold().split()


def _clause(c: FigureAccount) -> str:
    return (c.figure.clause or c.source.sentence(c.figure.start)).of(c.source.text)


def _before(c: FigureAccount) -> str:
    return c.source.text[max(0, c.figure.start - BEFORE) : c.figure.start]


def of_some(c: FigureAccount) -> bool:
    """Whether it counts some of more ("four of the officers", "seven others"): no ground to hold it against another number."""
    before = c.source.text[max(0, c.figure.start - FIRST) : c.figure.start]
    some = bool(_SOME_OF.search(c.source.text[c.figure.start : c.figure.end + OF])) and c.sense != "missing"
    return some or bool(_FIRST.search(before))


def is_partitive(c: FigureAccount) -> bool:
    """Whether the number itself is told of a whole ("three of the divers", "three of whom"): the whole is another number."""
    return bool(_PARTITIVE.match(c.source.text, c.figure.start))
