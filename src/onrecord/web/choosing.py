"""Which claims of a record are shown first, and which only on request."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from onrecord.facts.record import RecordEvent, RecordFigure, RecordStatement

MOST = 20
"""Events, figures and statements that are shown at once; long stories have hundreds."""
Claim = TypeVar("Claim", RecordEvent, RecordStatement, RecordFigure)


def parted(claims: Sequence[Claim], most: int = MOST) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
    """The claims that lead, by weight, and the rest in the order of the text.

    A claim without any weight only names what another tells, or cannot be read by itself: it leads only where nothing else does.
    """
    weighty = sorted((c for c in claims if c.weight > 0), key=lambda c: -c.weight)[:most]
    main = tuple(weighty) or tuple(claims[:most])
    chosen = {c.id for c in main}
    return main, tuple(c for c in claims if c.id not in chosen)
