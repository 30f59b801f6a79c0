"""Dates as pages and feeds write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.acquire.dates import moment, read_time


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ("2024-03-05T18:20:00.000Z", "2024-03-05T18:20:00.000Z"),
        ("2024-03-05 18:20:00 +0100", "2024-03-05T18:20:00+01:00"),
        ("2024-03-05T18:20:00[Europe/Berlin]", "2024-03-05T18:20:00+01:00"),
        ("2024/03/05 18:20", "2024-03-05T18:20:00"),
        ("20240305182000", "2024-03-05T18:20:00"),
        ("2024-065", "2024-03-05"),
        ("1709659200", "2024-03-05T17:20:00+00:00"),
        (1709659200000, "2024-03-05T17:20:00+00:00"),
        ("Tue, 05 Mar 2024 11:20:00 EST", "2024-03-05T11:20:00-05:00"),
        ("March 5, 2024 at 6:20 p.m. ET", "2024-03-05T18:20:00-05:00"),
        ("July 5, 2024 6:20 PM ET", "2024-07-05T18:20:00-04:00"),
        ("Wed 5 Jun 2024 18.20 BST", "2024-06-05T18:20:00+01:00"),
        ("Tue Mar 05 2024 18:20:00 GMT+0100 (Central European Standard Time)", "2024-03-05T18:20:00+01:00"),
        ("Published: 5 March 2024, 18:20", "2024-03-05T18:20:00"),
        ("5. März 2024, 18:20 Uhr", "2024-03-05T18:20:00"),
        ("5 mars 2024 à 18h20", "2024-03-05T18:20:00"),
        ("2024年3月5日 18:20", "2024-03-05T18:20:00"),
        ("05.03.2024", "2024-03-05"),
        ("03/25/2024", "2024-03-25"),
        ("25/03/2024", "2024-03-25"),
    ],
)
def test_dates_are_read_with_their_zone(told: object, meant: str) -> None:
    assert read_time(told) == meant


@pytest.mark.parametrize(
    "told",
    [
        "05/03/2024",
        "2 hours ago",
        "March 2024",
        "2024",
        "0001-01-01T00:00:00Z",
        "1970-01-01T00:00:00Z",
        "soon",
        "",
        None,
        3.5,
        True,
    ],
)
def test_what_could_mean_two_days_or_none_is_no_date(told: object) -> None:
    assert read_time(told) is None


@given(st.text(max_size=130) | st.integers() | st.floats() | st.none())
def test_any_value_gives_a_date_or_none(told: object) -> None:
    found = read_time(told)
    assert found is None or moment(found) is not None
