"""Figures: numbers with bounds, what they count and what befell it; and numbers that count nothing."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.facts.figure import Figure
from onrecord.facts.reading import Reading
from onrecord.read.figures.quantities import quantities
from onrecord.read.lexemes import lexemes_of
from onrecord.store.packing import pack_reading, unpack_reading

Read = Callable[..., Reading]


def only(reading: Reading) -> Figure:
    (figure,) = reading.figures
    return figure


@pytest.mark.parametrize(
    ("text", "low", "high", "about"),
    [
        ("nearly 15 houses", None, 15, False),
        ("at least seven houses", 7, None, False),
        ("more than 90,000 houses", 90000, None, False),
        ("fewer than 200 houses", None, 200, False),
        ("about 212,000 houses", 212000, 212000, True),
        ("5,000 to 6,000 houses", 5000, 6000, False),
        ("between $60 million and $75 million", 60e6, 75e6, False),
        ("9-11 houses", 9, 11, False),
        ("dozens of houses", 24, None, False),
        ("tens of thousands of houses", 20000, None, False),
        ("a third of the houses", 0.3333, 0.3333, False),
        ("two hundred and five houses", 205, 205, False),
        ("5.8 billion houses", 5_800_000_000, 5_800_000_000, False),
        ("$1.2bn", 1.2e9, 1.2e9, False),
        ("EUR400 million", 4e8, 4e8, False),
        ("12 or more houses", 12, None, False),
        ("5 to 6 million houses", 5e6, 6e6, False),
        ("adds up to 260,000 houses", 260000, 260000, False),
        ("one and a half thousand houses", 1500, 1500, False),
        ("two and three quarters million houses", 2_750_000, 2_750_000, False),
        ("a quarter of a million houses", 250_000, 250_000, False),
        ("nearly half a million houses", None, 500_000, False),
        ("half a dozen houses", 6, 6, False),
        ("several hundred houses", 200, None, True),
        ("a few thousand houses", 2000, None, True),
        ("one in five houses", 0.2, 0.2, False),
        ("two out of three houses", 0.6667, 0.6667, False),
        ("from 20 to 30 houses", 20, 30, False),
        ("4,000-5,000", 4000, 5000, False),
        ("at least up to 300 houses", None, 300, False),
        ("816 000 houses", 816_000, 816_000, False),
        ("1\u202f204\u202f000 houses", 1_204_000, 1_204_000, False),
    ],
)
def test_bounds(text: str, low: float | None, high: float | None, about: bool) -> None:
    (quantity,) = quantities(lexemes_of(text), text)
    assert (quantity.low, quantity.high, quantity.about) == (low, high, about)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("$5", "USD"),
        ("A$5", "AUD"),
        ("5 million euros", "EUR"),
        ("£3.50", "GBP"),
        ("3.5 per cent", "percent"),
        ("14%", "percent"),
        ("2 percentage points", "percentage points"),
    ],
)
def test_units_written_with_a_number(text: str, unit: str) -> None:
    (quantity,) = quantities(lexemes_of(text), text)
    assert quantity.unit == unit


@pytest.mark.parametrize(
    ("text", "value", "unit", "sense"),
    [
        ("The blast killed three people.", 3, "people", "killed"),
        ("Three miners were killed in the blast.", 3, "miners", "killed"),
        ("The death toll rose to 12, officials said.", 12, "people", "killed"),
        ("At least 40 people have died in the fighting.", 40, "people", "killed"),
        ("The attack left two people wounded.", 2, "people", "injured"),
        ("Police arrested 15 protesters.", 15, "protesters", "arrested"),
        ("The army deployed 3,500 troops.", 3500, "troops", "deployed"),
        ("More than 90,000 people have fled their homes.", 90000, "people", "displaced"),
        ("There were 12 abstentions.", 12, "abstentions", "abstain"),
    ],
)
def test_what_befell_the_counted(nlp_read: Read, text: str, value: int, unit: str, sense: str) -> None:
    figure = only(nlp_read(text))
    assert value in (figure.low, figure.high)
    assert (figure.unit, figure.sense) == (unit, sense)


def test_a_vote_gives_a_figure_for_each_side(nlp_read: Read) -> None:
    reading = nlp_read("The assembly voted 116-102 for the measure.")
    assert [(f.low, f.unit, f.sense) for f in reading.figures] == [(116, "votes", "for"), (102, "votes", "against")]
    told = nlp_read("The motion was approved by 116 votes to 102, with 12 abstentions.")
    assert [(f.low, f.sense) for f in told.figures] == [(116, "for"), (102, "against"), (12, "abstain")]
    fallen = nlp_read("The motion was rejected by 102 votes to 98.")
    assert [(f.low, f.sense) for f in fallen.figures] == [(102, "against"), (98, "for")]


def test_a_range_in_a_sentence_about_a_bill_is_no_vote(nlp_read: Read) -> None:
    figure = only(nlp_read("Between 5,000 and 6,000 people marched against the bill."))
    assert (figure.low, figure.high, figure.unit) == (5000, 6000, "people")


def test_people_counted_without_a_number(nlp_read: Read) -> None:
    reading = nlp_read("No one was killed but a woman was wounded.")
    assert [(f.low, f.high, f.sense) for f in reading.figures] == [(0, 0, "killed"), (1, 1, "injured")]


def test_a_count_that_may_come_or_is_denied_has_no_victims(nlp_read: Read) -> None:
    assert not nlp_read("A man could be killed.").figures
    assert all(f.sense is None for f in nlp_read("The blast did not kill three people.").figures)


@pytest.mark.parametrize(
    "text",
    [
        "John Roe, 71, spoke.",
        "A 40-year-old man spoke.",
        "The Group of 20 met.",
        "He was 30 then.",
        "They lived at 1400 Main Street.",
        "The Lions beat the Bears 3-2.",
        "Call 555-123-4567 now.",
        "It happened on May 5, 2020.",
        "It began at 9.30am.",
        "They met in Room 12 under Article 50.",
        "It has been so since 9/11.",
        "World War Two was over.",
        "No. 7 was open.",
    ],
)
def test_numbers_that_count_nothing(nlp_read: Read, text: str) -> None:
    assert not nlp_read(text).figures


def test_counts_are_the_texts_own_words(nlp_read: Read) -> None:
    text = "There are some 5,200 U.S. troops in Iraq, the ministry said."
    figure = only(nlp_read(text))
    assert text[figure.start : figure.end] == "some 5,200 U.S. troops"
    assert figure.unit == "troops"
    assert figure.counts in text
    assert "troops" in figure.counts
    assert figure.about


def test_as_of_is_the_date_of_the_clause_or_of_publication_where_the_text_says_so_far(nlp_read: Read) -> None:
    assert only(nlp_read("Twelve people were killed on Monday.", published_at="2024-05-08")).as_of == "2024-05-06"
    assert only(nlp_read("It has killed 12 people so far.", published_at="2024-05-08")).as_of == "2024-05-08"
    assert only(nlp_read("It killed 12 people.", published_at="2024-05-08")).as_of is None


@given(
    st.text(alphabet=st.characters(codec="utf-8"), max_size=300)
    | st.lists(
        st.sampled_from(
            [
                "between",
                "and",
                "$",
                "1,000",
                "5",
                "-",
                "to",
                "hundred",
                "million",
                "of",
                "a",
                "third",
                "%",
                "at",
                "least",
                "1/0",
                "9" * 40,
                "½",
                ".",
                "EUR",
                "votes",
                "tens",
            ]
        ),
        max_size=30,
    ).map(" ".join)
)
@settings(max_examples=300, deadline=None)
def test_any_text_gives_quantities_in_order(text: str) -> None:
    lexemes = lexemes_of(text)
    found = quantities(lexemes, text)
    assert all(0 <= q.first <= q.core < q.core_last <= q.last <= len(lexemes) for q in found)
    assert all(q.low is None or q.high is None or q.low <= q.high or q.sort == "pair" for q in found)
    assert all(text[x.start : x.end].lower().replace("\u2019", "'") for x in lexemes)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "9" * 400,
        "hundred " * 400,
        "5 " + "million " * 200 + "years ago",
        "\u0661\u0662 \u0634\u062e\u0635",
        "\U0001f600 3 \U0001f600",
        "1/0 - - 5-",
        "$" * 50,
    ],
)
def test_odd_text_is_survived(nlp_read: Read, text: str) -> None:
    reading = nlp_read(text, published_at="2024-05-08")
    assert reading.faults == ()
    assert all(0 <= f.start < f.end <= len(text) for f in reading.figures)


def test_how_many_say_so_is_no_figure_of_the_story(nlp_read: Read) -> None:
    reading = nlp_read("Two people familiar with the matter said that the dam had lost 14 gates.")
    assert [f.low for f in reading.figures] == [14]


def test_a_known_few_is_no_figure(nlp_read: Read) -> None:
    assert not nlp_read("The war put Norland between its two greatest allies.").figures


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("March 12 300 people came", [12, 300]),
        ("rose from 20 to 30 houses", [20, 30]),
        ("call 020 794 0000", [20, 794, 0]),
        ("three died in 2019", [3, 2019]),
    ],
)
def test_numbers_beside_each_other_stay_apart(text: str, values: list[int]) -> None:
    assert [q.low for q in quantities(lexemes_of(text), text)] == values


NUMBER_WORDS = (
    *("one", "two", "half", "a", "quarter", "of", "million", "and", "three", "hundred"),
    *("several", "few", "in", "five", "12", "300", "000", "-", "to", "from", "dozen"),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(NUMBER_WORDS), max_size=12))
def test_no_quantity_overlaps_another(words: list[str]) -> None:
    text = " ".join(words)
    lexemes = lexemes_of(text)
    found = quantities(lexemes, text)
    assert all(a.last <= b.first for a, b in itertools.pairwise(found))
    assert all(a.end <= b.start for a, b in itertools.pairwise(lexemes))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Nine pilgrims were killed and 14 hurt when a bus overturned.", [(9, "killed"), (14, "injured")]),
        ("Hundreds gathered to mark ten years since a bomb killed 41 people.", [(200, None), (41, "killed")]),
        ("A magnitude 6.1 earthquake killed 12 people.", [(6.1, None), (12, "killed")]),
        ("The price of a barrel hit $91.40.", [(91.4, None)]),
        ("Two more people died overnight, taking the total to nine.", [(2, "killed"), (9, "killed")]),
        ("Two boys aged 12 and 14 are missing.", [(2, "missing")]),
        ("Two boys aged between 12 and 14 were hurt.", [(2, "injured")]),
        ("A couple were found dead. A couple of cars were burned.", [(2, "killed")]),
        ("Not a single person was hurt.", [(0, "injured")]),
        ("Not one passenger was hurt.", [(0, "injured")]),
        ("She weighs 92 pounds.", [(92, None)]),
    ],
)
def test_each_number_with_what_befell_its_own_people(nlp_read: Read, text: str, wanted: list[tuple[float, str | None]]) -> None:
    assert [(f.low, f.sense) for f in nlp_read(text).figures if "years" not in f.unit] == wanted


def test_a_number_that_no_count_comes_to_is_read(nlp_read: Callable[..., Reading]) -> None:
    """More than 64 bits hold: the article is read, and its reading can be kept."""
    reading = nlp_read("Officials counted 1,000,000,000,000,000,000,000 people in the old port of Vendsund.")
    assert not reading.faults
    assert any(f.low == 1e21 for f in reading.figures)
    assert unpack_reading(pack_reading(reading), reading.article) == reading
