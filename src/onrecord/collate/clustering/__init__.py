"""Sets of what belongs together."""

from __future__ import annotations

from onrecord.collate.clustering.corrected import as_corrected
from onrecord.collate.clustering.groups import join_best, likely_pairs
from onrecord.collate.clustering.joining import Joining

__all__ = [
    "Joining",
    "as_corrected",
    "join_best",
    "likely_pairs",
]
