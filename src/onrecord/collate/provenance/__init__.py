"""On whose word each claim rests: chains, tellers, origins, standing."""

from __future__ import annotations

from onrecord.collate.provenance.accounts import Bench, accounts_of, best_chains, chain_of, first_most, most_told
from onrecord.collate.provenance.chains import Chain
from onrecord.collate.provenance.graph import draw
from onrecord.collate.provenance.neighbours import with_neighbours
from onrecord.collate.provenance.standing import dispute

__all__ = [
    "Bench",
    "Chain",
    "accounts_of",
    "best_chains",
    "chain_of",
    "dispute",
    "draw",
    "first_most",
    "most_told",
    "with_neighbours",
]
