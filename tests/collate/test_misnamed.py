"""Names that differ in one word where all else tells that one thing is named."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.facts.record import Record

Pages = Callable[..., Any]
Make = Callable[..., Record]


def actors(record: Record) -> list[str]:
    return [d.reason for d in record.discrepancies if d.kind == "actor"]


def test_a_body_s_long_name_with_another_word(page: Pages, record_of: Make) -> None:
    a = page("a", "A report by the Ostrian Rail Safety Commission faults the signals.")
    b = page("b", "Signals were at fault, says the Ostrian Rail Safety Council.")
    assert actors(record_of(a, b)) == ["Outlet a names Ostrian Rail Safety Commission, Outlet b Ostrian Rail Safety Council"]


@pytest.mark.parametrize(
    "other",
    [
        "Signals were at fault, says the Ostrian Rail Safety Council, the heir of the Ostrian Rail Safety Commission.",
        "Signals were at fault, says the Ostrian Rail Commission.",
        "Signals were at fault, says the Ostrian Rail Safety Commissioners.",
        "Signals were at fault, says the Brackish Road Safety Commission.",
    ],
)
def test_names_of_two_bodies_or_of_one(page: Pages, record_of: Make, other: str) -> None:
    a = page("a", "A report by the Ostrian Rail Safety Commission faults the signals.")
    assert actors(record_of(a, page("b", other))) == []


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("Sen. Hal Tarn would mend the Medicaid cap, his office said.", 1),
        ("Sen. Bob Tarn would mend the Medicaid cap, his office said.", 0),
        ("Sen. Ron Tarn would mend the Medicaid cap, his office said.", 0),
        ("Sen. Hal Tarn opened a school in Brack.", 0),
        ("Gov. Hal Tarn would mend the Medicaid cap, his office said.", 0),
        ("Sen. Hal Tarn would mend the Medicaid cap as Rob Tarn wished.", 0),
    ],
)
def test_an_office_holder_s_given_name(page: Pages, record_of: Make, other: str, expected: int) -> None:
    a = page("a", "The Medicaid cap goes too far, says Sen. Rob Tarn.\nBuses run late.\nThe choir sings.")
    assert len(actors(record_of(a, page("b", other)))) == expected
