"""Figures: numbers with what they count."""

from __future__ import annotations

import msgspec

from onrecord.facts.span import Span


class Figure(msgspec.Struct, frozen=True):
    """A number with what it counts.

    `low` and `high` bound it ("at least 3" is 3, None; "nearly 20" None, 20; full numbers: "5.8 billion" is
    5800000000). `about` marks "about", "some". `unit` is the bare unit or thing ("troops", "EUR", "percent",
    "votes"); `counts` is the phrase in the text's words ("U.S. troops in Iraq"). `sense` is what was done to or by
    the counted ("killed", "injured", "missing", "for", "against", "deployed"), lower case, None if nothing of the
    kind. `as_of` is an ISO date or None; `event` an event id of the same reading; `attribution` the innermost
    attribution it stands in; `clause` the clause around it. `scope` is what limits it (a place, group or period) in
    the text's words. `told` is the words after `counts` that tell which are counted or what they are or do ("twenty shops
    *burned overnight*", "the millions *who are not insured*"); None where no clause is about them.
    """

    start: int
    end: int
    low: int | float | None
    high: int | float | None
    unit: str
    counts: str
    as_of: str | None = None
    about: bool = False
    sense: str | None = None
    event: str | None = None
    attribution: str | None = None
    clause: Span | None = None
    scope: str | None = None
    id: str = ""
    told: Span | None = None
