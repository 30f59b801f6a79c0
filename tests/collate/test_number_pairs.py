"""Numbers that learnt trees take for two accounts of one number."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from onrecord.collate.discrepancies import number_pairs, paired
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
