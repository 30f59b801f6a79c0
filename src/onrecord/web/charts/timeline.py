"""Draws a timeline to scale: above the axis what happened, below it when articles told of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from onrecord.web.charts.scale import day_of, ticks

WIDTH, SIDE, RADIUS, STEP = 760, 40, 10, 23
OUTSIDE = 0.35
"""What happened so much of the shown time before or after it is set at the edge: one old date would press all others together."""


@dataclass(frozen=True)
class Point:
    """Something with a date: days since 1970, its number, its words, and where it leads."""

    at: float
    number: int
    words: str
    href: str


def draw_timeline(happened: Sequence[Point], told: Sequence[Point]) -> str:
    """The SVG; "" with fewer than two dates."""
    if len({p.at for p in (*happened, *told)}) < 2:  # one date needs no scale
        return ""
    start, end = _extent([p.at for p in happened], [p.at for p in told])
    span = (end - start) or 1.0

    def x_of(at: float) -> float:
        return SIDE + (WIDTH - 2 * SIDE) * (min(max(at, start), end) - start) / span

    over, levels = _stacked(happened, x_of)
    under, depths = _stacked(told, x_of)
    axis = 16 + STEP * max(levels, 1)
    height = axis + 26 + STEP * max(depths, 1) + 4
    parts = [f'<line class="axis" x1="{SIDE - 14}" x2="{WIDTH - SIDE + 14}" y1="{axis}" y2="{axis}"/>']
    parts += [
        f'<line class="tick" x1="{x_of(day):.0f}" x2="{x_of(day):.0f}" y1="{axis}" y2="{axis + 5}"/>'
        f'<text class="x" x="{x_of(day):.0f}" y="{axis + 17}">{day_of(day)}</text>'
        for day in ticks(start, end, 8)
        if start <= day <= end
    ]
    for point, x, level in over:
        early = " outside" if point.at < start or point.at > end else ""
        y = axis - 8 - RADIUS - STEP * level
        parts.append(
            f'<a class="happened{early}" href="{escape(point.href)}" aria-label="{escape(point.words)}">'
            f"<title>{escape(point.words)}</title>"
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{RADIUS}"/><text x="{x:.1f}" y="{y + 4:.1f}">{point.number}</text></a>'
        )
    for point, x, level in under:
        y = axis + 34 + STEP * level
        parts.append(
            f'<a class="told" href="{escape(point.href)}" aria-label="{escape(point.words)}"><title>{escape(point.words)}</title>'
            f'<rect x="{x - 8:.1f}" y="{y - 8:.1f}" width="16" height="16" rx="3"/></a>'
        )
    return (
        f'<svg class="chart timeline" viewBox="0 0 {WIDTH} {height:.0f}" role="group" '
        f'aria-label="Timeline: what happened above, articles below">{"".join(parts)}</svg>'
    )


def _extent(happened: list[float], told: list[float]) -> tuple[float, float]:
    """The time that is shown: of all articles, and of what happened near it."""
    if not told:
        return min(happened), max(happened)
    start, end = min(told), max(told)
    if not happened:
        return start, end
    room = max(7.0, (end - start) * (1 + OUTSIDE))
    near = [h for h in happened if start - room <= h <= end + room]
    return min([start, *near]), max([end, *near])


def _stacked(points: Sequence[Point], x_of: Callable[[float], float]) -> tuple[list[tuple[Point, float, int]], int]:
    """The points with their places and levels: one that would lie on another goes a level further from the axis."""
    ends: list[float] = []
    out: list[tuple[Point, float, int]] = []
    for point in sorted(points, key=lambda p: (p.at, p.number)):
        x = x_of(point.at)
        level = next((i for i, e in enumerate(ends) if x - e >= STEP), len(ends))
        ends[level : level + 1] = [x]
        out.append((point, x, level))
    return out, len(ends)
