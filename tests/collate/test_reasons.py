"""Reasons that name both sides with their words; cards that are left out because each side is of another thing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from onrecord.facts.record import Record

Pages = Callable[..., Any]
Make = Callable[..., Record]


def reasons(record: Record, kind: str) -> list[str]:
    """The reasons of the cards of one kind."""
    return [d.reason for d in record.discrepancies if d.kind == kind]


def test_a_reason_names_each_side_with_its_words(page: Pages, record_of: Make) -> None:
    a = page("a", "President Vetter called the sale of the coast legal.")
    b = page("b", "The court found the sale of the coast illegal.")
    (told,) = reasons(record_of(a, b), "factuality")
    assert told.startswith("Outlet a has “")
    assert ", Outlet b has “" in told


def test_two_nominees_are_two_votes(page: Pages, record_of: Make) -> None:
    a = page("a", "The senate confirmed the judge Anna Oske by a vote of 97 to 0 in 1988.")
    b = page("b", "The nomination of Peter Lund was confirmed by the senate by a vote of 98 to nothing.")
    a.entity("Anna Oske")
    b.entity("Peter Lund")
    assert reasons(record_of(a, b), "figure") == []


def test_the_badly_hurt_are_some_of_the_hurt(page: Pages, record_of: Make) -> None:
    a = page("a", "The blast at the Selim market wounded 17 people critically, doctors at the market said.")
    b = page("b", "The blast at the Selim market wounded 22 people, doctors at the market said.")
    assert reasons(record_of(a, b), "figure") == []


def test_the_rest_of_a_quotation_after_who_said_it_is_told_too(page: Pages, record_of: Make) -> None:
    a = page("a", "“Yes, this makes the harbour works harder, but it does not in any way make them impossible,” Mayor Oske said.")
    b = page("b", "“Yes, this makes the harbour works harder,” Mayor Oske said. “But it does not in any way make them impossible.”")
    assert not any("two wordings" in r for r in reasons(record_of(a, b), "wording"))


def test_another_last_word_is_another_wording_though_the_page_has_that_word_near(page: Pages, record_of: Make) -> None:
    a = page(
        "a", "The prosecution has rested. The memo bars “sour words about the subject of a declined criminal inquiry”, it says."
    )
    b = page("b", "She read out “sour words about the subject of a declined criminal prosecution”, and left.")
    assert any("two wordings" in r for r in reasons(record_of(a, b), "wording"))


def test_a_translation_of_a_speaker_only_described_is_one_utterance(page: Pages, record_of: Make) -> None:
    a = page("a", "“We built this harbour with our own hands and nobody will close it while we live here,” Anna Oske said.")
    b = page("b", "“This harbour was made with our own hands and while we are living nobody will shut it,” the mayor said.")
    a.says("Anna Oske", "“We built this harbour with our own hands and nobody will close it while we live here,”", "direct")
    b.says("the mayor", "“This harbour was made with our own hands and while we are living nobody will shut it,”", "direct")
    assert all("Outlet a has “" in r for r in reasons(record_of(a, b), "wording"))
