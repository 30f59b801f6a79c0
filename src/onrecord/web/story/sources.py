"""On whose word: the origins with what rests on them, and the graph of who takes from whom, copies folded into their source."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from onrecord.facts.placing import Claim, ends
from onrecord.facts.record import Record
from onrecord.web import wording
from onrecord.web.charts import Box, Link, draw_graph
from onrecord.web.story.contexts import OriginRow, Sources
from onrecord.web.story.viewer import Viewer

MOST_ORIGINS = 12
COLUMNS = (12, 9, 14)
"""Boxes in each column of the graph: origins, who relays them, who publishes."""
PUBLISHES, RELAYS, ORIGIN = 2, 1, 0


@dataclass
class Resting:
    """What rests on an origin."""

    claims: int = 0
    alone: int = 0
    articles: list[str] = field(default_factory=list)
    example: str = ""


def sources_section(record: Record, viewer: Viewer) -> Sources:
    """The section."""
    resting = rests(record, viewer)
    order = sorted(resting, key=lambda n: (-len(set(resting[n].articles)), -resting[n].claims, n))
    rows = tuple(
        OriginRow(
            name=viewer.nodes[n].name or n,
            kind=viewer.nodes[n].kind,
            claims=resting[n].claims,
            alone=resting[n].alone,
            carriers=wording.listed(viewer.outlets(resting[n].articles)),
            href=resting[n].example,
        )
        for n in order[:MOST_ORIGINS]
    )
    graph, left = graph_of(record, viewer, order)
    cycles = tuple(" ↔ ".join(viewer.nodes[n].name if n in viewer.nodes else n for n in c) for c in record.provenance.cycles)
    return Sources(graph, left, rows, max(0, len(order) - MOST_ORIGINS), cycles)


def rests(record: Record, viewer: Viewer) -> dict[str, Resting]:
    """What rests on each origin that is named: how many claims, how many on it alone, in which articles."""
    found: dict[str, Resting] = defaultdict(Resting)
    everything: tuple[tuple[Claim, ...], ...] = (record.events, record.figures, record.acts, record.statements)
    for items in everything:
        for claim in items:
            named = [n for n in ends(claim) if n in viewer.nodes]
            for node in named:
                own = found[node]
                own.claims += 1
                own.alone += len(named) == 1 and claim.standing == "single origin"
                own.articles += [a.article for a in claim.accounts if a.known and a.chain and a.chain[-1] == node]
                own.example = own.example or viewer.at(claim.id)
    return dict(found)


def graph_of(record: Record, viewer: Viewer, order: list[str]) -> tuple[str, int]:
    """The drawing, and how many tellers it leaves out: articles are their outlets, whole copies a line below their source."""
    copied = {c.article: c.source for c in record.copies if c.part == "whole" and c.kind == "copy"}
    publishers = {viewer.outlet(a) for a in record.articles}
    below: dict[str, list[str]] = defaultdict(list)

    def name_of(node_id: str) -> str:
        """The box of a node: its outlet's for an article, its source's for a whole copy."""
        node = viewer.nodes[node_id]
        if node.kind != "article":
            return f"outlet:{node.name}" if node.name in publishers else node_id
        article = node_id.removeprefix("article:")
        for _ in range(len(copied)):
            if article not in copied or copied[article] not in viewer.articles:
                break
            below[viewer.outlet(copied[article])].append(viewer.outlet(article))
            article = copied[article]
        return f"outlet:{viewer.outlet(article)}"

    kinds: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for e in record.provenance.edges:
        if e.giver in viewer.nodes and e.taker in viewer.nodes:
            kinds[name_of(e.giver), name_of(e.taker)][e.kind] += 1
    linked = Counter(x for (a, b), n in kinds.items() if a != b for x in (a, b))
    circles = {name_of(n) for c in record.provenance.cycles for n in c if n in viewer.nodes}
    rank = {name_of(n): i for i, n in enumerate(order)}
    columns: tuple[list[Box], list[Box], list[Box]] = ([], [], [])
    for box in dict.fromkeys(x for pair in kinds for x in pair):
        if linked[box]:
            node = viewer.nodes.get(box)
            name = node.name if node else box.removeprefix("outlet:")
            column = PUBLISHES if not node else RELAYS if node.kind in {"outlet", "agency"} else ORIGIN
            copies = list(dict.fromkeys(o for o in below.get(name, ()) if o != name))
            told = f"copied by {wording.listed(copies)}" if copies and column == PUBLISHES else ""
            columns[column].append(Box(box, name or box, node.kind if node else "publisher", column, told, box in circles))
    boxes = []
    for boxed, most in zip(columns, COLUMNS, strict=True):
        boxed.sort(key=lambda b: (not b.circled, rank.get(b.id, len(rank)) if b.column == ORIGIN else 0, -linked[b.id], b.id))
        boxes += boxed[:most]
    links = [Link(a, b, n.most_common(1)[0][0]) for (a, b), n in kinds.items()]
    return draw_graph(boxes, links), sum(map(len, columns)) - len(boxes)
