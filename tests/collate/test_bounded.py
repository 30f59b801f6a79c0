"""One number told exactly, rounded, as a limit or as a range: shown, and no conflict."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from onrecord.facts.record import Record

Pages = Callable[..., Any]
Make = Callable[..., Record]
EARLY, LATE = "2024-05-01T08:00:00Z", "2024-05-02T08:00:00Z"


def figures(record: Record) -> list[tuple[str, str]]:
    return [(d.verdict, d.reason) for d in record.discrepancies if d.kind == "figure"]


def counting(page: Pages, name: str, text: str, words: str, low: float | None, high: float | None, **more: Any) -> Any:  # noqa: ANN401 - a page
    return page(name, text, at=more.pop("at", EARLY)).figure(words, low, high, **more)


def test_one_number_exact_and_as_a_limit_is_rounded(page: Pages, record_of: Make) -> None:
    a = counting(page, "a", "Vetter led the harbour board for nearly four decades.", "nearly four decades", None, 4)
    b = counting(page, "b", "Vetter led the harbour board for four decades.", "four decades", 4, 4, at=LATE)
    assert figures(record_of(a, b)) == [
        ("rounding", "Outlet a has “nearly four decades”, Outlet b has “four decades”: one number, rounded")
    ]


def test_a_range_told_in_part_is_scope(page: Pages, record_of: Make) -> None:
    a = counting(page, "a", "Arson carries a sentence of five to 20 years in prison.", "five to 20 years", 5, 20, unit="years")
    b = counting(page, "b", "Arson carries a sentence of up to 20 years in prison.", "up to 20 years", None, 20, unit="years")
    assert [v for v, _ in figures(record_of(a, b))] == ["scope"]


def test_ranges_that_only_touch_are_two(page: Pages, record_of: Make) -> None:
    a = counting(page, "a", "Arson carries a sentence of one to five years in prison.", "one to five years", 1, 5, unit="years")
    b = counting(page, "b", "Arson carries a sentence of five to 20 years in prison.", "five to 20 years", 5, 20, unit="years")
    assert figures(record_of(a, b)) == []


def test_a_term_served_is_not_one_that_can_be_imposed(page: Pages, record_of: Make) -> None:
    a = counting(page, "a", "Vetter was sentenced to three years of probation for arson.", "three years", 3, 3, unit="years")
    b = counting(page, "b", "Vetter faces a sentence of up to three years for arson.", "up to three years", None, 3, unit="years")
    assert figures(record_of(a, b)) == []


def test_least_numbers_of_one_status_can_all_be_right(page: Pages, record_of: Make) -> None:
    a = counting(
        page,
        "a",
        "More than 1,000 marchers were arrested.",
        "More than 1,000 marchers",
        1000,
        None,
        sense="arrested",
        unit="marchers",
    )
    b = counting(
        page, "b", "More than 1,100 people were arrested.", "More than 1,100 people", 1100, None, sense="arrested", at=LATE
    )
    assert [v for v, _ in figures(record_of(a, b))] == ["rounding"]


def test_equal_numbers_of_other_things_are_not_one(page: Pages, record_of: Make) -> None:
    a = counting(page, "a", "The ferry sank to 300 metres off Cape Dorn.", "300 metres", 300, 300)
    b = counting(page, "b", "The new pier is more than 300 metres long.", "more than 300 metres", 300, None)
    assert figures(record_of(a, b)) == []


def test_large_sums_that_lie_close_are_one(page: Pages, record_of: Make) -> None:
    a = counting(page, "a", "About $64 million went into the race.", "About $64 million", 64e6, 64e6, unit="USD", about=True)
    b = counting(page, "b", "So far: $63.5 million.", "$63.5 million", 63.5e6, 63.5e6, unit="USD", at=LATE)
    assert [v for v, _ in figures(record_of(a, b))] == ["rounding"]
