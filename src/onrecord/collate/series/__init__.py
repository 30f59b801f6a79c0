"""Series of figures of the killed and injured: the toll that a story's articles tell together."""

from __future__ import annotations

from onrecord.collate.series.settling import settle_toll

__all__ = [
    "settle_toll",
]
