"""Votes as news tells them: by party, as some of a known whole, in words, in a sentence of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.facts.act import Votes
from onrecord.facts.reading import Reading
from onrecord.read.acts.spelled import in_numerals
from onrecord.read.acts.votes import votes_in

TOLD = [
    ("Eleven Greens and two independents voted yes, while nine Liberals voted no.", (13, 9, None)),
    ("All 52 Greens voted for it, along with three independents, and 47 Liberals voted against.", (55, 47, None)),
    ("All but two of the 15 members voted for the sale.", (13, 2, None)),
    ("The five-member board voted unanimously to close the mill.", (5, 0, None)),
    ("The 15-member council rejected it unanimously.", (0, 15, None)),
    ("Forty-one members voted in favour and thirty-eight voted against.", (41, 38, None)),
    ("The motion passed by forty-one votes to thirty-eight.", (41, 38, None)),
    ("The court, with two judges dissenting, upheld the ban.", (None, 2, None)),
    ("Six of nine trustees backed the plan and the other three opposed it.", (6, 3, None)),
    ("Four of the seven councillors, all from the old town, voted for the sale and three against.", (4, 3, None)),
    ("The plan was opposed by six of 11 board members.", (None, 6, None)),
    ("One judge of the three dissented, writing that it came late.", (None, 1, None)),
    ("Seven of the ten trustees voted against, and the remaining three backed it.", (3, 7, None)),
    ("Five councillors said yes and four said no.", (5, 4, None)),
    ("It passed 12 ayes to 9 noes.", (12, 9, None)),
    ("In a 6-3 ruling, the court struck it down.", (6, 3, None)),
    ("A hundred and two lawmakers voted for the bill, ninety-eight against and five abstained.", (102, 98, 5)),
]


@pytest.mark.parametrize(("sentence", "expected"), TOLD)
def test_votes_told_in_words(sentence: str, expected: tuple[int | None, int | None, int | None]) -> None:
    assert votes_in(sentence) == Votes(*expected)


@pytest.mark.parametrize(
    "sentence",
    [
        "The vote was along party lines.",
        "It passed by a single vote.",
        "Voters in two of the nine towns supported it.",
        "Three of the four people backed by the mayor resigned.",
        "Two in five voted for it.",
        "One of the two men voted for him in 2012 or did not vote.",
        "Since that vote the number of such laws has risen from nine in 2012 to 37 provinces.",
    ],
)
def test_what_counts_no_votes(sentence: str) -> None:
    found = votes_in(sentence)
    assert found is None or (found.against is None and found.in_favour == 1)


def test_numbers_in_words_become_numerals() -> None:
    assert in_numerals("half a dozen, two dozen, ninety-eight, three hundred and four, seven") == "6, 24, 98, 304, seven"


def test_the_counts_of_a_vote_belong_to_the_act_that_it_decided(nlp_read: Callable[..., Reading]) -> None:
    reading = nlp_read(
        "The Senate confirmed Ida Morrow as transport commissioner on Monday. She had faced weeks of questions about her firm. "
        "Some booed her at the hearing. The vote was 31 to 12."
    )
    (act,) = reading.acts
    assert (act.sort, act.votes) == ("appointment", Votes(31, 12, None))


def test_what_is_called_by_its_own_noun_is_one_act(nlp_read: Callable[..., Reading]) -> None:
    reading = nlp_read("The board of the Orvale district approved the plan unanimously on Monday.")
    assert len(reading.acts) == 1
    reading = nlp_read("The Orvale school trustees rejected a merger with the county district on Thursday night.")
    assert [(a.sort, a.stage) for a in reading.acts] == [("decision", "rejected")]


def test_a_body_that_votes_decides_whatever_it_approves(nlp_read: Callable[..., Reading]) -> None:
    reading = nlp_read("The Ferrow town council approved the sale of the old mill on Tuesday evening.")
    assert [(a.sort, a.stage) for a in reading.acts] == [("decision", "passed")]
