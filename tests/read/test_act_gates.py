"""What is an official act: somebody who can decide, a deed told as done; and what only sounds like one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.facts.reading import Reading
from onrecord.read.acts.votes import votes_in

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    "text",
    [
        '"I made my deal in life long ago," Orr said.',
        "The district has not voted Liberal in a presidential election since 1984.",
        "He said the spring vote would bring the same result.",
        "The king names the judges, and the Senate confirms the judges.",
        "A driver was taken to a court in Brno.",
        "Most readers support the ban on fireworks.",
        "Better maps could help the two sides reach a deal.",
        "More than 200 students were arrested at the port.",
        "Lawyers spoke of cases that had been heard by the Supreme Court.",
        "Similar bills have passed in other states.",
        "The court will overturn that law next, critics fear.",
        "Three weeks of talks looked almost designed to be struck down by the high court.",
    ],
)
def test_what_decides_nothing_is_no_act(nlp_read: Read, text: str) -> None:
    assert nlp_read(text).acts == ()


@pytest.mark.parametrize(
    ("text", "sort", "stage"),
    [
        ("Governor Dana Voss survived a recall election on Tuesday.", "election", "completed"),
        ("Senator Ida Kroll defeated Jan Moss in the race for mayor.", "election", "completed"),
        ("Norland revoked the asylum of Petr Hanak on Monday.", "permit", "lifted"),
        ("Police in Velm arrested Petr Hanak on Monday.", "arrest", "completed"),
        ("The governor withdrew the bill on fares on Monday.", "bill", "withdrawn"),
        ("The county declared a mandatory evacuation along the river.", "order", "issued"),
    ],
)
def test_what_coverage_is_about(nlp_read: Read, text: str, sort: str, stage: str) -> None:
    (act,) = nlp_read(text).acts
    assert (act.sort, act.stage) == (sort, stage)


def test_a_possessor_of_asylum_holds_it_and_did_not_end_it(nlp_read: Read) -> None:
    reading = nlp_read("Norland withdrew Petr Hanak's asylum on Monday.")
    (act,) = reading.acts
    assert next(e.name for e in reading.entities if e.id == act.body) == "Norland"


def test_a_sentence_is_not_the_act_of_who_suffers_it(nlp_read: Read) -> None:
    reading = nlp_read("Petr Hanak was convicted of fraud. Crowds marched over Hanak's sentence, given on Monday.")
    assert all(a.body is None or "Hanak" not in next(e.name for e in reading.entities if e.id == a.body) for a in reading.acts)


@pytest.mark.parametrize(
    ("text", "votes"),
    [
        ("The court is widely expected to split 4 to 4 over the vote.", None),
        ("The bill needs 60 votes to 40 to pass.", None),
        ("The House passed it on a 354-60 vote which rejects the truce.", (354, 60)),
        ("The council voted 9-4 against the sale.", (4, 9)),
    ],
)
def test_only_votes_that_were_cast_are_counted(text: str, votes: tuple[int, int] | None) -> None:
    found = votes_in(text)
    assert (found and (found.in_favour, found.against)) == votes


def test_things_need_do_nothing(nlp_read: Read) -> None:
    reading = nlp_read("The mayor ordered flags across the city to be lowered in honour of the judge.")
    assert [n for a in reading.acts for n in a.needs] == []


def test_the_day_of_what_went_before_is_not_the_acts(nlp_read: Read) -> None:
    text = "On Wednesday the line announced the resignation of Jon Slade following the departure of Rupert Hale last month."
    reading = nlp_read(text, published_at="2031-09-04T10:00:00Z")
    assert all(a.date != "2031-08" for a in reading.acts)
