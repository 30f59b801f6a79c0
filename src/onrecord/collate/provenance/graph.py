"""The graph of who takes from whom, with the circles in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from onrecord.collate.provenance.accounts import Trace
from onrecord.collate.statements import Variant
from onrecord.facts.record import Account, Edge, EdgeKind, Provenance
from onrecord.facts.span import Span


def draw(trace: Trace, statements: Sequence[Sequence[Variant]], accounts: Iterable[Account]) -> Provenance:
    """The provenance graph: relays and citations, copies, and whom each article quotes.

    Its nodes are all that stand at an edge's end or in the chain of one of the `accounts` of the record's claims.
    """
    edges = [*_relays(trace), *_copies(trace), *_quotes(trace, statements)]
    unique = {(e.taker, e.giver, e.kind, e.article, e.spans): e for e in edges}
    ordered = tuple(unique[k] for k in sorted(unique))
    used = (
        {n for e in ordered for n in (e.taker, e.giver)}
        | {n for a in accounts for n in a.chain}
        | set(trace.tellers.home.values())
        | {trace.tellers.article(s) for s in trace.material.sources}
    )
    nodes = tuple(n for i, n in sorted(trace.tellers.nodes.items()) if i in used)
    return Provenance(nodes, ordered, _circles(trace, ordered))


def _relays(trace: Trace) -> list[Edge]:
    out = []
    for source in trace.material.sources:
        home = trace.tellers.home[source.id]
        for relay in source.reading.relays:
            entity = source.entities.get(relay.entity)
            if entity is None or relay.form == "seen":
                continue
            outlet = trace.tellers.outlet(source, (entity.name, *entity.aliases))
            if outlet != home:
                kind: EdgeKind = "cites" if outlet in trace.tellers.articles_of else "relays"
                out.append(Edge(trace.tellers.article(source), outlet, kind, source.id, (Span(relay.start, relay.end),)))
    return out


def _copies(trace: Trace) -> list[Edge]:
    out = []
    for copy in trace.material.copies:
        source = trace.material.by_id[copy.article]
        giver = trace.material.by_id.get(copy.source)
        node = trace.tellers.article(giver) if giver else trace.tellers.outlet(source, (copy.source,))
        out.append(Edge(trace.tellers.article(source), node, "copies", copy.article, copy.spans))
    return out


def _quotes(trace: Trace, statements: Sequence[Sequence[Variant]]) -> list[Edge]:
    out = []
    for v in (v for u in statements for v in u):
        if v.entity is not None and v.entity.named and v.attribution.sort != "outlet" and v.entity.kind != "outlet":
            node = (
                trace.tellers.body(v.source, v.entity) if v.entity.kind != "person" else trace.tellers.add("person", v.entity.name)
            )
            out.append(Edge(trace.tellers.article(v.source), node, "quotes", v.source.id, v.attribution.content))
    return out


def _circles(trace: Trace, edges: Sequence[Edge]) -> tuple[tuple[str, ...], ...]:
    """Outlets that cite or copy each other in a circle, each circle from its first name."""
    home = trace.tellers.home
    outlet_of = {trace.tellers.article(s): home[s.id] for s in trace.material.sources}
    links = sorted({(outlet_of.get(e.taker, e.taker), outlet_of.get(e.giver, e.giver)) for e in edges if e.kind != "quotes"})
    links = [(a, b) for a, b in links if a != b]
    if not links:
        return ()
    names = sorted({n for link in links for n in link})
    number = {n: i for i, n in enumerate(names)}
    takers, givers = ([number[link[end]] for link in links] for end in (0, 1))
    taken = coo_array((np.ones(len(links), dtype=np.int8), (takers, givers)), shape=(len(names), len(names)))
    _, part_of = connected_components(taken, directed=True, connection="strong")
    parts: dict[int, list[str]] = {}
    for name, part in zip(names, part_of.tolist(), strict=True):
        parts.setdefault(part, []).append(name)
    return tuple(sorted(tuple(part) for part in parts.values() if len(part) > 1))
