"""What leads a record: the weight of each claim, the sentence that tells the story, what most tell."""

from __future__ import annotations

from onrecord.collate.arranging.core import Core
from onrecord.collate.arranging.leads import lead_of, told_by_report
from onrecord.collate.arranging.naming import name_acts
from onrecord.collate.arranging.shared import shared, torn_words
from onrecord.collate.arranging.trusting import trust_acts, trust_figures
from onrecord.collate.arranging.weights import weigh_acts, weigh_events, weigh_figures, weigh_statements

__all__ = [
    "Core",
    "lead_of",
    "name_acts",
    "shared",
    "told_by_report",
    "torn_words",
    "trust_acts",
    "trust_figures",
    "weigh_acts",
    "weigh_events",
    "weigh_figures",
    "weigh_statements",
]
