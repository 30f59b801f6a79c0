"""Attributions: the readers of who says what, from the parse (fast) or by the tagger (accurate)."""

from onrecord.read.attributions.reader import read_attributions, read_attributions_fast

__all__ = ["read_attributions", "read_attributions_fast"]
