"""Draws a series of figures over time: one line a claimant, each point a link to its words."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable
from html import escape

from onrecord.facts.record import Series, SeriesValue
from onrecord.web import wording
from onrecord.web.charts.drawing import Chart
from onrecord.web.charts.scale import day_of, moment, nice, ticks

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 560, 190, 62, 14, 12, 26
COLOURS, NOT_NAMED = 6, "source not named"
WIDE = 200
"""Where the largest value is so many times the smallest, the axis is one of powers of ten."""
LARGEST = 1e15


def series_chart(series: Series, at: Callable[[str], str]) -> Chart | None:
    """The drawing of a series, each point a link to where `at` says that its figure's line is.

    None where it has fewer than two values that can be placed.
    """
    placed = [(day, v) for v in series.values if (day := moment(v.as_of)) is not None and 0 <= height_of(v) < LARGEST]
    if len({(day, height_of(v)) for day, v in placed}) < 2:  # one point is no series
        return None
    lines: dict[str, list[tuple[float, SeriesValue]]] = defaultdict(list)
    for day, value in placed:
        for name in dict.fromkeys(value.claimants or (NOT_NAMED,)):
            lines[name].append((day, value))
    names = sorted(lines, key=lambda n: (-len(lines[n]), lines[n][0][0], n))
    y_of, grid = vertical([height_of(v) for _, v in placed])
    start, end = min(d for d, _ in placed), max(d for d, _ in placed)
    span = (end - start) or 1.0

    def x_of(day: float) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * ((day - start) / span if end > start else 0.5)

    days = ticks(start, end, 6) if end > start else [start]
    parts = [
        f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.0f}" y2="{y:.0f}"/>'
        f'<text class="y" x="{LEFT - 6}" y="{y + 4:.0f}">{escape(words)}</text>'
        for y, words in grid
    ]
    parts += [
        f'<text class="x" x="{min(x_of(min(max(d, start), end)), WIDTH - 24):.0f}" y="{HEIGHT - 8}">{day_of(d)}</text>'
        for d in days
    ]
    for i, name in enumerate(names):
        css = f"c-{min(i + 1, COLOURS)}"
        shift = (min(i, COLOURS) - min(len(names) - 1, COLOURS) / 2) * 7 if end == start else 0
        points = [(x_of(day) + shift, y_of(height_of(v)), v) for day, v in sorted(lines[name], key=lambda p: p[0])]
        way = " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in points)
        parts.append(f'<g class="{css}">' + (f'<polyline points="{way}"/>' if len(points) > 1 else ""))
        for x, y, value in points:
            told = f"{name}: {wording.bounds(value.low, value.high)}" + (f", {wording.when(value.as_of)}" if value.as_of else "")
            parts.append(
                f'<a href="{escape(at(value.figure))}" aria-label="{escape(told)}"><title>{escape(told)}</title>'
                f'<circle class="hit" cx="{x:.1f}" cy="{y:.1f}" r="12"/><circle cx="{x:.1f}" cy="{y:.1f}" r="4.5"/></a>'
            )
        parts.append("</g>")
    title = f"{series.counts} {'' if series.sense and series.sense in series.counts else series.sense or ''}".strip() or "Figures"
    svg = (
        f'<svg class="chart series" viewBox="0 0 {WIDTH} {HEIGHT}" role="group" aria-label="{escape(title)}, over time">'
        f"{''.join(parts)}</svg>"
    )
    legend = tuple((f"c-{min(i + 1, COLOURS)}", name) for i, name in enumerate(names[:COLOURS]))
    others = len(names) - COLOURS
    return Chart(title, svg, (*legend, *((("c-6", f"and {others} more"),) if others > 0 else ())))


def height_of(value: SeriesValue) -> float:
    """The number by which a value is drawn: its lower bound, else its upper."""
    number = value.low if value.low is not None else value.high
    return float(number) if number is not None and math.isfinite(number) else -1.0


def vertical(heights: list[float]) -> tuple[Callable[[float], float], list[tuple[float, str]]]:
    """The vertical scale of values and its lines: from nought, or by powers of ten where they lie far apart."""
    most, least = max(heights), min((h for h in heights if h > 0), default=1.0)
    room = HEIGHT - TOP - BOTTOM
    if most / least > WIDE:
        low, high = math.floor(math.log10(least)), math.ceil(math.log10(most))
        steps = max(1, high - low)

        def by_powers(value: float) -> float:
            return HEIGHT - BOTTOM - room * ((math.log10(max(value, 10.0**low)) - low) / steps)

        return by_powers, [(by_powers(10.0**p), wording.number(float(10**p))) for p in range(low, high + 1)]
    top = nice(most)

    def straight(value: float) -> float:
        return HEIGHT - BOTTOM - room * (value / top)

    return straight, [(straight(top * part), wording.number(top * part)) for part in (0, 0.5, 1)]
