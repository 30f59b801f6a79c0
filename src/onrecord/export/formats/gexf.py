"""GEXF: a record's provenance for Gephi."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import BinaryIO

from onrecord.export.choosing import Choice
from onrecord.export.format import Format, LeftOut
from onrecord.export.graphing import provenance
from onrecord.export.told import Told

TODAY = re.compile(r' lastmodifieddate="[^"]*"')
"""The day of writing, which NetworkX puts into a file that should be the same on every run."""


def write(records: Iterable[Told], out: BinaryIO, choice: Choice) -> LeftOut:  # noqa: ARG001  # every claim is in the graph
    """Write a record's graph."""
    import networkx as nx

    for told in records:
        out.write(b'<?xml version="1.0" encoding="UTF-8"?>\n')
        whole = "\n".join(nx.generate_gexf(provenance(told)))
        out.write(TODAY.sub("", whole, count=1).encode() + b"\n")
    return Counter()


MEDIA = "application/gexf+xml"
FORMAT = Format("gexf", "provenance as GEXF", MEDIA, ".gexf", write, apart=True, modules=("networkx",), extra="graphs")
