"""How long one thing lasted, and since when, told in two ways."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.facts.record import Record

Pages = Callable[..., Any]
Make = Callable[..., Record]


def kinds(record: Record) -> list[tuple[str, str]]:
    return [(d.kind, d.verdict) for d in record.discrepancies]


def lasting(page: Pages, *told: tuple[str, str, str]) -> list[Any]:
    """A page for each (text, words of the stretch, its ISO value)."""
    return [page("ab"[n], text).time(words, value) for n, (text, words, value) in enumerate(told)]


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (
            (
                "Premier Anso Brack spoke with the Ostrian chancellor in a phone call that lasted about an hour.",
                "about an hour",
                "PT1H",
            ),
            ("Anso Brack and the Ostrian chancellor talked by phone for more than 45 minutes.", "more than 45 minutes", "PT45M"),
            "rounding",
        ),
        (
            ("The baker Lio Marn served a few months in jail over the forged harbour permits.", "a few months", "PXM"),
            ("Over the forged harbour permits Lio Marn, a baker, sat in prison for 13 months.", "13 months", "P13M"),
            "conflict",
        ),
        (
            ("The smuggler Ruan Oske has been jailed on Kelp Island for nearly 20 years.", "nearly 20 years", "P20Y"),
            ("Ruan Oske was a smuggler who spent more than 20 years in prison on Kelp Island.", "more than 20 years", "P20Y"),
            "rounding",
        ),
        (
            ("After a delay exceeding 90 minutes the Selim ferry debate resumed in the harbour council.", "90 minutes", "PT90M"),
            ("The harbour council's debate on the Selim ferry was halted for more than an hour.", "more than an hour", "PT1H"),
            "rounding",
        ),
        (
            ("Watchmen at the Brack dam were asleep for three hours while the gauges failed.", "three hours", "PT3H"),
            ("The watchmen of the Brack dam slept for two days, the inquiry into the gauges found.", "two days", "P2D"),
            "conflict",
        ),
    ],
)
def test_one_thing_that_lasted_told_with_two_stretches(
    page: Pages, record_of: Make, one: tuple[str, str, str], other: tuple[str, str, str], verdict: str
) -> None:
    (made,) = record_of(*lasting(page, one, other)).discrepancies
    assert (made.kind, made.verdict) == ("figure", verdict)
    assert one[1].removeprefix("a ") in made.reason
    assert other[1] in made.reason


@pytest.mark.parametrize(
    "other",
    [
        ("Anso Brack phoned the Ostrian chancellor five hours ago.", "five hours", "PT5H"),
        ("Anso Brack and the Ostrian chancellor could talk by phone for five hours.", "five hours", "PT5H"),
        ("The Ostrian chancellor was jailed for five hours, Anso Brack said.", "five hours", "PT5H"),
        ("The ferry to Selim took five hours to cross the strait.", "five hours", "PT5H"),
        ("In a phone call of an hour Anso Brack and the Ostrian chancellor spoke of five hours of rain.", "five hours", "PT5H"),
    ],
)
def test_a_time_since_a_possible_one_or_that_of_something_else_is_no_other_stretch(
    page: Pages, record_of: Make, other: tuple[str, str, str]
) -> None:
    one = ("Premier Anso Brack spoke with the Ostrian chancellor in a phone call of an hour.", "an hour", "PT1H")
    a, b = lasting(page, one, other)
    if "an hour" in other[0]:
        b.time("an hour", "PT1H")
    assert kinds(record_of(a, b)) == []


def since(page: Pages, name: str, text: str, deed: str, year: str) -> Any:  # noqa: ANN401 - a page
    return page(name, text, at="2024-05-12T08:00:00Z").event(text.removesuffix("."), deed).time(year, year, "DATE")


@pytest.mark.parametrize(
    ("one", "other", "deed"),
    [
        ("The Ostrian embargo was imposed in 1961.", "The embargo of Ostria has stood since 1962.", "embargo"),
        (
            "Anso Brack took over the harbour office of Selim in 2008 from an ailing brother.",
            "Anso Brack took over as head of the Selim harbour office in 2010.",
            "took",
        ),
        ("The dam above Brack was opened in 1931.", "The Brack dam opened in 1932.", "opened"),
        (
            "Lena Oske founded the Kelp Island school of weaving in 1994.",
            "The weaving school of Kelp Island was founded in 1996 by Lena Oske.",
            "founded",
        ),
        (
            "Selim's toll bridge collapsed in 1987 in a gale.",
            "A gale made the toll bridge of Selim, which collapsed in 1988, famous.",
            "collapsed",
        ),
    ],
)
def test_one_thing_of_the_past_told_with_two_years(page: Pages, record_of: Make, one: str, other: str, deed: str) -> None:
    years = [next(w.strip(".,") for w in text.split() if w[:1].isdigit()) for text in (one, other)]
    record = record_of(since(page, "a", one, deed, years[0]), since(page, "b", other, deed, years[1]))
    made = [d for d in record.discrepancies if d.kind == "date"]
    assert [d.verdict for d in made] == ["conflict"]
    assert all(year in made[0].reason for year in years)


@pytest.mark.parametrize(
    "other",
    [
        "The embargo of Ostria was lifted in 1993.",
        "The embargo was a promise of the 1962 campaign.",
        "The Ostrian embargo, imposed in 1961, was eased in 1962.",
        "The strike at Selim began in 1962.",
    ],
)
def test_another_deed_another_time_and_both_years_are_no_difference(page: Pages, record_of: Make, other: str) -> None:
    a = since(page, "a", "The Ostrian embargo was imposed in 1961.", "embargo", "1961")
    deed = "strike" if "strike" in other else "embargo"
    b = since(page, "b", other, deed, "1993" if "1993" in other else "1962")
    assert not [d for d in record_of(a, b).discrepancies if d.kind == "date"]


def test_a_thing_that_the_sentence_before_names_is_dated(page: Pages, record_of: Make) -> None:
    a = since(page, "a", "The trade embargo against San Telmo had been in place since 1974.", "embargo", "1974")
    b = page("b", "The minister ended the trade embargo against San Telmo.\nIt was imposed in 1977.", at="2024-05-12T08:00:00Z")
    b.event("The minister ended the trade embargo against San Telmo", "embargo").time("1977", "1977", "DATE")
    assert [d.verdict for d in record_of(a, b).discrepancies if d.kind == "date"] == ["conflict"]
