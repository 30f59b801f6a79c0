"""Series of figures of the killed and injured: the toll that a story's articles tell together."""

from __future__ import annotations

from onrecord.collate.series.feeding import fed_toll
from onrecord.collate.series.making import Told, series_of
from onrecord.collate.series.order import is_revised, rival_accounts
from onrecord.collate.series.phrases import toll_mentions
from onrecord.collate.series.settling import settle_toll
from onrecord.collate.series.values import Counted, Value

__all__ = [
    "Counted",
    "Told",
    "Value",
    "fed_toll",
    "is_revised",
    "rival_accounts",
    "series_of",
    "settle_toll",
    "toll_mentions",
]
