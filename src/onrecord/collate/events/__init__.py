"""Events of one story: the accounts of each, and what it is called."""

from __future__ import annotations

from onrecord.collate.events.accounts import DENYING, Happening, dates_apart, far_apart, settle_factuality
from onrecord.collate.events.aligning import group_happenings
from onrecord.collate.events.titles import title_of

__all__ = [
    "DENYING",
    "Happening",
    "dates_apart",
    "far_apart",
    "group_happenings",
    "settle_factuality",
    "title_of",
]
