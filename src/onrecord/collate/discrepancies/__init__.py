"""Where accounts of one claim differ, with a verdict and a reason."""

from __future__ import annotations

from onrecord.collate.discrepancies.finding import find_discrepancies
from onrecord.collate.discrepancies.making import Claims

__all__ = ["Claims", "find_discrepancies"]
