"""Numbers of a part, of seats, of another chamber or of room are held against no whole; equal sense is no opposite."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.collate.discrepancies.parts import parted
from onrecord.collate.figures import FigureAccount
from onrecord.collate.material import Source
from onrecord.facts.record import Record

Pages = Callable[..., Any]
Make = Callable[..., Record]
MORNING, EVENING = "2025-06-10T08:00:00Z", "2025-06-10T20:00:00Z"


def number(page: Pages, name: str, text: str, words: str, value: int, **more: Any) -> FigureAccount:  # noqa: ANN401 - a page
    reading = page(name, text, at=MORNING).figure(words, value, value, **more).reading()
    return FigureAccount(Source(reading), reading.figures[0])


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (("The quake killed 40 people.", "40 people", 40), ("Five people from one family died.", "Five people", 5), True),
        (("The fire killed 9 people.", "9 people", 9), ("Four members of the same family died.", "Four members", 4), True),
        (
            ("Seven people died in the van.", "Seven people", 7),
            ("Six people from one family died in the van.", "Six people", 6),
            False,
        ),
        (
            ("A hall took in 9,000 people.", "9,000 people", 9000),
            ("It opened a shelter for 4,000 people.", "4,000 people", 4000),
            True,
        ),
        (("The barracks held 300 men.", "300 men", 300), ("The barracks were built to house 200 men.", "200 men", 200), True),
        (("The dike plan won 31 votes.", "31 votes", 31), ("The party has a thin 26-24 majority.", "26", 26), True),
        (("The dike plan won 31 votes.", "31 votes", 31), ("The party holds 28 seats there.", "28", 28), True),
        (("It passed by a 31-19 majority.", "31", 31), ("The plan won 30 votes.", "30 votes", 30), False),
        (("The House passed it with 220 votes.", "220 votes", 220), ("The Senate passed it with 51 votes.", "51 votes", 51), True),
        (("The White House lost with 220 votes.", "220 votes", 220), ("The Senate lost with 51 votes.", "51 votes", 51), False),
    ],
)
def test_a_part_and_a_whole_are_parted(page: Pages, one: tuple[str, str, int], other: tuple[str, str, int], apart: bool) -> None:
    c, d = number(page, "a", *one), number(page, "b", *other)
    assert (parted(c, d), parted(d, c)) == (apart, apart)


def test_a_number_without_a_thing_is_of_what_its_sentence_counts(page: Pages) -> None:
    text = "The hail damaged 900 barns, with 200 destroyed."
    reading = page("a", text).figure("900 barns", 900, 900).figure("200", 200, 200, unit="", counts="").reading()
    barns, bare = reading.figures
    c = FigureAccount(Source(reading), bare, (barns,))
    assert parted(c, number(page, "b", "The hail destroyed 150 cars.", "150 cars", 150))
    assert not parted(c, number(page, "c", "The hail destroyed 150 barns.", "150 barns", 150))


def test_a_much_lower_later_toll_is_of_a_part(page: Pages, record_of: Make) -> None:
    def died(name: str, words: str, value: int, at: str) -> Any:  # noqa: ANN401 - a page
        p = page(name, f"Sheriff Ada Noll said {words} died in the flood.", at=at)
        p.says("Ada Noll", f"{words} died in the flood", entity={"named": True})
        return p.figure(words, value, value, unit="people", counts="people", sense="killed")

    first = died("a", "30 people", 30, MORNING)
    assert [d for d in record_of(first, died("b", "two people", 2, EVENING)).discrepancies if d.kind == "figure"] == []
    assert [d.kind for d in record_of(first, died("c", "26 people", 26, EVENING)).discrepancies] == ["figure"]


@pytest.mark.parametrize(
    ("one", "other", "shown"),
    [
        ("90,000 more villagers in Hallsund would go without water", "90,000 fewer villagers in Hallsund would get water", False),
        ("90,000 more villagers in Hallsund would get water", "90,000 fewer villagers in Hallsund would get water", True),
        ("more teachers in Hallsund would keep posts", "fewer teachers in Hallsund would keep posts", True),
    ],
)
def test_more_without_is_fewer_with(page: Pages, record_of: Make, one: str, other: str, shown: bool) -> None:
    pages = [
        page(n, f"The Water Board estimated that {t}.").says("Water Board", f"that {t}", cue="estimated", sort_of="organization")
        for n, t in (("a", one), ("b", other))
    ]
    assert any(d.reason.endswith("one says the opposite of the other") for d in record_of(*pages).discrepancies) is shown


POST = "While the mill will never admit it, the river was both loved and feared in the valley. They are not as sad as they say."


def test_two_posts_told_in_one_sentence_turn_nothing(page: Pages, record_of: Make) -> None:
    a = page("a", f"“{POST}” Lena Ortiz wrote.").says("Lena Ortiz", f"“{POST}”", "direct", cue="wrote")
    second = "the river was both loved and feared in the valley. They are not as sad as they say."
    told = f"that “the mill never won a case, but never lost a client!” and that “{second}”"
    b = page("b", f"Lena Ortiz wrote {told}").says("Lena Ortiz", told, "mixed", cue="wrote")
    assert [d for d in record_of(a, b).discrepancies if "left out turn" in d.reason] == []
