"""Relays to outlets that only the story's other articles make known."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.facts.record import Record

Pages = Callable[..., Any]
Make = Callable[..., Record]


@pytest.mark.parametrize(
    "words",
    [
        "Caspian Watch reports that shots were fired",
        "Shots were fired, according to Caspian Watch",
        "Shots were fired, he told Caspian Watch",
    ],
)
def test_an_article_that_rests_on_another_outlet_of_the_story_cites_it(words: str, page: Pages, record_of: Make) -> None:
    record = record_of(page("a", "Shots were fired.", "Caspian Watch"), page("b", f"{words} at dawn.", "Orda Telegraph"))
    (edge,) = [e for e in record.provenance.edges if e.kind == "cites"]
    assert (edge.taker, edge.giver, edge.article) == ("article:b", "outlet:caspian-watch", "b")


def test_an_outlet_named_for_another_reason_or_naming_itself_is_no_relay(page: Pages, record_of: Make) -> None:
    a = page("a", "Shots were fired, he told Caspian Watch.", "Caspian Watch")
    b = page("b", "Police searched the rooms of Caspian Watch on Monday.", "Orda Telegraph")
    assert not [e for e in record_of(a, b).provenance.edges if e.kind == "cites"]


def test_a_relay_of_the_reading_is_not_told_twice(page: Pages, record_of: Make) -> None:
    text = "Shots were fired, Caspian Watch reported."
    b = page("b", text, "Orda Telegraph").relay("Caspian Watch", "Caspian Watch reported", text)
    record = record_of(page("a", "Shots were fired.", "Caspian Watch"), b)
    assert len([e for e in record.provenance.edges if e.kind == "cites"]) == 1


def test_outlets_named_in_one_list_are_all_cited(page: Pages, record_of: Make) -> None:
    record = record_of(
        page("a", "The yard will be sold.", "North Post"),
        page("b", "The yard will be sold.", "Harbour Herald"),
        page("c", "The yard is to be sold, the North Post and the Harbour Herald reported.", "Daily Anchor"),
    )
    cited = {e.giver for e in record.provenance.edges if e.article == "c" and e.kind == "cites"}
    assert cited == {"outlet:north-post", "outlet:harbour-herald"}
