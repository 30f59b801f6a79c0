"""Acts of bodies that have the power, once each, with the votes as they were."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.facts.act import Votes
from onrecord.facts.reading import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    "text",
    [
        "The gunman ordered her to lie down.",
        "His family closed the deal for a film about him last month.",
        "Customers filed a complaint about the noise with the hotel.",
        "The suspect's lawyer asked the judge to free her client.",
        "He resigned himself to defeat.",
    ],
)
def test_everyday_words_are_no_acts(nlp_read: Read, text: str) -> None:
    assert not nlp_read(text).acts


@pytest.mark.parametrize(
    ("text", "votes", "stage"),
    [
        ("Councillors in Cork voted 9-4 against the sale of the docks.", Votes(4, 9, None), "rejected"),
        ("The Commons backed the bill by 320 to 240 on Monday.", Votes(320, 240, None), "passed"),
        ("The Senate voted down the amendment 60 to 39.", Votes(39, 60, None), "rejected"),
    ],
)
def test_votes_for_and_against(nlp_read: Read, text: str, votes: Votes, stage: str) -> None:
    assert [(a.votes, a.stage) for a in nlp_read(text).acts] == [(votes, stage)]


def test_two_motions_are_two_acts(nlp_read: Read) -> None:
    reading = nlp_read(
        "The UN Security Council adopted a resolution on Sudan on Monday, with 14 votes in favour. "
        "A motion on Haiti failed, 6 votes to 8."
    )
    assert [a.stage for a in reading.acts] == ["passed", "rejected"]


def test_a_law_under_two_nouns_is_one_act(nlp_read: Read) -> None:
    reading = nlp_read(
        "The parliament of Slovenia passed a new water law on Monday. The bill also lets inspectors enter gardens. "
        "It was carried by 51 votes to 30."
    )
    assert [(a.sort, a.stage) for a in reading.acts] == [("law", "passed")]


def test_a_curfew_is_not_the_state_of_emergency(nlp_read: Read) -> None:
    reading = nlp_read(
        "Ecuador's government extended the state of emergency by 30 days on Tuesday. The night curfew in Quito was lifted."
    )
    assert [(a.sort, a.stage) for a in reading.acts] == [("emergency", "in force"), ("order", "lifted")]


def test_what_only_the_title_says_was_done_is_no_act(nlp_read: Read) -> None:
    title = "Chile expels Bolivian ambassador"
    body = "Chile threatened on Wednesday to expel Bolivia's ambassador if he did not apologise."
    assert not nlp_read(f"{title}\n\n{body}", title=title).acts
    assert nlp_read(f"{title}\n\nChile expelled Bolivia's ambassador on Wednesday.", title=title).acts
