"""The outlines of countries, for maps that need no network."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.lexicon.resource import read_rows

Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Outline:
    """A country's outer borders: `code` is ISO 3166 alpha-3 ("" for a land that has none), `rings` are degrees east and north."""

    code: str
    name: str
    rings: tuple[Ring, ...]


@cache
def outlines() -> tuple[Outline, ...]:
    """All countries of outlines.tsv (Natural Earth 1:110m, public domain), by code."""
    return tuple(Outline(code, name, tuple(_ring(r) for r in rings.split(";"))) for code, name, rings in read_rows("outlines.tsv"))


def _ring(points: str) -> Ring:
    return tuple((int(x) / 10, int(y) / 10) for x, y in (p.split(",") for p in points.split(" ")))
