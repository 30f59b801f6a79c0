"""Numbers that learnt trees take for two accounts of one number."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from onrecord.collate.discrepancies import figure, number_pairs, paired
from onrecord.facts.record import Discrepancy, Record
from onrecord.match.trees import Forest

Pages = Callable[..., Any]
Make = Callable[..., Record]


def test_the_shipped_trees_are_of_these_columns() -> None:
    forest = number_pairs.forest()
    assert tuple(forest.names) == number_pairs.NAMES
    assert 0.5 < forest.bar < 1


def surely(sure: float) -> Forest:
    """A forest that is equally sure of every pair."""
    odds = float(np.log(sure / (1 - sure)))
    return Forest([0], [0], [0.0], [0], [0], [0.0], odds, 1, names=list(number_pairs.NAMES), bar=0.75)


@pytest.fixture
def trusting(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (number_pairs, paired):
        monkeypatch.setattr(module, "forest", lambda: surely(0.9))


def numbers(record: Record) -> list[Discrepancy]:
    return [d for d in record.discrepancies if d.kind == "figure"]


def told(page: Pages, name: str, words: str, number: str, low: float | None, high: float | None, **more: Any) -> Any:  # noqa: ANN401 - a page
    return page(name, words, at=more.pop("at", "2024-05-02T10:00:00Z")).figure(number, low, high, **more)


@pytest.mark.usefixtures("trusting")
def test_two_values_of_one_thing_are_one_card_that_leaves_open_why(page: Pages, record_of: Make) -> None:
    a = told(page, "a", "Workers at the Arl dam walked out, 400 turbines stood.", "400 turbines", 400, 400)
    b = told(page, "b", "At the dam of Arl 15 turbines stood after workers walked out.", "15 turbines", 15, 15)
    (made,) = numbers(record_of(a, b))
    assert (made.verdict, len(made.sides)) == ("unclear", 2)
    assert made.reason == "Outlet a has “400 turbines”, Outlet b has “15 turbines”: no account tells why"


@pytest.mark.usefixtures("trusting")
@pytest.mark.parametrize(
    ("words", "number", "low", "high"),
    [
        ("At the dam of Arl 15 other turbines stood after workers walked out.", "15 other turbines", 15, 15),
        ("At the dam of Arl up to 400 turbines stood after workers walked out.", "up to 400 turbines", None, 400),
        ("At the dam of Arl 15 lorries stood after workers walked out.", "15 lorries", 15, 15),
    ],
)
def test_others_limits_and_other_things_are_no_second_value(
    page: Pages, record_of: Make, words: str, number: str, low: float | None, high: float
) -> None:
    a = told(page, "a", "Workers at the Arl dam walked out, at most 400 turbines stood.", "at most 400 turbines", None, 400)
    b = told(page, "b", words, number, low, high, unit=number.split()[-1])
    assert numbers(record_of(a, b)) == []


def test_without_trust_nothing_is_shown(page: Pages, record_of: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (number_pairs, paired):
        monkeypatch.setattr(module, "forest", lambda: surely(0.2))
    a = told(page, "a", "Workers at the Arl dam walked out, 400 turbines stood.", "400 turbines", 400, 400)
    b = told(page, "b", "At the dam of Arl 15 turbines stood after workers walked out.", "15 turbines", 15, 15)
    assert numbers(record_of(a, b)) == []


def crowd(page: Pages, count: int) -> list[Any]:
    """Outlets that give each another number of turbines, some of the Arl dam, others of a place of their own."""
    return [
        told(
            page,
            f"a{n:02}",
            f"Crews at {'Arl' if n % 4 else f'Tolm{n}'} inspected {n} turbines on duty{n % 7}.",
            f"{n} turbines",
            n,
            n,
        )
        for n in range(20, 20 + count)
    ]


def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many pairs are made of numbers, for each record that is made from here on."""
    found: list[int] = []
    possible = number_pairs._possible

    def counted(*args: Any) -> list[Any]:  # noqa: ANN401  # those of the function itself
        pairs = list(possible(*args))
        found.append(len(pairs))
        return pairs

    monkeypatch.setattr(number_pairs, "_possible", counted)
    return found


def test_pairs_of_a_crowd_grow_with_the_numbers_and_the_record_says_so(
    page: Pages, record_of: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("MOST", 10), ("LIKELY", 5), ("LATEST", 3)):
        monkeypatch.setattr(number_pairs, name, value)
    pairs = asked(monkeypatch)
    small, large = record_of(*crowd(page, 20)), record_of(*crowd(page, 40))
    assert [a.why[:26] for r in (small, large) for a in r.abstentions if a.about == "figures"] == [
        "20 numbers of one unit: ea", "40 numbers of one unit: ea",
    ]  # fmt: skip
    assert 0 < pairs[0] <= 5 * 20
    assert pairs[1] <= 5 * 40 < 40 * 39 / 2


def test_of_a_crowd_those_are_compared_that_share_rare_words(page: Pages, record_of: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("MOST", 10), ("LIKELY", 2), ("LATEST", 2)):
        monkeypatch.setattr(number_pairs, name, value)
    one = told(page, "x", "Crews at Arl inspected 90 turbines of the Grimsund barrage.", "90 turbines", 90, 90, at="2024-05-01")
    other = told(page, "y", "The Grimsund barrage has 95 turbines at Arl.", "95 turbines", 95, 95, at="2024-05-09")
    made: list[number_pairs.Pair] = []
    pairs_in = number_pairs.pairs_in

    def kept(found: Any) -> list[number_pairs.Pair]:  # noqa: ANN401  # as it comes
        made[:] = pairs_in(found)
        return made

    monkeypatch.setattr(paired, "pairs_in", kept)
    record_of(one, *crowd(page, 30), other)
    assert {"x", "y"} in [{p.one.source.id, p.other.source.id} for p in made]


def test_few_numbers_are_all_compared(page: Pages, record_of: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    pairs = asked(monkeypatch)
    record = record_of(*crowd(page, 12))
    assert pairs == [12 * 11 / 2]
    assert not [a for a in record.abstentions if a.about == "figures"]


def test_values_of_a_long_series_are_held_against_the_next_alone(
    page: Pages, record_of: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(figure, "MOST_VALUES", 10)
    monkeypatch.setattr(figure, "NEXT_VALUES", 3)
    pairs: list[int] = []
    held = figure._held

    def counted(*args: Any) -> Any:  # noqa: ANN401  # those of the function itself
        pairs.append(1)
        return held(*args)

    monkeypatch.setattr(figure, "_held", counted)

    def killed(count: int) -> Record:
        words = "A ferry sank off Arl and {} people were killed."
        return record_of(
            *(
                told(page, f"k{n}", words.format(n), f"{n} people", n, n, sense="killed", unit="people")
                for n in range(20, 20 + count)
            )
        )

    few = killed(8)
    assert len(pairs) == 8 * 7 / 2
    assert not [a for a in few.abstentions if a.about == "figures"]
    pairs.clear()
    many = killed(30)
    assert 0 < len(pairs) <= 30 * 3
    assert [a.why for a in many.abstentions if a.about == "figures"] == [
        "30 values of what reads as one thing: each was held against the 3 told next"
    ]
