"""What each article tells of one thing, slot by slot, gathered from the whole of it: words it quotes, what it tells of a person."""

from __future__ import annotations

from onrecord.collate.slots.persons import Told, age_beside, told_of_persons, with_attributes
from onrecord.collate.slots.quotations import Quotation, QuotedWord, quotations_of, teller
from onrecord.collate.slots.silence import silences
from onrecord.collate.slots.stretches import Stretch, stems_at, stretches_of

__all__ = [
    "Quotation",
    "QuotedWord",
    "Stretch",
    "Told",
    "age_beside",
    "quotations_of",
    "silences",
    "stems_at",
    "stretches_of",
    "teller",
    "told_of_persons",
    "with_attributes",
]
