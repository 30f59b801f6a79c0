"""Where accounts of one claim differ, one kind a file."""

from onrecord.collate.discrepancies.finding import Found, find_discrepancies

__all__ = ["Found", "find_discrepancies"]
