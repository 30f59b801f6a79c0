"""Official acts of one story: the accounts of each and the stage it has reached."""

from __future__ import annotations

from onrecord.collate.acts.aligning import (
    DENIED_FORCE,
    Doing,
    binding_said,
    group_doings,
    settle_binding,
    settle_stage,
    settle_votes,
    words_of_doing,
)

__all__ = [
    "DENIED_FORCE",
    "Doing",
    "binding_said",
    "group_doings",
    "settle_binding",
    "settle_stage",
    "settle_votes",
    "words_of_doing",
]
