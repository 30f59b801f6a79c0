"""A check: what a store's record makes of each claim of a draft."""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.facts.record import Origins
from onrecord.facts.span import Side

ClaimKind = Literal["quotation", "figure", "date", "name", "deed", "act", "attribution", "superlative"]
CheckVerdict = Literal["borne", "differs", "one origin", "disputed", "outdated", "not on record", "not checkable"]
ALARMS: frozenset[CheckVerdict] = frozenset({"differs", "disputed", "outdated", "not on record"})
"""Verdicts that ask the writer to look."""


class Change(msgspec.Struct, frozen=True):
    """A stretch of a quotation: `kept` words stand in draft and account, the others in `draft` or `account` alone."""

    draft: str
    account: str
    kept: bool


class CheckedClaim(msgspec.Struct, frozen=True):
    """One claim of a draft and what the record makes of it.

    Offsets are code points of the draft's text. `against` are the words of accounts that say otherwise, `bearing` those that
    bear it. `origins` and `record` are those of the record's claim where there is one. `changes` is the diff of an altered
    quotation, empty otherwise.
    """

    start: int
    end: int
    kind: ClaimKind
    verdict: CheckVerdict
    reason: str
    origins: Origins | None = None
    record: str | None = None
    against: tuple[Side, ...] = ()
    bearing: tuple[Side, ...] = ()
    changes: tuple[Change, ...] = ()


class Check(msgspec.Struct, frozen=True):
    """A checked draft: its claims in text order, and the story whose record it was held against.

    `text` is what offsets count in. `note` says what a reader must know of the check as a whole: that no story is the draft's.
    """

    draft: str
    claims: tuple[CheckedClaim, ...] = ()
    story: str | None = None
    title: str = ""
    note: str = ""
    text: str = ""
