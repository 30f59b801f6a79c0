"""Who turns down a bill, who passed it, and what is asked of whom."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.facts.act import Act
from onrecord.facts.reading import Reading

Read = Callable[..., Reading]

PASSED = "It rained in the capital all day. The House passed the water bill 230-190 on Tuesday. "
STILL_PASSED = [
    "Senator Ana Reyes said she does not support the bill.",
    "A group of doctors said it failed to protect the sick.",
    "Twenty House lawmakers voted against the bill.",
    "Critics warned that the bill cannot pass in its current form.",
    "She said the current bill falls short.",
    "Some senators rejected the bill at once.",
    "They sang after the vote closed.",
]
REFUSED = [
    "Parliament rejected the mining law by 120 votes to 80.",
    "The bill failed in the Senate on Thursday.",
    "The bill failed to pass on Thursday.",
    "The Senate voted against the farm bill.",
    "The council did not approve the housing bill.",
]
NONE = [
    'There is nothing to answer when they say, "Why is it that the judge decided to go this way?"',
    "The governor's re-election committee on Tuesday asked voters to send money.",
    "The previous government imposed its unpopular accord alone.",
    "Five senators from the north voted against the farm bill on Monday.",
]


def bills(reading: Reading) -> list[Act]:
    """The bills and laws of a reading."""
    return [a for a in reading.acts if a.sort in {"bill", "law"}]


@pytest.mark.parametrize("told", STILL_PASSED)
def test_what_one_chamber_passed_stays_passed(nlp_read: Read, told: str) -> None:
    reading = nlp_read(PASSED + told)
    names = {e.id: e.name for e in reading.entities}
    first = bills(reading)[0]
    assert (first.stage, names[first.body or ""]) == ("passed", "The House")
    assert all(a.stage != "rejected" for a in reading.acts)


@pytest.mark.parametrize("text", REFUSED)
def test_a_body_that_decides_turns_down(nlp_read: Read, text: str) -> None:
    assert [a.stage for a in bills(nlp_read(text))] == ["rejected"]


@pytest.mark.parametrize("text", NONE)
def test_no_act_is_done(nlp_read: Read, text: str) -> None:
    assert all(a.stage not in {"issued", "passed", "rejected"} for a in nlp_read(text).acts)


def test_another_chamber_turns_down_what_one_has_passed(nlp_read: Read) -> None:
    reading = nlp_read("The House passed the water bill on Tuesday. On Friday the Senate rejected the bill.")
    names = {e.id: e.name for e in reading.entities}
    assert [(a.stage, names[a.body or ""]) for a in bills(reading)] == [("passed", "The House"), ("rejected", "Senate")]


def test_the_body_of_a_bill_is_no_party(nlp_read: Read) -> None:
    (bill,) = bills(nlp_read("Republicans passed their water bill on Tuesday."))
    assert (bill.stage, bill.body) == ("passed", None)


def test_a_need_keeps_its_not(nlp_read: Read) -> None:
    (order,) = nlp_read("Germany ordered all its soldiers in Iraq not to leave their bases.").acts
    assert [n.what for n in order.needs] == ["not to leave their bases"]


def test_what_a_statement_says_is_so_is_not_asked_for(nlp_read: Read) -> None:
    text = "The Department of Defense issued a short statement suggesting that the attack was justified."
    assert [a.needs for a in nlp_read(text).acts] == [()]
