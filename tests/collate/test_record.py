"""Laws of the record, and what it is at a time."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.collate.record import collate
from onrecord.facts.article import Article
from onrecord.facts.attribution import Attribution, Source
from onrecord.facts.entity import Entity
from onrecord.facts.event import Event
from onrecord.facts.figure import Figure
from onrecord.facts.reading import Reading
from onrecord.facts.record import Record
from onrecord.facts.span import Span
from onrecord.facts.story import Story

Pages = Callable[..., Any]
Make = Callable[..., Record]


def test_as_of_shows_only_what_was_published_by_then(page: Pages, record_of: Make) -> None:
    a = page("a", "Seven people died.", at="2025-06-10T08:00:00Z").figure("Seven people", 7, 7, sense="killed")
    b = page("b", "Nine people died.", at="2025-06-10T12:00:00+02:00").figure("Nine people", 9, 9, sense="killed")
    record = record_of(b, a, as_of="2025-06-10T09:30:00Z")
    assert record.articles == ("a",)
    assert [f.low for f in record.figures] == [7]
    assert record.discrepancies == ()
    assert record_of(a, b, as_of="2025-06-10").articles == ("a", "b")


def test_nothing_gives_an_empty_record() -> None:
    record = collate(Story("s", "", ()), ())
    assert record.articles == ()
    assert record.statements == ()


def test_every_span_quotes_its_article(page: Pages, record_of: Make) -> None:
    a = page("a", "“The bridge is open,” Lena Ortiz said.").says("Lena Ortiz", "“The bridge is open,”", "direct")
    b = page("b", "Ortiz said the bridge was open.").says("Ortiz", "the bridge was open")
    record = record_of(a, b)
    texts = {"a": a.article.text, "b": b.article.text}
    for account in record.statements[0].accounts:
        assert all(s.of(texts[account.article]).strip() for s in account.spans)
        assert all(node in {n.id for n in record.provenance.nodes} for node in account.chain)


TEXT = st.text(st.sampled_from("ab .,“”'\n\u200f😀é9"), min_size=0, max_size=60)


@st.composite
def readings(draw: st.DrawFn) -> list[Reading]:
    out = []
    for i in range(draw(st.integers(0, 4))):
        text = draw(TEXT)
        size = len(text)

        def span(size: int = size) -> Span:
            start = draw(st.integers(0, size))
            return Span(start, draw(st.integers(start, size)))

        entities = (
            Entity("e1", draw(TEXT), draw(st.sampled_from(["person", "organization", "place", "outlet"]))),
            Entity("e2", "Ada Banda", "person"),
        )
        attributions = tuple(
            Attribution(f"a{n}", draw(st.sampled_from(["direct", "indirect"])), Source(0, min(1, size), "e2"), None, (span(),))
            for n in range(2)
        )
        events = tuple(
            Event(f"v{n}", None, None, span(), ("e1",), factuality=draw(st.sampled_from(["actual", "denied", "planned"])))
            for n in range(2)
        )
        figure = span()
        figures = (
            Figure(figure.start, figure.end, draw(st.one_of(st.none(), st.integers(0, 50))), 50, "people", "people", id="n1"),
        )
        outlet, at = draw(st.sampled_from([None, "A", "B"])), draw(st.sampled_from([None, "2025-01-01"]))
        page = Article(f"x{i}", outlet=outlet, text=text, published_at=at)
        out.append(
            Reading(page, (), entities, (), attributions, (), figures, events)
        )  # fmt: skip
    return out


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(readings(), st.randoms(use_true_random=False))
def test_any_readings_are_survived_and_their_order_does_not_matter(found: list[Reading], rng: random.Random) -> None:
    story = Story("s", "t", tuple(r.article.id for r in found))
    record = collate(story, found)
    mixed = list(found)
    rng.shuffle(mixed)
    assert collate(story, mixed) == record
    intervals = [*(s.origins for s in record.statements), *(e.origins for e in record.events), *(f.origins for f in record.figures)]
    assert all(1 <= low <= high for low, high in intervals)
    assert not missing_nodes(record)


def missing_nodes(record: Record) -> set[str]:
    """Ids in chains of accounts that the graph does not hold."""
    accounts = [a for s in record.statements for a in s.accounts] + [a for e in record.events for a in e.accounts]
    accounts += [a for f in record.figures for a in f.accounts] + [a for b in record.bindings for a in b.accounts]
    accounts += [a for c in record.acts for a in (*c.accounts, *c.binding_accounts)]
    return {n for a in accounts for n in a.chain} - {n.id for n in record.provenance.nodes}


def test_every_teller_in_a_chain_is_a_node(page: Pages, record_of: Make) -> None:
    """Also one that vouches for a figure or an event and is quoted nowhere."""
    a = page("a", "Seven people died, according to the Harbour Office.")
    a.says("Harbour Office", "Seven people died", cue="according to", sort_of="organization")
    a.figure("Seven people", 7, 7, sense="killed", attribution="a1").event("Seven people died", "died", attribution="a1")
    record = record_of(a)
    assert any(len(account.chain) > 1 for f in record.figures for account in f.accounts)
    assert not missing_nodes(record)


def test_a_spokesman_without_a_name_speaks_for_a_node(page: Pages, record_of: Make) -> None:
    a = page("a", "The road is shut, a spokesman said.").says(
        "a spokesman", "The road is shut", entity={"named": False, "role": "spokesman"}
    )
    a.event("The road is shut", "shut", attribution="a1")
    record = record_of(a)
    assert any(len(account.chain) > 1 for e in record.events for account in e.accounts)
    assert not missing_nodes(record)


def test_dates_at_the_edge_of_the_calendar_are_survived(page: Pages, record_of: Make) -> None:
    a = page("a", "Two people died in Orlaby.", at="0001-01-01T00:00:00+23:59").figure("Two people", 2, 2, sense="killed")
    b = page("b", "Three people died in Orlaby.", at="9999-12-31T23:59:59-23:59").figure("Three people", 3, 3, sense="killed")
    assert record_of(a, b).articles == ("a", "b")
