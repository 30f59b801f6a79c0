"""What a figure counts, in words that can be read beside the number; and what has a number and counts nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.facts.reading import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "value", "unit", "counts"),
    [
        ("He faces up to 25 years in prison.", 25, "years", "years in prison"),
        ("The region spent three days of mourning.", 3, "days", "days of mourning"),
        ("The president has ten days to sign the bill.", 10, "days", "days to sign the bill"),
        ("The judge gave him three years' probation.", 3, "years", "years' probation"),
        ("John Smith was jailed for nine years.", 9, "years", "years jailed"),
        ("The 40-minute call failed.", 40, "minute", "minute call"),
        ("The 12-member panel met in Osk.", 12, "member", "member panel"),
        ("Some 43 percent of the voters stayed home.", 43, "percent", "percent of the voters stayed home"),
        ("Officials said turnout was 61 percent.", 61, "percent", "turnout"),
        ("Support for the party rose to 34%.", 34, "percent", "Support for the party"),
        ("The court set bail at $2 million.", 2_000_000, "USD", "bail"),
        ("The ministry spent 4 million euros on drones.", 4_000_000, "EUR", "euros on drones"),
        ("The plane fell silent at a height of 900 metres.", 900, "metres", "height"),
        ("The storm dumped 14 inches of rain.", 14, "inches", "inches of rain"),
        ("The ship lost tens of millions of dollars in fees.", 20_000_000, "USD", "dollars in fees"),
        ("Shares in the firm fell 12 percent.", 12, "percent", "Shares in the firm"),
        ("The tower is 300 metres tall.", 300, "metres", "tower"),
        ("He was fined 500 euros.", 500, "EUR", "fined"),
        ("A convoy of 30 trucks carrying flour came.", 30, "trucks", "trucks carrying flour"),
        ("Two of the five buses were burnt.", 2, "buses", "of the five buses"),
    ],
)
def test_the_words_say_what_is_counted(nlp_read: Read, text: str, value: float, unit: str, counts: str) -> None:
    figure = next(f for f in nlp_read(text).figures if value in (f.low, f.high))
    assert (figure.unit, figure.counts) == (unit, counts)


@pytest.mark.parametrize(
    "text", ["She swam for 90 minutes.", "The mayor, a four-term councilman, resigned.", "It costs us $100m to do it."]
)
def test_a_measure_of_nothing_told_has_no_words(nlp_read: Read, text: str) -> None:
    assert [f.counts for f in nlp_read(text).figures] == [""]


@pytest.mark.parametrize(
    "text",
    [
        "Maria Moll died at 91.",
        "The poet died at the age of 44.",
        "In an interview with the broadcaster's show 60 Minutes she denied it.",
        "A crowd of 2028 Republicans, as they call themselves, quarrelled.",
        "Sub-zero winds hit the coast.",
        "Hide Caption 4 of 13 Photos of the fire.",
        "Debris of flight 804 was found.",
        "The plane left at 21.09 GMT.",
    ],
)
def test_ages_names_and_lines_of_a_page_count_nothing(nlp_read: Read, text: str) -> None:
    assert not nlp_read(text).figures


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("A half dozen people came.", 6, 6),
        ("One-hundred villagers came.", 100, 100),
        ("It took between about six and 12 boats.", 6, 12),
    ],
)
def test_numbers_are_composed_before_they_count(nlp_read: Read, text: str, low: float, high: float) -> None:
    assert [(f.low, f.high) for f in nlp_read(text).figures] == [(low, high)]


def test_a_courts_cases_are_not_of_the_ill(nlp_read: Read) -> None:
    assert [f.sense for f in nlp_read("The lawyers won 14 cases.").figures] == [None]
    assert [f.sense for f in nlp_read("There are 14 cases of cholera, an outbreak of the disease.").figures] == ["infected"]


def test_a_day_set_apart_is_not_that_of_the_count(nlp_read: Read) -> None:
    reading = nlp_read("Before June 6, 2031, the firm sold 900 boats.", published_at="2031-07-01")
    assert [f.as_of for f in reading.figures] == [None]
