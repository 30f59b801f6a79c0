"""One thing told to have happened in two ways of which hardly both can be so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.facts.record import Record

Pages = Callable[..., Any]
Make = Callable[..., Record]


def kinds(record: Record) -> list[tuple[str, str]]:
    return [(d.kind, d.verdict) for d in record.discrepancies]


def test_two_causes_of_one_crash_are_set_against_each_other(page: Pages, record_of: Make) -> None:
    a = page("a", "The Avaria Air plane was shot down near Port Selim on Wednesday.")
    b = page("b", "The Avaria Air plane hit a flock of birds near Port Selim, the ministry said.")
    (made,) = record_of(a, b).discrepancies
    assert (made.kind, made.verdict) == ("factuality", "conflict")
    assert made.reason.startswith("Outlet a has “The Avaria Air plane was shot down near Port Selim")
    assert [s.article for s in made.sides] == ["a", "b"]


@pytest.mark.parametrize(
    "other",
    [
        "Nobody knows whether the Avaria Air plane hit a flock of birds near Port Selim.",
        "Did the Avaria Air plane hit a flock of birds near Port Selim?",
        "The ministry ruled out that the Avaria Air plane near Port Selim hit a flock of birds.",
        "The Avaria Air plane was shot down near Port Selim or hit a flock of birds.",
        "A flock of birds hit a kite.",
    ],
)
def test_what_is_asked_denied_weighed_or_of_something_else_is_no_other_way(page: Pages, record_of: Make, other: str) -> None:
    a = page("a", "The Avaria Air plane was shot down near Port Selim on Wednesday.")
    assert kinds(record_of(a, page("b", other))) == []


def test_deaths_of_two_people_are_two(page: Pages, record_of: Make) -> None:
    def dead(name: str, who: str, words: str) -> Any:  # noqa: ANN401 - a page
        made = page(name, f"Prosecutor {who} of Brack died on Friday night {words}.")
        made.entity(who)
        return made

    one = record_of(dead("a", "Ada Rusk", "of smoke inhalation"), dead("b", "Ada Rusk", "when rockets hit her house"))
    assert kinds(one) == [("factuality", "conflict")]
    assert kinds(record_of(dead("a", "Ada Rusk", "of smoke inhalation"), dead("b", "Ben Holm", "when rockets hit his house"))) == []


def test_what_is_taken_away_stands_beside_the_way(page: Pages, record_of: Make) -> None:
    a = page("a", "Ostria revoked the citizenship of the singer Petra Vesel on Monday.")
    b = page("b", "Ostria suspended the citizenship of the singer Petra Vesel on Monday.")
    assert kinds(record_of(a, b)) == [("status", "conflict")]
    c = page("c", "Ostria, which gave the singer Petra Vesel citizenship years ago in a ceremony by the sea, suspended her tour.")
    assert kinds(record_of(a, c)) == []


@pytest.mark.parametrize(
    ("one", "other", "made"),
    [
        (
            "The raid on the mill at Arl was illegal, said the lawyer of the union.",
            "The raid on the mill at Arl was lawful, said the prosecutor.",
            ("factuality", "conflict"),
        ),
        (
            "The storm Ida is expected to make landfall near Port Selim on Friday.",
            "The storm Ida made landfall near Port Selim at dawn.",
            ("status", "update"),
        ),
        (
            "The police of Brack said that nobody is in custody over the theft of the altar.",
            "The police of Brack said that a suspect was taken into custody over the theft of the altar.",
            ("status", "update"),
        ),
        (
            "No group has claimed responsibility for the blast at the Arl dam.",
            "The Free Tarn group claimed responsibility for the blast at the Arl dam.",
            ("status", "update"),
        ),
        (
            "The march in Brack for the bakers was largely peaceful.",
            "The march in Brack for the bakers turned violent at noon.",
            ("factuality", "scope"),
        ),
    ],
)
def test_states_that_exclude_each_other_are_set_side_by_side(
    page: Pages, record_of: Make, one: str, other: str, made: tuple[str, str]
) -> None:
    assert kinds(record_of(page("a", one, at="2024-05-02"), page("b", other, at="2024-05-03"))) == [made]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The raid on the mill at Arl was illegal, said the lawyer.",
            "A ban on eel fishing in Ostria is constitutional, judges found.",
        ),
        (
            "The storm Ida is expected to make landfall near Port Selim.",
            "The hurricane of 1911 came ashore in Brack, chronicles say.",
        ),
        (
            "No group has claimed responsibility for the blast at the dam.",
            "She claimed responsibility for the late budget, a minister.",
        ),
    ],
)
def test_states_of_other_things_are_none(page: Pages, record_of: Make, one: str, other: str) -> None:
    assert kinds(record_of(page("a", one), page("b", other))) == []


def test_who_signs_is_known_by_the_surname_where_nobody_else_is_told(page: Pages, record_of: Make) -> None:
    a = page("a", "Governor Ada Rusk has not said whether she will sign the bill on eels.", at="2024-05-02")
    a.entity("Ada Rusk")
    b = page("b", "Rusk signed the bill on eels at noon.", at="2024-05-03")
    c = page("c", "Holm signed the bill on eels at noon.", at="2024-05-03")
    assert kinds(record_of(a, b)) == [("status", "update")]
    assert kinds(record_of(a, c)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The porter was stabbed with a knife in Brack Lane on Monday.",
            "The porter stabbed in Brack Lane had a screwdriver in his side.",
        ),
        (
            "The fire at the Hotel Lind in Brack began at an electric heater.",
            "Leaking gas caused the fire at the Hotel Lind in Brack.",
        ),
        ("The coach left the Selim road after its brakes failed.", "The coach left the Selim road because the driver fell asleep."),
        ("The Selim footbridge collapsed after years of rust.", "The Selim footbridge collapsed under excessive load."),
        ("The ferry Lind sank off Brack because it was overloaded.", "The ferry Lind sank off Brack after an explosion."),
        ("Contaminated water caused the cholera outbreak in Brack.", "Bad sausages caused the cholera outbreak in Brack."),
    ],
)
def test_means_and_causes_of_one_thing_are_set_against_each_other(page: Pages, record_of: Make, one: str, other: str) -> None:
    assert kinds(record_of(page("a", one), page("b", other))) == [("factuality", "conflict")]
    both = f"{one} {other}"
    assert kinds(record_of(page("a", one), page("b", both))) == []
