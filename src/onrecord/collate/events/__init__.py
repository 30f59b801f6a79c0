"""Events of one story: the accounts of each, and what it is called."""

from __future__ import annotations

from onrecord.collate.events.accounts import DENYING, MANY_TO_ONE, EventAccount, settle_factuality
from onrecord.collate.events.aligning import align_events
from onrecord.collate.events.senses import senses_of
from onrecord.collate.events.titles import is_readable, title_of

__all__ = [
    "DENYING",
    "MANY_TO_ONE",
    "EventAccount",
    "align_events",
    "is_readable",
    "senses_of",
    "settle_factuality",
    "title_of",
]
