"""What is found and not shown: figures of other things, doers that may be one, denials of nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.collate.discrepancies.gate import is_shown
from onrecord.collate.discrepancies.making import Finding
from onrecord.facts.record import Record

Pages = Callable[..., Any]
Make = Callable[..., Record]


@pytest.mark.parametrize(
    ("one", "other", "shown"),
    [
        ("Northland Guard", "Free Coast Army", True),
        ("jurors", "a jury", False),
        ("Ada Lind", "Lind", False),
        ("parliament", "the ministry", True),
        ("the Senate", "the island’s 25 lawmakers", False),
    ],
)
def test_doers_that_may_be_one_are_no_conflict(one: str, other: str, shown: bool) -> None:
    made = Finding("actor", "conflict", f"done by {one} in one account, by {other} in the other", ())
    assert is_shown(made, None) is shown  # type: ignore[arg-type]  # names alone decide


def test_places_in_a_row_of_pictures_are_no_counts(page: Pages, record_of: Make) -> None:
    a = page("a", "Title\n\nThe storm moved at 16 of 72 photos in Tamra.")
    a.figure("16", 16, 16, unit="photos", counts="photos in Tamra")
    b = page("b", "Title\n\nThe storm moved at 35 photos in Tamra.")
    b.figure("35 photos", 35, 35, unit="photos", counts="photos in Tamra")
    assert not [d for d in record_of(a, b).discrepancies if d.kind == "figure"]
    c = page("c", "Title\n\nThe storm moved at 16 photos in Tamra.")
    c.figure("16 photos", 16, 16, unit="photos", counts="photos in Tamra")
    assert [d for d in record_of(c, b).discrepancies if d.kind == "figure"]
