"""The largest independent set, against trying all sets."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.collate.provenance.independence import largest_independent


@given(st.integers(0, 9), st.sets(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=20))
def test_equals_the_best_of_all_sets(count: int, pairs: set[tuple[int, int]]) -> None:
    pairs = {(a, b) for a, b in pairs if a < count and b < count and a != b}

    def independent(chosen: tuple[int, ...]) -> bool:
        return not any((a, b) in pairs or (b, a) in pairs for a, b in combinations(chosen, 2))

    best = max(size for size in range(count + 1) if any(independent(c) for c in combinations(range(count), size)))
    assert largest_independent(count, sorted(pairs)) == best


def test_large_cliques_and_chains_are_quick() -> None:
    clique = [(i, j) for i, j in combinations(range(150), 2)]
    chain = [(150 + i, 151 + i) for i in range(100)]
    assert largest_independent(251, clique + chain) == 1 + 51
