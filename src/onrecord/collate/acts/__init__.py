"""Official acts of one story: the accounts of each and the stage it has reached."""

from __future__ import annotations

from onrecord.collate.acts.accounts import DENIED_FORCE, ActAccount
from onrecord.collate.acts.aligning import align_acts, words_of_acts
from onrecord.collate.acts.settled import binding_of, binding_said, force_of, stage_of, votes_of

__all__ = [
    "DENIED_FORCE",
    "ActAccount",
    "align_acts",
    "binding_of",
    "binding_said",
    "force_of",
    "stage_of",
    "votes_of",
    "words_of_acts",
]
