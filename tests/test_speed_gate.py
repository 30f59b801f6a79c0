"""The gate on what readers cost beside the bare pass."""

from __future__ import annotations

from bench.readers import MOST, PLAIN, most, over


def test_the_gate_names_what_costs_too_much_and_nothing_else() -> None:
    assert over(MOST, MOST) == []
    (told,) = over({**MOST, "accurate": MOST["accurate"] + 0.1}, MOST)
    assert told.startswith("accurate: ")


def test_a_processor_without_dot_products_may_take_longer_for_the_tagger_alone() -> None:
    assert most("flags : sse4_2 avx2 fma") == {**MOST, "accurate": PLAIN}
    assert most("flags : avx2 avx512_vnni") == MOST
    assert most("") == MOST
