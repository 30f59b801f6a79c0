"""Figures of one story: the accounts of each value of what is counted."""

from __future__ import annotations

from onrecord.collate.figures.accounts import LARGE, Count, anybody, meet
from onrecord.collate.figures.aligning import group_counts

__all__ = [
    "LARGE",
    "Count",
    "anybody",
    "group_counts",
    "meet",
]
