"""Facts are values: frozen, compared by content, and the same after a trip through JSON."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.facts.act import Need, Votes
from onrecord.facts.record import Edge
from onrecord.facts.span import Span, hull
from onrecord.facts.story import Copy

spans = st.tuples(st.integers(0, 50), st.integers(1, 20)).map(lambda p: Span(p[0], p[0] + p[1]))


def test_a_span_quotes_code_points() -> None:
    text = "“🛥️ Öre”"
    assert Span(1, 3).of(text) == "🛥️"
    assert Span(4, 7).of(text) == "Öre"
    assert Span(1, 3).length == 2


@given(spans, spans)
def test_overlap_is_mutual_and_holding_implies_it(a: Span, b: Span) -> None:
    shared = set(range(a.start, a.end)) & set(range(b.start, b.end))
    assert a.overlaps(b) == b.overlaps(a) == bool(shared)
    assert a.contains(b) == (set(range(b.start, b.end)) <= set(range(a.start, a.end)))


@given(st.lists(spans, min_size=1, max_size=5))
def test_the_hull_is_the_least_span_that_holds_all(given_spans: list[Span]) -> None:
    found = hull(tuple(given_spans))
    assert all(found.contains(s) for s in given_spans)
    assert found.start in {s.start for s in given_spans}
    assert found.end in {s.end for s in given_spans}


def test_no_span_has_no_hull() -> None:
    with pytest.raises(ValueError, match="empty"):
        hull(())


def test_facts_do_not_change() -> None:
    with pytest.raises(AttributeError):
        Span(1, 2).start = 5  # type: ignore[misc]  # that it cannot be set is the point


@pytest.mark.parametrize(
    ("fact", "keys"),
    [
        (Copy("a", "b", "whole", 0.9), {"article", "from", "part", "share"}),
        (Edge("a", "b", "cites", "x"), {"from", "to", "kind", "article"}),
        (Need("e1", "sign it"), {"from", "what"}),
        (Votes(9, 4, 1), {"for", "against", "abstain"}),
    ],
)
def test_names_on_the_wire_are_the_contracts(fact: msgspec.Struct, keys: set[str]) -> None:
    sent = msgspec.json.decode(msgspec.json.encode(fact))
    assert keys <= set(sent)
    assert msgspec.json.decode(msgspec.json.encode(fact), type=type(fact)) == fact
