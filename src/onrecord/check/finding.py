"""What a checker of a draft finds: a claim with its verdict before the record's claim is looked up."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.facts.check import ALARMS, Change, CheckVerdict, ClaimKind
from onrecord.facts.span import Side, Span


@dataclass(frozen=True)
class Finding:
    """A claim of the draft and what accounts make of it."""

    span: Span
    kind: ClaimKind
    verdict: CheckVerdict
    reason: str
    against: tuple[Side, ...] = ()
    bearing: tuple[Side, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def alarms(self) -> bool:
        """Whether it asks the writer to look."""
        return self.verdict in ALARMS
