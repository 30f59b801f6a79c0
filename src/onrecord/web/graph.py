"""Draws a provenance graph as SVG: origins at the top, who takes from them below (layered layout, Sugiyama et al. 1981)."""

from __future__ import annotations

from html import escape

import igraph

from onrecord.facts.record import Edge, Node, Provenance

ROW, COLUMN, BOX, HEIGHT, MARGIN = 84, 176, 160, 34, 16
SHOWN = frozenset({"relays", "copies", "cites"})
MOST_NODES = 60
LONGEST = 22


def shortened(name: str) -> str:
    """A name that fits its box."""
    return name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + "…"


def arrow(edge: Edge, left: tuple[float, float], right: tuple[float, float]) -> str:
    """A curve from the giver's box down to the taker's."""
    (x1, y1), (x2, y2) = left, right
    top, bottom = (y1 + HEIGHT / 2, y2 - HEIGHT / 2) if y2 > y1 else (y1 - HEIGHT / 2, y2 + HEIGHT / 2)
    middle = (top + bottom) / 2
    path = f"M{x1:.0f},{top:.0f} C{x1:.0f},{middle:.0f} {x2:.0f},{middle:.0f} {x2:.0f},{bottom:.0f}"
    return f'<path class="edge {edge.kind}" d="{path}" marker-end="url(#tip)"><title>{escape(edge.kind)}</title></path>'


def box(node: Node, at: tuple[float, float]) -> str:
    """A node's box with its name."""
    x, y = at
    return (
        f'<g class="node {node.kind}"><title>{escape(node.name)} ({escape(node.kind)})</title>'
        f'<rect x="{x - BOX / 2:.0f}" y="{y - HEIGHT / 2:.0f}" width="{BOX}" height="{HEIGHT}" rx="6"/>'
        f'<text x="{x:.0f}" y="{y + 4:.0f}">{escape(shortened(node.name))}</text></g>'
    )


def draw(provenance: Provenance) -> str:
    """The SVG of the relays, copies and citations; "" when there are none, or too many to read."""
    edges = [e for e in provenance.edges if e.kind in SHOWN and e.taker != e.giver]
    pairs = {(e.giver, e.taker): e for e in edges}
    used = {x for pair in pairs for x in pair}
    nodes = [n for n in provenance.nodes if n.id in used]
    if not nodes or len(nodes) > MOST_NODES:
        return ""
    place = {n.id: i for i, n in enumerate(nodes)}
    links = [(place[a], place[b]) for a, b in pairs if a in place and b in place]
    layout = igraph.Graph(n=len(nodes), edges=links, directed=True).layout_sugiyama(hgap=1, vgap=1)
    points = [(float(x), float(y)) for x, y in layout.coords[: len(nodes)]]
    left, top = min(x for x, _ in points), min(y for _, y in points)
    at = [(MARGIN + BOX / 2 + (x - left) * COLUMN, MARGIN + HEIGHT / 2 + (y - top) * ROW) for x, y in points]
    width = max(x for x, _ in at) + BOX / 2 + MARGIN
    height = max(y for _, y in at) + HEIGHT / 2 + MARGIN
    arrows = "".join(arrow(e, at[place[a]], at[place[b]]) for (a, b), e in pairs.items() if a in place and b in place)
    boxes = "".join(box(n, at[i]) for i, n in enumerate(nodes))
    return (
        f'<svg class="graph" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" '
        'role="img" aria-label="Who takes from whom">'
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        '<path d="M0,0 L8,4 L0,8 z"/></marker></defs>'
        f"{arrows}{boxes}</svg>"
    )
