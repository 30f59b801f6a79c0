"""Drafts to be checked: the text to read, and where each of its characters stands in the file."""

from __future__ import annotations

from onrecord.acquire.drafts.pieces import Draft
from onrecord.acquire.drafts.taking import LONGEST, MOST_BYTES, DraftError, draft_of, draft_of_text

__all__ = ["LONGEST", "MOST_BYTES", "Draft", "DraftError", "draft_of", "draft_of_text"]
