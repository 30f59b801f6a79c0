"""What each article tells of one thing, slot by slot, gathered from the whole of it: the words it quotes, and more."""

from __future__ import annotations

from onrecord.collate.slots.quotations import Quotation, QuotedWord, quotations_of

__all__ = ["Quotation", "QuotedWord", "quotations_of"]
