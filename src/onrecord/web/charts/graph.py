"""Draws who takes from whom: origins left, who relays them in the middle, who publishes right (layered; Sugiyama et al. 1981)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import igraph

COLUMN, BOX, HEIGHT, ROW, MARGIN = 300, 200, 26, 36, 8
LONGEST = 27


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


def _rows(boxes: Sequence[Box], links: list[tuple[int, int]]) -> list[int]:
    """The place of each box in its column, so that few lines cross."""
    across = [(a, b) for a, b in links if boxes[a].column < boxes[b].column]
    layers = [b.column for b in boxes]
    placed = igraph.Graph(n=len(boxes), edges=across, directed=True).layout_sugiyama(layers=layers, maxiter=200)
    rows = [0] * len(boxes)
    for column in range(3):
        own = sorted((i for i, b in enumerate(boxes) if b.column == column), key=lambda i: (placed.coords[i][0], i))
        for row, i in enumerate(own):
            rows[i] = row
    return rows


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
