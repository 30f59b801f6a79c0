"""GraphML: a record's provenance for NetworkX, igraph, Gephi, yEd."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import BinaryIO

from onrecord.export.choosing import Choice
from onrecord.export.format import Format, LeftOut
from onrecord.export.graphing import provenance
from onrecord.export.told import Told


def write(records: Iterable[Told], out: BinaryIO, choice: Choice) -> LeftOut:  # noqa: ARG001  # every claim is in the graph
    """Write a record's graph."""
    import networkx as nx

    for told in records:
        out.write(b'<?xml version="1.0" encoding="UTF-8"?>\n')
        out.writelines(f"{line}\n".encode() for line in nx.generate_graphml(provenance(told)))
    return Counter()


MEDIA = "application/graphml+xml"
FORMAT = Format("graphml", "provenance as GraphML", MEDIA, ".graphml", write, apart=True, modules=("networkx",), extra="graphs")
