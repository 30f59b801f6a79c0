"""Official acts of one story: the accounts of each and the stage it has reached."""

from __future__ import annotations

from onrecord.collate.acts.aligning import (
    DENIED_FORCE,
    ActAccount,
    align_acts,
    binding_of,
    binding_said,
    stage_of,
    votes_of,
    words_of_acts,
)

__all__ = [
    "DENIED_FORCE",
    "ActAccount",
    "align_acts",
    "binding_of",
    "binding_said",
    "stage_of",
    "votes_of",
    "words_of_acts",
]
