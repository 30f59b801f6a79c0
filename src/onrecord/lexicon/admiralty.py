"""The Admiralty scale: how credible information is, by the standing of a claim."""

from __future__ import annotations

from functools import cache

import msgspec

from onrecord.lexicon.resource import read_rows

RELIABILITY = "F"
"""Of every source: its reliability cannot be judged."""


class Credibility(msgspec.Struct, frozen=True):
    """Credibility of information (1 confirmed by other sources, to 6 cannot be judged), STIX's confidence for it, None for 6."""

    grade: int
    confidence: int | None


@cache
def _grades() -> dict[str, Credibility]:
    rows = ([*row, ""] for row in read_rows("admiralty.tsv"))
    return {standing: Credibility(int(grade), int(trust) if trust else None) for standing, grade, trust, *_ in rows}


def credibility(standing: str) -> Credibility:
    """The credibility of a claim of that standing; raises KeyError for no standing."""
    return _grades()[standing]
