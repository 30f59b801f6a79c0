"""Check: what a story's record makes of each claim of a draft, by the steps that make the record."""

from __future__ import annotations

from onrecord.check.checking import claims_of
from onrecord.check.laid import Laid

__all__ = ["Laid", "claims_of"]
