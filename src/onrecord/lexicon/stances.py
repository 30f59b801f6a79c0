"""Words by which who speaks is for or against what happened."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

from onrecord.lexicon.resource import read_toml

Stance = Literal["for", "against"]
STANCES: tuple[Stance, Stance] = ("for", "against")


@cache
def _table() -> Mapping[str, Any]:
    return read_toml("stances.toml")


@cache
def stance_verbs(stance: Stance) -> re.Pattern[str]:
    """Verbs that tell such a stance of their subject."""
    return _words(str(_table()[stance]["verbs"]))


@cache
def stance_words(stance: Stance) -> re.Pattern[str]:
    """Words and phrases of a quotation that judge what it speaks of so."""
    row = _table()[stance]
    return re.compile(f"{_words(str(row['words'])).pattern}|\\b(?:{row['phrases']})\\b", re.IGNORECASE)


@cache
def turned_words() -> frozenset[str]:
    """Words of a charge, which with a "not" before them say the opposite."""
    return frozenset(str(_table()["turned"]).split())


def _words(row: str) -> re.Pattern[str]:
    ends = (re.escape(w).replace(r"\*", r"\w*") for w in row.split())
    return re.compile(rf"\b(?:{'|'.join(ends)})\b", re.IGNORECASE)
