"""Figures of one story: the accounts of each value of what is counted."""

from __future__ import annotations

from onrecord.collate.figures.accounts import LARGE, FigureAccount, anybody, meet
from onrecord.collate.figures.aligning import align_figures

__all__ = [
    "LARGE",
    "FigureAccount",
    "align_figures",
    "anybody",
    "meet",
]
