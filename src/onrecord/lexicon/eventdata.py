"""The codes of event data: PLOVER's scales, CAMEO codes of PLOVER types, Correlates of War numbers of countries."""

from __future__ import annotations

from functools import cache

import msgspec

from onrecord.lexicon.resource import read_rows


class Cameo(msgspec.Struct, frozen=True):
    """A CAMEO code, what CAMEO calls it, and its Goldstein score (-10 conflict to 10 cooperation)."""

    code: str
    text: str
    goldstein: float


class Scale(msgspec.Struct, frozen=True):
    """A PLOVER type's and mode's score (-10 to 10, None where the manual's is in doubt) and quad category (1 to 4)."""

    score: float | None
    quad: int


@cache
def _cameo() -> dict[tuple[str, str, str], Cameo]:
    return {(t, m, s): Cameo(code, text, float(score)) for t, m, s, code, text, score in read_rows("cameo.tsv")}


@cache
def _scales() -> dict[tuple[str, str], Scale]:
    rows = read_rows("plover_scales.tsv")
    return {(t, m): Scale(None if score == "?" else float(score), int(quad)) for t, m, score, quad in rows}


@cache
def _cow() -> dict[str, int]:
    return {iso: int(number) for iso, number in read_rows("cow.tsv")}


def cameo_of(event_type: str, mode: str | None, sector: str | None = None) -> Cameo | None:
    """The CAMEO code of a PLOVER type and mode, by the actor's sector where that tells; None where CAMEO has none."""
    table = _cameo()
    return table.get((event_type, mode or "-", sector or "")) or table.get((event_type, mode or "-", ""))


def scale_of(event_type: str, mode: str | None) -> Scale | None:
    """The scales of a PLOVER type and mode; those of the type where the manual does not know the mode."""
    return _scales().get((event_type, mode or "-")) or _scales().get((event_type, "-"))


def cow_number(country: str | None) -> int | None:
    """The Correlates of War number of a country by its ISO 3166 alpha-3 code, None for one that list does not have."""
    return _cow().get(country or "")
