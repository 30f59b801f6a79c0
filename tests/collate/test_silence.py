"""Why a slot of what leads is empty: nobody tells it, accounts leave it open, or the reader could not tell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from onrecord.collate.arranging import Core, told_by_report
from onrecord.collate.events import EventAccount
from onrecord.collate.material import Material, Source
from onrecord.collate.slots import silences
from onrecord.facts.event import Event
from onrecord.facts.reading import Reading
from onrecord.facts.record import RecordEvent
from onrecord.facts.span import Span
from onrecord.facts.story import Story

Pages = Callable[..., Any]


def reasons(page: Any, trigger: str, weight: float = 0.5, others: Sequence[Reading] = ()) -> dict[str, str]:  # noqa: ANN401 - a page
    reading = page.reading()
    source = Source(reading)
    at = source.text.index(trigger)
    event = Event("v1", None, None, Span(at, at + len(trigger)), factuality="actual", lemma=trigger)
    account = EventAccount(source, event, frozenset(), frozenset(), None)
    told = RecordEvent("v1", None, None, (), (), None, None, "actual", (), (1, 1), weight=weight)
    sources = (source, *map(Source, others))
    core = Core(Material(Story("s", "", tuple(s.id for s in sources), None, None), sources))
    return {a.about: a.reason for a in silences(sources, [told], [[account]], [], [], partial(told_by_report, core))}


def test_nothing_of_the_kind_in_the_article(page: Pages) -> None:
    assert reasons(page("a", "The lock was opened at last."), "opened") == {
        "v1:date": "no account tells it",
        "v1:place": "no account tells it",
        "v1:actor": "no account tells it",
    }


def test_what_stands_in_the_article_is_the_readers_own_silence(page: Pages) -> None:
    made = page("a", "The lock was opened at last. Nora Hale of Velm had asked for it.")
    made.entity("Nora Hale")
    made.entity("Velm", "place")
    told = reasons(made, "opened")
    assert (told["v1:place"], told["v1:actor"]) == ("the reader could not tell", "the reader could not tell")


def test_words_that_leave_it_open(page: Pages) -> None:
    told = reasons(page("a", "The lock was opened at night. It is not clear who did it, and no group has claimed it."), "opened")
    assert told["v1:actor"] == "accounts leave it open"
    assert told["v1:place"] == "no account tells it"


def test_what_leads_nothing_is_passed_over(page: Pages) -> None:
    assert reasons(page("a", "The lock was opened at last."), "opened", weight=0.0) == {}


def test_another_article_of_the_story_that_has_words_of_the_kind_makes_it_the_readers_silence(page: Pages) -> None:
    other = page("b", "Nora Hale spoke of the lock in Velm.")
    other.entity("Nora Hale")
    other.entity("Velm", "place")
    opened = page("a", "The lock was opened at night. It is not clear who did it.")
    told = reasons(opened, "opened", others=[other.reading()])
    assert (told["v1:place"], told["v1:actor"]) == ("the reader could not tell", "the reader could not tell")
    assert told["v1:date"] == "no account tells it"
