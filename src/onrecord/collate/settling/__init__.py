"""Each claim's slots, settled from its accounts."""

from __future__ import annotations

from onrecord.collate.settling.claims import settle_act, settle_binding, settle_event, settle_figure, settle_statement
from onrecord.collate.settling.victims import placed

__all__ = ["placed", "settle_act", "settle_binding", "settle_event", "settle_figure", "settle_statement"]
