"""The gate on what readers cost beside the bare pass."""

from __future__ import annotations

from bench.readers import MOST, over


def test_the_gate_names_what_costs_too_much_and_nothing_else() -> None:
    assert over(MOST) == []
    (told,) = over({**MOST, "accurate": MOST["accurate"] + 0.1})
    assert told.startswith("accurate: ")
