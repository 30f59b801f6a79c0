"""Times are found and resolved against the day of publication, or left open with what bounds them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.facts.reading import Reading
from onrecord.facts.time import TimeExpression
from onrecord.read.times.calendar import Moment, easter, holiday
from onrecord.read.times.compose import expressions
from onrecord.read.times.context import Context
from onrecord.read.times.letters import encode

WEDNESDAY = dt.date(2024, 5, 8)


def found(text: str, anchor: dt.date | None = WEDNESDAY, tense: str = "past") -> tuple[TimeExpression, ...]:
    return expressions(encode(text, lambda _: False), Context(anchor, lambda _: tense))


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They met on Monday.", "Monday", "2024-05-06"),
        ("They met last Monday.", "last Monday", "2024-05-06"),
        ("They met on Wednesday.", "Wednesday", "2024-05-08"),
        ("They met last Wednesday.", "last Wednesday", "2024-05-01"),
        ("It opened in March.", "March", "2024-03"),
        ("It opened in November.", "November", "2023-11"),
        ("It opened on Oct. 18.", "Oct. 18", "2023-10-18"),
        ("It opened on 3 January 2020.", "3 January 2020", "2020-01-03"),
        ("It opened on Jan. 3, 2020.", "Jan. 3, 2020", "2020-01-03"),
        ("It opened on Friday, Jan. 3, 2020.", "Friday, Jan. 3, 2020", "2020-01-03"),
        ("In January 2020 it rained.", "January 2020", "2020-01"),
        ("It rained last week.", "last week", "2024-W18"),
        ("It rained earlier this year.", "earlier this year", "2024"),
        ("It rained two years ago.", "two years ago", "2022"),
        ("It rained three days ago.", "three days ago", "2024-05-05"),
        ("Sales fell in the third quarter of 2023.", "the third quarter of 2023", "2023-Q3"),
        ("Sales fell in the first quarter.", "the first quarter", "2024-Q1"),
        ("It was built in the 1990s.", "the 1990s", "199"),
        ("It happened yesterday.", "yesterday", "2024-05-07"),
        ("It has rained in recent weeks.", "recent weeks", "PAST_REF"),
        ("It is now raining.", "now", "PRESENT_REF"),
        ("It rained on the 5th.", "the 5th", "2024-05-05"),
        ("It rained last summer.", "last summer", "2023-SU"),
        ("It was founded in 1998.", "1998", "1998"),
        ("They met on Christmas Day.", "Christmas Day", "2023-12-25"),
        ("They met on Easter Monday 2024.", "Easter Monday 2024", "2024-04-01"),
        ("They met the day before yesterday.", "the day before yesterday", "2024-05-06"),
        ("Sales in Q1 2023 fell.", "Q1 2023", "2023-Q1"),
        ("Sales fell in Q3.", "Q3", "2023-Q3"),
        ("Profit for 2022-23 fell.", "2022-23", "2022"),
        ("Profit for 2021/22 fell.", "2021/22", "2021"),
        ("Profit fell in the third quarter.", "the third quarter", "2023-Q3"),
    ],
)
def test_dates_are_resolved_against_publication(text: str, words: str, value: str) -> None:
    (time,) = found(text)
    assert (text[time.start : time.end], time.value, time.type) == (words, value, "DATE")


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("They will meet on Monday.", "2024-05-13", "DATE"),
        ("They will meet in March.", "2025-03", "DATE"),
        ("It ends next month.", "2024-06", "DATE"),
        ("They will meet on Oct. 18.", "2024-10-18", "DATE"),
    ],
)
def test_a_clause_in_the_future_looks_ahead(text: str, value: str, kind: str) -> None:
    (time,) = found(text, tense="future")
    assert (time.value, time.type) == (value, kind)


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("They stayed for nearly 20 years.", "P20Y", "DURATION"),
        ("They stayed for two weeks.", "P2W", "DURATION"),
        ("It took 5 1/2 hours.", "PT5H30M", "DURATION"),
        ("It took twenty-four hours.", "PT24H", "DURATION"),
        ("a 16-hour siege", "PT16H", "DURATION"),
        ("over the past two months", "P2M", "DURATION"),
        ("They stayed for several days.", "PXD", "DURATION"),
        ("They met daily.", "P1D", "SET"),
        ("They met every two weeks.", "P2W", "SET"),
        ("They met each July.", "XXXX-07", "SET"),
        ("They met on Mondays.", "XXXX-WXX-1", "SET"),
        ("It began at 9.30am GMT.", "2024-05-08T09:30", "TIME"),
        ("It began at 10 p.m. Monday.", "2024-05-06T22:00", "TIME"),
        ("It began on Monday night.", "2024-05-06TNI", "TIME"),
        ("It began at noon Tuesday.", "2024-05-07T12:00", "TIME"),
        ("It began this morning.", "2024-05-08TMO", "TIME"),
        ("It will stop at 0200 GMT.", "2024-05-08T02:00", "TIME"),
    ],
)
def test_durations_sets_and_times_of_day(text: str, value: str, kind: str) -> None:
    (time,) = found(text)
    assert (time.value, time.type) == (value, kind)


def test_later_is_told_from_the_day_met_before() -> None:
    values = [t.value for t in found("It opened on Jan. 3, 2020. Two days later it shut. The following week it burned.")]
    assert values == ["2020-01-03", "2020-01-05", "2020-W02"]


@pytest.mark.parametrize(
    "text",
    [
        "You may march.",
        "He sat in the sun.",
        "The 52-year-old man",
        "He is 71 years old.",
        "It costs $1990.",
        "a second man",
        "Call 1800 people.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert not found(text)


def test_without_a_day_of_publication_a_date_stays_open() -> None:
    values = [(t.value, t.earliest, t.latest) for t in found("It rained on Sunday and on January 3.", None)]
    assert values == [("XXXX-WXX-7", None, None), ("XXXX-01-03", None, None)]


def test_a_date_takes_its_year_from_another_date_of_the_text(nlp_read: Callable[..., Reading]) -> None:
    reading = nlp_read("A man was killed on January 3.\n\nThe office said in January 2020 that it would look into the case.")
    assert [t.value for t in reading.times] == ["2020-01-03", "2020-01"]
    assert (reading.times[1].earliest, reading.times[1].latest) == ("2020-01-01", "2020-01-31")


def test_the_tense_of_the_clause_turns_a_weekday(nlp_read: Callable[..., Reading]) -> None:
    reading = nlp_read(
        "The council met on Monday. It will vote on Thursday. Members plan to speak on Friday.", published_at="2024-05-08T10:00:00Z"
    )
    assert [t.value for t in reading.times] == ["2024-05-06", "2024-05-09", "2024-05-10"]


def test_a_modal_verb_is_no_month(nlp_read: Callable[..., Reading]) -> None:
    assert not nlp_read("May we come in? They may leave.", published_at="2024-05-08").times


def test_feasts_that_move() -> None:
    assert easter(2024) == dt.date(2024, 3, 31)
    assert easter(1998) == dt.date(1998, 4, 12)
    assert holiday("11-4-4", 2023) == dt.date(2023, 11, 23)
    assert holiday("05-1--1", 2024) == dt.date(2024, 5, 27)


@given(
    st.dates(dt.date(1600, 1, 1), dt.date(2400, 1, 1)), st.sampled_from(["D", "W", "WE", "M", "Q", "Y", "DE"]), st.integers(-50, 50)
)
def test_a_moment_lies_in_its_bounds_and_moves_back(day: dt.date, grain: str, count: int) -> None:
    moment = Moment(day, grain)
    first, last = moment.bounds
    assert first <= last
    assert grain == "WE" or first <= day <= last
    moved = moment.shift(count, grain)
    assert moved is not None
    back = moved.shift(-count, grain)
    assert back is not None
    assert abs((back.day - day).days) <= 3


@given(
    st.text(alphabet=st.characters(codec="utf-8"), max_size=300)
    | st.lists(
        st.sampled_from(
            [
                "the",
                "last",
                "two",
                "31",
                "30",
                "Feb.",
                "9999",
                "years",
                "ago",
                ",",
                "-",
                "Monday",
                "12/31/99",
                "0000-00-00",
                "half",
                "of",
                "1990s",
                "25:61",
                "a",
                "quarter",
                "next",
                "century",
                "\n",
            ]
        ),
        max_size=30,
    ).map(" ".join)
)
@settings(max_examples=200, deadline=None)
def test_any_text_is_survived_and_spans_lie_in_it(text: str) -> None:
    for anchor in (None, dt.date(1400, 1, 1), dt.date(2600, 12, 31), WEDNESDAY):
        times = found(text, anchor)
        assert all(0 <= t.start < t.end <= len(text) and t.value for t in times)
        assert all(a.end <= b.start for a, b in pairwise(times))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The tram left the rails at half past six on Tuesday evening.", ["2024-05-07T18:30"]),
        ("He was shot at a quarter to nine in the morning.", ["2024-05-08T08:45"]),
        ("It struck at quarter past 10 p.m.", ["2024-05-08T22:15"]),
        ("It left at about twenty minutes past four.", ["2024-05-08T04:20"]),
        ("The power went at 6:30 on Tuesday evening.", ["2024-05-07T18:30"]),
        ("Profit fell in the last quarter to nine percent.", ["2024-Q1"]),
        ("From ten to three people came.", []),
        ("At 2:30 on Tuesday night he left.", ["2024-05-08T02:30", "2024-05-07TNI"]),
    ],
)
def test_clocks_in_words_and_halves_of_a_named_day(text: str, values: list[str]) -> None:
    assert [t.value for t in found(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("They meet on 12-13 May 2025.", ["2025-05-12", "2025-05-13"]),
        ("They meet on 12 and 13 May 2025.", ["2025-05-12", "2025-05-13"]),
        ("He vanished on Nov. 10, 2022. They looked for him the next day.", ["2022-11-10", "2022-11-11"]),
        ("They paid in January 2023, and again in March of that year.", ["2023-01", "2023-03"]),
        ("Feb 29 was the last day of the sale.", ["2024-02-29"]),
    ],
)
def test_times_told_from_one_another(text: str, values: list[str]) -> None:
    assert [t.value for t in found(text)] == values


def test_two_years_joined_last_to_the_end_of_the_second() -> None:
    (time,) = found("Profit for 2022-23 fell.")
    assert (time.earliest, time.latest) == ("2022-01-01", "2023-12-31")


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The vote is in November.", "November", "2024-11"),
        ("The trial is due in mid-June.", "June", "2024-06"),
        ("He is to step down in May.", "May", "2024-05"),
        ("The vote was in November.", "November", "2023-11"),
        ("Pilots will strike this Friday and crews next Friday.", "this Friday", "2024-03-15"),
        ("Pilots will strike this Friday and crews next Friday.", "next Friday", "2024-03-22"),
    ],
)
def test_what_is_fixed_lies_ahead(nlp_read: Callable[..., Reading], text: str, words: str, value: str) -> None:
    times = nlp_read(text, published_at="2024-03-13").times
    assert [t.value for t in times if words in text[t.start : t.end]] == [value]
