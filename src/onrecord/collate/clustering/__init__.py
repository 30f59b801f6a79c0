"""Sets of what belongs together."""

from __future__ import annotations

from onrecord.collate.clustering.groups import join_best, likely_pairs
from onrecord.collate.clustering.joining import Joining

__all__ = [
    "Joining",
    "join_best",
    "likely_pairs",
]
