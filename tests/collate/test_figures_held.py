"""How a number is held: counts lead, and not what is called by a number, is needed, foretold, or a size without a number."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import pytest

from onrecord.collate.arranging import trusting
from onrecord.facts.record import Record, RecordFigure

Pages = Callable[..., Any]
Make = Callable[..., Record]


def only(record: Record) -> RecordFigure:
    (figure,) = record.figures
    return figure


@pytest.mark.parametrize(
    ("text", "words", "low", "unit", "leads"),
    [
        ("They played the 911 recordings.", "911 recordings", 911, "recordings", False),
        ("They played 911 songs.", "911 songs", 911, "songs", True),
        ("Her 2016 ambitions are known.", "2016 ambitions", 2016, "ambitions", False),
        ("They named 2,016 ships.", "2,016 ships", 2016, "ships", True),
        ("Some 12 boats are still expected to arrive.", "12 boats", 12, "boats", False),
        ("The ministry predicts 12,000 new permits.", "12,000 new permits", 12000, "permits", False),
        ("The ministry counted 12,000 new permits.", "12,000 new permits", 12000, "permits", True),
    ],
)
def test_what_counts_nothing_leads_nothing(
    page: Pages, record_of: Make, text: str, words: str, low: int, unit: str, leads: bool
) -> None:
    a = page("a", text).figure(words, low, low, unit=unit, counts=words.split(" ", 1)[1])
    assert (only(record_of(a)).weight > 0) is leads


def test_seats_and_votes_that_are_needed_are_not_cast(page: Pages, record_of: Make) -> None:
    held = page("a", "The party has a slim 52-48 majority in the chamber.").figure(
        "52", 52, 52, unit="votes", counts="", sense="for"
    )
    cast = page("a", "The chamber passed it 52-48 on Monday.").figure("52", 52, 52, unit="votes", counts="", sense="for")
    assert only(record_of(held)).weight == 0.0
    assert only(record_of(cast)).weight > 0


def test_two_sizes_without_a_number_are_two(page: Pages, record_of: Make) -> None:
    a = page("a", "Dozens of protesters climbed the wall in Osk.").figure("Dozens of protesters", 24, None, unit="protesters")
    b = page("b", "A list with dozens of names was unsealed.").figure("dozens of names", 24, None, unit="names")
    assert len(record_of(a, b).figures) == 2


def test_a_bare_noun_is_told_on(page: Pages, record_of: Make) -> None:
    a = page("a", "In Osk about 100 people protested there, police said.")
    a.figure("100 people", 100, 100, told=a.at("protested there"))
    b = page("a", "The office said 14 million fewer people would be covered.").figure(
        "14 million fewer people", 14e6, 14e6, counts="fewer people"
    )
    c = page("a", "A storm killed 12 people in Osk.").figure("12 people", 12, 12, sense="killed")
    assert only(record_of(a)).counts == "people protested there"
    assert only(record_of(b)).counts == "fewer people would be covered"
    assert only(record_of(c)).counts == "people"


def test_what_befell_them_is_told_by_the_toll_before(page: Pages, record_of: Make) -> None:
    text = "It said its estimated death toll from the alleged attack on the town had reached 322, including 54 children."
    a = page("a", text).figure("322", 322, 322, unit="", counts="").figure("54 children", 54, 54)
    assert {f.low: f.sense for f in record_of(a).figures} == {322: "killed", 54: "killed"}


def distrusting(kind: str, rows: Sequence[Mapping[str, float]]) -> dict[str, Any]:
    assert kind in {"figure", "act"}
    assert all(row.keys() == rows[0].keys() for row in rows)
    return {"whole": np.zeros(len(rows))}


def test_what_is_likelier_wrong_leads_nothing_and_stays(page: Pages, record_of: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trusting, "trusted", distrusting)

    def record(number: int) -> Record:
        made = []
        for n in range(number):
            p = page(
                f"a{n}", f"The quarry of Osk sold {n + 20} white carts. Some {n + 300} people died.", f"Outlet {n}", "2031-05-05"
            )
            p.figure(f"{n + 20} white carts", n + 20, n + 20, counts="white carts")
            made.append(p.figure(f"{n + 300} people", n + 300, n + 300, sense="killed"))
        return record_of(*made)

    few, many = record(trusting.ARTICLES - 1), record(trusting.ARTICLES)
    assert all(f.weight > 0 for f in few.figures)
    assert [f for f in many.figures if f.unit == "carts"]
    assert all((f.weight > 0) is (f.sense == "killed") for f in many.figures)
