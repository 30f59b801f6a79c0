"""Where accounts of one claim differ, with a verdict and a reason; and what keeps two tellings apart, for who compares others."""

from __future__ import annotations

from onrecord.collate.discrepancies.comparable import can_be_one, one_kind, other_slot
from onrecord.collate.discrepancies.date import Dated, clashing_days
from onrecord.collate.discrepancies.figure import values_passed_over
from onrecord.collate.discrepancies.finding import find_discrepancies
from onrecord.collate.discrepancies.kinship import entity_at, nothing_in_common, of_other_persons
from onrecord.collate.discrepancies.making import Claims
from onrecord.collate.discrepancies.number_pairs import not_all_compared

__all__ = [
    "Claims",
    "Dated",
    "can_be_one",
    "clashing_days",
    "entity_at",
    "find_discrepancies",
    "not_all_compared",
    "nothing_in_common",
    "of_other_persons",
    "one_kind",
    "other_slot",
    "values_passed_over",
]
