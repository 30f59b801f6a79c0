"""The graph of a record's provenance: who takes from whom, and which claims rest on whom."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from onrecord.export.columns import UNSEEN, joined
from onrecord.export.told import Told, address

if TYPE_CHECKING:
    import networkx as nx


def texts(**told: object) -> dict[str, Any]:
    """Attributes of a node or an edge: what is known, with texts that XML can hold."""
    return {k: shown(v) if isinstance(v, str) else v for k, v in told.items() if v is not None}


def shown(text: str) -> str:
    """Text without what XML cannot hold."""
    return UNSEEN.sub("", text).replace("\ufffe", "").replace("\uffff", "").encode("utf-8", "replace").decode()


def provenance(told: Told) -> nx.MultiDiGraph[str]:
    """The graph: tellers and claims as nodes; edges from who takes to who gives, and from a claim to the end of each chain.

    An edge of a chain whose end is not known leads to its nearest teller, and says so.
    """
    import networkx as nx

    r = told.record
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(name=" ".join(shown(r.title).split()), story=shown(r.id))
    for n in r.provenance.nodes:
        graph.add_node(n.id, **texts(label=n.name, kind=n.kind, owner=n.owner))
    for c in told.claims:
        low, high = c.origins
        graph.add_node(f"claim:{c.id}", **texts(
            label=c.title, kind="claim", sort=c.sort, standing=c.standing, origins_low=low, origins_high=high, weight=c.weight,
            factuality=c.factuality, verdicts=joined(told.verdicts(c.id)), abstained=joined(told.abstained(c.id)),
        ))  # fmt: skip
    for number, (taker, giver, more) in enumerate(edges(told)):
        for node in (taker, giver):
            if node not in graph:
                graph.add_node(node, **texts(label=node, kind="unknown"))
        graph.add_edge(taker, giver, key=str(number), id=str(number), **more)
    return graph


def edges(told: Told) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The edges, with the article and the exact words that show each."""
    for e in told.record.provenance.edges:
        words, where = told.words(e.article, e.spans), address(e.article, e.spans)
        yield e.taker, e.giver, texts(kind=e.kind, article=e.article, words=words, span=where, known=True)
    for c in told.claims:
        for a in c.accounts:
            if a.chain:
                words, where = told.words(a.article, a.spans), address(a.article, a.spans)
                end = a.chain[-1] if a.known else a.chain[0]
                yield f"claim:{c.id}", end, texts(kind="rests on", article=a.article, words=words, span=where, known=a.known)
