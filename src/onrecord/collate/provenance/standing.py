"""Claims over which accounts conflict are disputed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import msgspec

from onrecord.facts.record import Discrepancy, RecordAct, RecordEvent, RecordFigure

Claim = TypeVar("Claim", RecordEvent, RecordFigure, RecordAct)


def torn_by(discrepancies: Iterable[Discrepancy]) -> frozenset[str]:
    """Ids of the claims over which accounts conflict in more than the wording."""
    return frozenset(c for d in discrepancies if d.verdict == "conflict" and d.kind != "wording" for c in d.claims)


def dispute(claims: tuple[Claim, ...], torn: frozenset[str]) -> tuple[Claim, ...]:
    """The claims, those of the ids in `torn` marked as disputed but where they are withdrawn."""
    return tuple(
        msgspec.structs.replace(c, standing="disputed") if c.id in torn and c.standing != "withdrawn" else c for c in claims
    )
