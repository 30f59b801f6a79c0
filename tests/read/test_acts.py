"""Official acts: sorts, stages, bindingness, votes, needs and grouping."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.facts.act import Act, Votes
from onrecord.facts.reading import Reading
from onrecord.read.acting.votes import votes_in

Read = Callable[..., Reading]

STAGES = [
    ("The Senate approved a bill on rents by 158 votes to 91.", "bill", "passed"),
    ("The Senate rejected a bill on rents.", "bill", "rejected"),
    ("The president vetoed the bill on rents.", "bill", "vetoed"),
    ("The UN Security Council failed to adopt a resolution on Sudan after Russia cast its veto.", "resolution", "vetoed"),
    ("The president signed the law on Friday.", "law", "signed"),
    ("The airline has filed a lawsuit against the airport.", "lawsuit", "filed"),
    ("Dockers and port operators reached a tentative agreement on wages.", "agreement", "provisional"),
    ("Two militias signed a truce in Bunia.", "agreement", "signed"),
    ("The text was presented in Nairobi, but neither side has initialled the text.", "agreement", "draft"),
    ("The ministry ordered the dairy to withdraw the cheese.", "order", "issued"),
    ("The transport ministry lifted the ban on night flights.", "order", "lifted"),
    ("The carmaker Velda recalled 40,000 vans over faulty brakes.", "recall", "announced"),
    ("The Foreign Ministry summoned the Turkish ambassador.", "summons", "issued"),
    ("The regulator granted the mine a licence. On Friday a court suspended the licence.", "permit", "suspended"),
    ("The Justice Department said it would appeal the ruling.", "appeal", "planned"),
]


def only(reading: Reading, sort: str) -> Act:
    (found,) = [a for a in reading.acts if a.sort == sort]
    return found


def name(reading: Reading, entity: str | None) -> str:
    return next(e.name for e in reading.entities if e.id == entity)


@pytest.mark.parametrize(("text", "sort", "stage"), STAGES)
def test_the_stage_is_that_of_the_words(nlp_read: Read, text: str, sort: str, stage: str) -> None:
    assert only(nlp_read(text), sort).stage == stage


BINDING = [
    ("Parliament passed a resolution on mining. It is a recommendation and does not bind the government.", False),
    ("Parliament passed a non-binding resolution on mining.", False),
    ("Parliament passed a resolution on mining. The text is legally binding.", True),
    ("Parliament passed a resolution on mining.", None),
]


@pytest.mark.parametrize(("text", "binding"), BINDING)
def test_binding_only_where_the_text_says_so(nlp_read: Read, text: str, binding: bool | None) -> None:  # a case's value
    found = only(nlp_read(text), "resolution")
    assert found.binding is binding
    assert bool(found.binding_evidence) == (binding is not None)


def test_what_it_asks_and_of_whom(nlp_read: Read) -> None:
    reading = nlp_read("The Iraqi parliament passed a resolution calling on the government to end the presence of foreign troops.")
    (need,) = only(reading, "resolution").needs
    assert need.name is not None
    assert "government" in need.name
    assert need.what.startswith("end the presence")


def test_what_is_still_open(nlp_read: Read) -> None:
    reading = nlp_read("Dockers and operators reached an agreement on wages. The deal must be ratified by union members.")
    (need,) = only(reading, "agreement").needs
    assert need.what.startswith("ratified")


def test_body_and_addressee(nlp_read: Read) -> None:
    reading = nlp_read("The Iraqi parliament filed a complaint with the United Nations.")
    found = only(reading, "complaint")
    assert "parliament" in name(reading, found.body)
    assert name(reading, found.addressee) == "United Nations"


def test_mentions_of_one_act_are_one_act(nlp_read: Read) -> None:
    told = "Portugal's parliament voted on Friday to pause mining licences."
    reading = nlp_read(told + " The resolution was put forward by the Greens. The text is not binding.")
    found = only(reading, "resolution")
    assert found.stage == "passed"
    assert found.binding is False
    assert len(found.evidence) >= 2


def test_a_second_act_stays_apart(nlp_read: Read) -> None:
    reading = nlp_read("Velda recalled 40,000 vans on Monday. In 2019 Velda recalled 900 trucks.", published_at="2024-03-06")
    assert len([a for a in reading.acts if a.sort == "recall"]) == 2


def test_what_is_denied_is_no_act(nlp_read: Read) -> None:
    assert nlp_read("The company did not recall the vans.").acts == ()
    assert nlp_read("There is no agreement between the parties.").acts == ()


VOTES = [
    ("The text was approved by 116 votes to 102, with 12 abstentions.", Votes(116, 102, 12)),
    ("Lawmakers voted 116-102 for the measure.", Votes(116, 102, None)),
    ("The bill fell by 121 votes to 98, with 11 abstentions.", Votes(98, 121, 11)),
    ("Thirteen members voted in favour and two abstained.", Votes(13, None, 2)),
    ("The council voted nine to four to close the bridge.", Votes(9, 4, None)),
    ("The home side won the match 3-2.", None),
    ("The law of 2014-2016 was passed.", None),
]


@pytest.mark.parametrize(("sentence", "expected"), VOTES)
def test_votes(sentence: str, expected: Votes | None) -> None:
    assert votes_in(sentence) == expected


def test_a_need_that_names_nobody_tells_what_must_happen_to_what(nlp_read: Read) -> None:
    reading = nlp_read("The council passed a resolution, asking that the formal request for aid from the coalition be cancelled.")
    needs = [need.what for need in only(reading, "resolution").needs]
    assert needs == ["the formal request for aid from the coalition be cancelled"]


def test_who_agree_that_something_is_so_make_no_agreement(nlp_read: Read) -> None:
    reading = nlp_read("The three leaders agreed that Norland ought not to take any trade measures.")
    assert not [a for a in reading.acts if a.sort == "agreement"]


def test_a_treaty_called_by_its_name_is_no_act_of_the_story(nlp_read: Read) -> None:
    reading = nlp_read("The minister called the North Sound Free Trade Agreement a bad deal.")
    assert not [a for a in reading.acts if a.sort == "agreement" and a.stage == "announced" and "North" in a.title]
