"""Numbers that look alike and count other things, other people or another occasion are not held against each other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.facts.record import Record
from onrecord.facts.time import TimeExpression

Pages = Callable[..., Any]
Make = Callable[..., Record]
MORNING, EVENING = "2025-06-10T08:00:00Z", "2025-06-10T20:00:00Z"


def killed(page: Pages, name: str, text: str, words: str, number: int, at: str, unit: str = "people") -> Any:  # noqa: ANN401 - a page
    return page(name, text, at=at).figure(words, number, number, unit=unit, counts=unit, sense="killed")


def figures(record: Record) -> list[tuple[str, str]]:
    return [(d.kind, d.verdict) for d in record.discrepancies if d.kind == "figure"]


def test_a_toll_of_another_month_is_not_held_against_this_ones(page: Pages, record_of: Make) -> None:
    a = killed(page, "a", "Seven people died in the crash of a bus.", "Seven people", 7, MORNING)
    b = killed(page, "b", "In December, 29 people died in the crash of a bus.", "29 people", 29, EVENING)
    assert figures(record_of(a, b)) == [("figure", "update")]
    span = b.at("December")
    b.rows["times"] = [TimeExpression(span.start, span.end, "2024-12", "DATE")]
    assert figures(record_of(a, b)) == []


def test_some_of_the_people_are_no_other_number_of_people(page: Pages, record_of: Make) -> None:
    a = killed(page, "a", "Nine people died in the fire.", "Nine people", 9, MORNING)
    some = killed(page, "b", "Four firefighters died in the fire.", "Four firefighters", 4, EVENING, "firefighters")
    more = killed(page, "c", "Twelve firefighters died in the fire.", "Twelve firefighters", 12, EVENING, "firefighters")
    assert figures(record_of(a, some)) == []
    assert figures(record_of(a, more)) == [("figure", "update")]


def test_what_befell_two_persons_is_told_of_each(page: Pages, record_of: Make) -> None:
    def hit(name: str, who: str, times: str, number: int) -> Any:  # noqa: ANN401 - a page
        p = page(name, f"{who} was hit {times} times in the shooting, police said.", at=MORNING)
        p.entity(who)
        return p.figure(f"{times} times", number, number, unit="times", counts="times hit in the shooting")

    assert figures(record_of(hit("a", "Ada Banda", "Seven", 7), hit("b", "Ada Banda", "five", 5))) == [("figure", "conflict")]
    assert figures(record_of(hit("a", "Ada Banda", "Seven", 7), hit("b", "Rui Tomé", "five", 5))) == []


@pytest.mark.parametrize(
    "words",
    ["Ada Banda, 25, of Mufulira", "Ada Banda (25)", "Ada “Ace,” 25, of Mufulira", "a man aged 25", "one of ages 20 and 25"],
)
def test_an_age_beside_a_name_counts_nobody(page: Pages, record_of: Make, words: str) -> None:
    a = killed(page, "a", "Three people were killed in the fire.", "Three people", 3, MORNING)
    b = page("b", f"Killed in the fire was {words}.", at=EVENING).figure(
        "25", 25, 25, unit="people", counts="people", sense="killed"
    )
    assert figures(record_of(a, b)) == []


def test_a_rate_is_no_count(page: Pages, record_of: Make) -> None:
    a = killed(page, "a", "Fifteen people died on the road.", "Fifteen people", 15, MORNING)
    b = killed(page, "b", "There are 38 people killed per 100,000 on the road.", "38 people", 38, EVENING)
    assert figures(record_of(a, b)) == []


def test_least_numbers_far_apart_in_one_sentence_are_shown(page: Pages, record_of: Make) -> None:
    def hurt(name: str, words: str, least: int) -> Any:  # noqa: ANN401 - a page
        p = page(name, f"{words} were taken to hospital after the collapse.", at=MORNING)
        p.figure(words, least, None, unit="workers", counts="workers")
        return p.event(f"{words} were taken to hospital after the collapse", "taken")

    far = record_of(hurt("a", "At least 17 workers", 17), hurt("b", "At least 71 workers", 71))
    assert figures(far) == [("figure", "unclear")]
    assert figures(record_of(hurt("a", "At least 17 workers", 17), hurt("b", "At least 18 workers", 18))) == [
        ("figure", "rounding")
    ]


def test_none_of_one_sort_is_not_held_against_others(page: Pages, record_of: Make) -> None:
    a = page("a", "Three villagers were killed in the raid on the farm.", at=MORNING)
    a.figure("Three villagers", 3, 3, unit="deaths", counts="villagers", sense="killed")
    for words, shown in (("no army deaths", []), ("no deaths", [("factuality", "conflict")])):
        b = page("b", f"There were {words} in the raid on the farm.", at=EVENING)
        b.figure(words, 0, 0, unit="deaths", counts=words[3:], sense="killed")
        assert [(d.kind, d.verdict) for d in record_of(a, b).discrepancies] == shown
