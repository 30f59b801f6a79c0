"""On whose word each claim rests: chains, tellers, origins, standing."""

from __future__ import annotations

from onrecord.collate.provenance.accounts import Trace, chain_of
from onrecord.collate.provenance.claims import trace_act, trace_binding, trace_event, trace_figure, trace_statement
from onrecord.collate.provenance.graph import draw
from onrecord.collate.provenance.neighbours import with_neighbours
from onrecord.collate.provenance.standing import dispute, torn_by

__all__ = [
    "Trace",
    "chain_of",
    "dispute",
    "draw",
    "torn_by",
    "trace_act",
    "trace_binding",
    "trace_event",
    "trace_figure",
    "trace_statement",
    "with_neighbours",
]
