"""Each claim's slots, settled from its accounts."""

from __future__ import annotations

from onrecord.collate.settling.claims import act, binding, event, figure, statement

__all__ = ["act", "binding", "event", "figure", "statement"]
