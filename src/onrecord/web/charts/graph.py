"""Draws who takes from whom: origins left, who relays them in the middle, who publishes right (layered; Sugiyama et al. 1981)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import numpy as np

COLUMN, BOX, HEIGHT, ROW, MARGIN = 300, 200, 26, 36, 8
LONGEST = 27
SWEEPS, SWAPS = 12, 3
"""Passes in which boxes go to the middle of those they are linked with, and in which neighbours change places."""


@dataclass(frozen=True)
class Box:
    """A teller: `column` 0 to 2 from the left, `below` a second line of words, `circled` where it is in a circle of citations."""

    id: str
    name: str
    kind: str
    column: int
    below: str = ""
    circled: bool = False


@dataclass(frozen=True)
class Link:
    """`taker` takes from `giver`: kind of the taking."""

    giver: str
    taker: str
    kind: str


def draw_graph(boxes: Sequence[Box], links: Sequence[Link]) -> str:
    """The SVG; "" where nothing is linked."""
    held = {b.id: i for i, b in enumerate(boxes)}
    drawn = [k for k in links if k.giver in held and k.taker in held and k.giver != k.taker]
    if not drawn:
        return ""
    rows = _rows(boxes, [(held[k.giver], held[k.taker]) for k in drawn])
    most = max(sum(b.column == c for b in boxes) for c in range(3))
    tall = {c: sum(b.column == c for b in boxes) for c in range(3)}
    at = {
        b.id: (
            MARGIN + b.column * COLUMN,
            MARGIN + ROW * (rows[i] + (most - tall[b.column]) / 2),
        )
        for i, b in enumerate(boxes)
    }
    width, height = MARGIN * 2 + 2 * COLUMN + BOX + 40, MARGIN * 2 + ROW * most
    columns = {b.id: b.column for b in boxes}
    arrows = "".join(_arrow(k, at[k.giver], at[k.taker], columns[k.giver] == columns[k.taker]) for k in drawn)
    return (
        f'<svg class="chart graph" viewBox="0 0 {width} {height}" role="img" '
        'aria-label="Who takes from whom; the table has the same">'
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="6" markerHeight="6" orient="auto">'
        '<path d="M0,0 L8,4 L0,8 z"/></marker></defs>'
        f"{arrows}{''.join(_box(b, at[b.id]) for b in boxes)}</svg>"
    )


def _rows(boxes: Sequence[Box], links: Sequence[tuple[int, int]]) -> list[int]:
    """The place of each box in its column, so that few lines cross (after Sugiyama): by middles from either side, then by swaps."""
    lines = _Lines(boxes, links)
    given = [[i for i, b in enumerate(boxes) if b.column == c] for c in range(3)]
    best, fewest = given, lines.crossings(given)
    for side in (0, 1):
        columns = [list(c) for c in given]
        for sweep in range(SWEEPS):
            for n in (2, 1, 0) if (sweep + side) % 2 else (0, 1, 2):
                place = _places(columns)
                columns[n].sort(key=lambda i, place=place: (lines.middle(i, place), place[i]))  # type: ignore[misc]  # bound at once
            if (crossed := lines.crossings(columns)) < fewest:
                best, fewest = [list(c) for c in columns], crossed
    for _ in range(SWAPS):
        before = fewest
        for column in best:
            for row in range(len(column) - 1):
                column[row : row + 2] = reversed(column[row : row + 2])
                if (crossed := lines.crossings(best)) < fewest:
                    fewest = crossed
                else:
                    column[row : row + 2] = reversed(column[row : row + 2])
        if fewest == before:
            break
    rows = [0] * len(boxes)
    for column in best:
        for row, i in enumerate(column):
            rows[i] = row
    return rows


def _places(columns: Sequence[Sequence[int]]) -> dict[int, float]:
    """How low each box stands, its column set in the middle of the drawing."""
    return {i: row - len(column) / 2 for column in columns for row, i in enumerate(column)}


class _Lines:
    """The lines from column to column, and how often they cross."""

    def __init__(self, boxes: Sequence[Box], links: Sequence[tuple[int, int]]) -> None:
        level = np.array([b.column for b in boxes])
        across = sorted({tuple(sorted(pair, key=lambda i: boxes[i].column)) for pair in links if level[pair[0]] != level[pair[1]]})
        self._from, self._to = np.array(across, dtype=int).reshape(-1, 2).T
        self._start = level[self._from]
        self._long = level[self._to] - self._start
        ends = level[self._to]
        self._left = np.maximum.outer(self._start, self._start)
        self._right = np.minimum.outer(ends, ends)
        self._meet = np.triu(self._left < self._right, 1)
        self._beside: dict[int, list[int]] = {i: [] for i in range(len(boxes))}
        for a, b in across:
            self._beside[a].append(b)
            self._beside[b].append(a)

    def middle(self, box: int, place: dict[int, float]) -> float:
        """How low those stand that a box is linked with; itself where it is linked with none."""
        beside = self._beside[box] or [box]
        return sum(place[i] for i in beside) / len(beside)

    def crossings(self, columns: Sequence[Sequence[int]]) -> int:
        """How many pairs of lines cross between the columns that both of them span."""
        place = _places(columns)
        at = np.array([place[i] for i in range(len(place))])
        slope = (at[self._to] - at[self._from]) / self._long
        first = (at[self._from] - slope * self._start)[:, None]
        left, right = (first + slope[:, None] * column for column in (self._left, self._right))
        crossed = (left - left.T) * (right - right.T) < 0
        return int((crossed & self._meet).sum())


def _arrow(link: Link, giver: tuple[float, float], taker: tuple[float, float], beside: bool) -> str:
    """A curve from the giver's right side to the taker's left; within a column a bow on the right."""
    x1, y1, y2 = giver[0] + BOX, giver[1] + HEIGHT / 2, taker[1] + HEIGHT / 2
    x2 = taker[0] + BOX if beside else taker[0]
    if beside:
        way = f"M{x1:.0f},{y1:.0f} C{x1 + 46:.0f},{y1:.0f} {x2 + 46:.0f},{y2:.0f} {x2 + 2:.0f},{y2:.0f}"
    else:
        middle = (x1 + x2) / 2
        way = f"M{x1:.0f},{y1:.0f} C{middle:.0f},{y1:.0f} {middle:.0f},{y2:.0f} {x2 - 2:.0f},{y2:.0f}"
    return f'<path class="edge {escape(link.kind)}" d="{way}" marker-end="url(#tip)"/>'


def _box(box: Box, at: tuple[float, float]) -> str:
    x, y = at
    circled = " circled" if box.circled else ""
    words = escape(shortened(box.name))
    below = f'<tspan class="below" x="{x + 10:.0f}" dy="11">{escape(shortened(box.below, 34))}</tspan>' if box.below else ""
    told = " · ".join(x for x in (f"{box.name} ({box.kind})", box.below) if x)
    return (
        f'<g class="node {escape(box.kind)}{circled}"><title>{escape(told)}</title>'
        f'<rect x="{x:.0f}" y="{y:.0f}" width="{BOX}" height="{HEIGHT + (4 if box.below else 0)}" rx="5"/>'
        f'<text x="{x + 10:.0f}" y="{y + (13 if box.below else 17):.0f}">{words}{below}</text></g>'
    )


def shortened(name: str, most: int = LONGEST) -> str:
    """A name that fits its box."""
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"
