"""A figure belongs to the event of its own clause."""

from __future__ import annotations

from onrecord.facts.event import Event
from onrecord.facts.figure import Figure
from onrecord.facts.span import Span
from onrecord.read.events.figure_events import event_of


def event(key: str, start: int, lemma: str) -> Event:
    return Event(key, None, None, Span(start, start + 5), lemma=lemma)


def test_the_event_that_tells_what_befell_the_counted_comes_before_a_nearer_one() -> None:
    figure = Figure(20, 25, 3, 3, "people", "people", sense="killed", clause=Span(0, 60))
    assert event_of(figure, (event("v1", 30, "report"), event("v2", 50, "kill"))) == "v2"
    assert event_of(figure, (event("v1", 30, "report"), event("v2", 1, "say"))) == "v1"


def test_an_event_of_another_clause_is_not_the_figures() -> None:
    figure = Figure(20, 25, 3, 3, "people", "people", sense="killed", clause=Span(0, 60))
    assert event_of(figure, (event("v1", 70, "kill"),)) is None
    assert event_of(Figure(20, 25, 3, 3, "people", "people"), (event("v1", 22, "kill"),)) is None
