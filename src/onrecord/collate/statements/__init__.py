"""Statements of one story: who said what, in which variants, and who denies it."""

from __future__ import annotations

from onrecord.collate.statements.accounts import QUOTED, Variant
from onrecord.collate.statements.aligning import ALL_BUT, align_statements
from onrecord.collate.statements.carried import add_carried
from onrecord.collate.statements.denials import Denial, denials_in, denies
from onrecord.collate.statements.variants import form_of, main_variant

__all__ = [
    "ALL_BUT",
    "QUOTED",
    "Denial",
    "Variant",
    "add_carried",
    "align_statements",
    "denials_in",
    "denies",
    "form_of",
    "main_variant",
]
