"""Draws places on outlines of countries: towns and regions as numbered dots, countries as areas. No tiles, no network."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from onrecord.lexicon.outlines import outlines

WIDTH, TALLEST, LEAST, MARGIN = 560, 400, 12.0, 0.18
"""Pixels of width and greatest height, degrees that are shown at least, and the share of the extent that is left free around."""
WORLD = (-180.0, -60.0, 180.0, 84.0)


@dataclass(frozen=True)
class Spot:
    """A place: degrees north and east, how closely it is known, the country's code, how often it is named."""

    number: int
    name: str
    latitude: float
    longitude: float
    precision: str
    country: str
    claims: int


def draw_map(spots: Sequence[Spot]) -> str:
    """The SVG; "" without places."""
    known = [s for s in spots if abs(s.latitude) <= 90 and abs(s.longitude) <= 180]  # degrees there are
    if not known:
        return ""
    west, south, east, north = _extent(known)
    stretch = max(0.2, math.cos(math.radians((south + north) / 2)))
    scale = min(WIDTH / (east - west), TALLEST * stretch / (north - south))
    width, height = (east - west) * scale, (north - south) * scale / stretch

    def at(longitude: float, latitude: float) -> tuple[float, float]:
        return (longitude - west) * scale, (north - latitude) * scale / stretch

    left, right, low, high = west - 1, east + 1, south - 1, north + 1
    named = {s.country for s in known if s.precision == "country"}
    lands = []
    for land in outlines():
        rings = [r for r in land.rings if _meets(r, west, south, east, north)]
        if rings:
            ways = [_way([at(min(max(x, left), right), min(max(y, low), high)) for x, y in ring]) for ring in rings]
            way = " ".join(w for w in ways if w)
            if not way:
                continue
            lands.append(
                f'<path class="land{" named" if land.code in named else ""}" d="{way}"><title>{escape(land.name)}</title></path>'
            )
    dots = []
    for s in sorted(known, key=lambda s: -s.claims):
        x, y = at(s.longitude, s.latitude)
        size = min(13.0, 8 + math.sqrt(s.claims))
        told = f"{s.name} ({s.precision}), {s.claims}"
        dots.append(
            f'<g class="spot {escape(s.precision)}"><title>{escape(told)}</title><circle cx="{x:.1f}" cy="{y:.1f}" r="{size:.1f}"/>'
            f'<text x="{x:.1f}" y="{y + 3.5:.1f}">{s.number}</text></g>'
        )
    names = ", ".join(s.name for s in known)
    return (
        f'<svg class="chart map" viewBox="0 0 {width:.0f} {height:.0f}" role="img" aria-label="Map of {escape(names)}">'
        f'<rect class="sea" width="{width:.0f}" height="{height:.0f}"/>{"".join(lands)}{"".join(dots)}</svg>'
    )


def _extent(spots: Sequence[Spot]) -> tuple[float, float, float, float]:
    """West, south, east, north of what is shown: all places with room around them."""
    west, east = min(s.longitude for s in spots), max(s.longitude for s in spots)
    south, north = min(s.latitude for s in spots), max(s.latitude for s in spots)
    wide, high = max(LEAST * 1.5, (east - west) * (1 + 2 * MARGIN)), max(LEAST, (north - south) * (1 + 2 * MARGIN))
    wide, high = max(wide, high * 1.1), max(high, wide * 0.45)
    x, y = (west + east) / 2, (south + north) / 2
    return (
        max(WORLD[0], x - wide / 2),
        max(-85.0, y - high / 2),
        min(WORLD[2], x + wide / 2),
        min(87.0, y + high / 2),
    )


def _way(points: Sequence[tuple[float, float]]) -> str:
    """The way around an area in whole pixels, each told once; "" for one that is too small to be seen."""
    whole: list[tuple[int, int]] = []
    for x, y in points:
        here = round(x), round(y)
        if not whole or abs(here[0] - whole[-1][0]) + abs(here[1] - whole[-1][1]) > 1:
            whole.append(here)
    if len(whole) < 3:  # two points are no area
        return ""
    steps = [f"{bx - ax},{by - ay}" for (ax, ay), (bx, by) in pairwise(whole)]
    return f"M{whole[0][0]},{whole[0][1]}l{' '.join(steps)}z"


def _meets(ring: Sequence[tuple[float, float]], west: float, south: float, east: float, north: float) -> bool:
    return (
        min(p[0] for p in ring) < east
        and max(p[0] for p in ring) > west
        and min(p[1] for p in ring) < north
        and max(p[1] for p in ring) > south
    )
