"""Figures of one story: the accounts of each value of what is counted."""

from __future__ import annotations

from onrecord.collate.figures.accounts import LARGE, Bounds, FigureAccount, anybody, meet
from onrecord.collate.figures.aligning import align_figures
from onrecord.collate.figures.corrected import figures_as_corrected
from onrecord.collate.figures.held import is_believed, is_laid, is_vague
from onrecord.collate.figures.scope import (
    alone,
    everybody,
    is_so,
    is_some,
    kind_of,
    of_another,
    others_in,
    own_occasions,
    places_in,
    towns_of,
)
from onrecord.collate.figures.telling import best_told, label_of, sense_told, tells

__all__ = [
    "LARGE",
    "Bounds",
    "FigureAccount",
    "align_figures",
    "alone",
    "anybody",
    "best_told",
    "everybody",
    "figures_as_corrected",
    "is_believed",
    "is_laid",
    "is_so",
    "is_some",
    "is_vague",
    "kind_of",
    "label_of",
    "meet",
    "of_another",
    "others_in",
    "own_occasions",
    "places_in",
    "sense_told",
    "tells",
    "towns_of",
]
