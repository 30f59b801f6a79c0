"""Official acts: sorts, stages, bindingness, votes, needs and grouping."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.facts.act import Act, Votes
from onrecord.facts.reading import Reading
from onrecord.read.acts.votes import votes_in

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
    ("The government declared a state of emergency in three regions on Monday.", "emergency", "issued"),
    ("QUITO, May 4 (ANA) - Ecuador's president placed four provinces under a state of emergency.", "emergency", "issued"),
    ("The state of emergency in Lima was extended by 30 days on Friday.", "emergency", "in force"),
    ("The state of siege lapsed at midnight.", "emergency", "completed"),
    ("President Okoro lifted the curfew in Jos on Sunday.", "order", "lifted"),
    ("The governor's order requiring masks on buses is still in force.", "order", "in force"),
    ("The evacuation order was lifted on Thursday morning.", "order", "lifted"),
    ("Environmental groups asked a court in Quito to halt the drilling.", "complaint", "filed"),
    ("The union will ask the labour court to annul the vote.", "complaint", "planned"),
    ("An application for bail was refused on Thursday.", "complaint", "rejected"),
    ("A federal judge in Ohio blocked the new rule on Thursday.", "ruling", "issued"),
    ("The High Court refused to suspend the measure.", "ruling", "rejected"),
    ("The Constitutional Court will hear the case on 12 May.", "ruling", "planned"),
    ("Nobody can be sworn in before the Constitutional Court rules on the complaint.", "ruling", "planned"),
    ("Prosecutors opened an investigation into the collapse.", "inquiry", "in force"),
    ("The president has directed that a commission of inquiry be set up.", "inquiry", "announced"),
    ("The interim report of the accident bureau was published on Wednesday.", "report", "provisional"),
    ("The final report is due in March.", "report", "planned"),
    ("The president appointed Judge Ana Silva head of the central bank.", "appointment", "issued"),
    ("Norway expelled two Russian diplomats.", "expulsion", "issued"),
    ("The United States froze the assets of two banks.", "sanction", "issued"),
    ("Washington will lift its sanctions on the bank.", "sanction", "in force"),
    ("The regulator revoked the airline's licence.", "permit", "lifted"),
    ("A ceasefire came into force at dawn.", "agreement", "in force"),
    ("Kenya has given Somalia until Friday to open the road.", "ultimatum", "issued"),
    ("The port is quiet. Parliament votes on the motion on Thursday.", "vote", "planned"),
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

FORCE = [
    ("Governor Lena Moss issued an evacuation order for 12,000 people.", "order", True),
    ("The ministry ordered the withdrawal of the syrup.", "order", True),
    ("Judge Maria Ruiz granted a temporary injunction barring the company from drilling.", "order", True),
    ("A Kenyan court suspended the finance law pending a full hearing.", "ruling", True),
    ("The general was sacked as army chief by a separate decree on Wednesday.", "dismissal", True),
    ("President Adan sacked his finance minister on Tuesday.", "dismissal", None),
    ("The food agency ordered the recall of 12,000 prams.", "recall", True),
    ("The government is preparing a decree on bread prices.", "order", None),
    ("The city council adopted a motion urging the mayor to cancel the festival.", "resolution", False),
    ("Parliament's health committee recommended approving the vaccine deal.", "vote", False),
    ("The finance committee voted 12 to 9 to send the bill to the full house.", "resolution", False),
    ("The Foreign Office advised against all travel to the island.", "advisory", False),
    ("The bridge inspectorate published a report on the collapse.", "report", False),
    ("Residents asked the court in Porto to stop the felling.", "complaint", None),
]


@pytest.mark.parametrize(("text", "sort", "binding"), FORCE)
def test_what_binds_by_its_nature_and_what_only_asks(
    nlp_read: Read, text: str, sort: str, binding: bool | None
) -> None:  # a case's value
    assert only(nlp_read(text), sort).binding is binding


NO_ACTS = [
    "The minister said he would never sign a deal with the rebels.",
    "Aid groups urged the government to declare a state of emergency.",
    "If parliament rejects the bill, the cabinet will fall.",
    "He ordered a coffee and two croissants.",
    "The company fired its chief executive.",
    "A state of shock gripped the town.",
    "The treaty of 1960 governs the river.",
    "The author asked not to be named.",
    "The general denied that he had declared martial law.",
    "The law of gravity applies everywhere.",
    "The union threatened to sue.",
    "The court of public opinion has ruled.",
    "It remains unclear whether the court will hear the case.",
    "Manchester sacked its manager.",
    "The minister was charged with overseeing the fleet's maintenance.",
    "They gave up public declarations.",
    "Correction: we said earlier that the Supreme Court had suspended the recount. It has not.",
]


@pytest.mark.parametrize("text", NO_ACTS)
def test_hypotheses_figures_of_speech_and_private_deeds_are_no_acts(nlp_read: Read, text: str) -> None:
    assert [(a.sort, a.stage) for a in nlp_read(text).acts] == []


def test_an_application_and_the_ruling_on_it_are_two_acts(nlp_read: Read) -> None:
    reading = nlp_read("The High Court dismissed the petition by three fishermen's groups.")
    assert {(a.sort, a.stage) for a in reading.acts} == {("ruling", "rejected"), ("complaint", "rejected")}
    assert "groups" in name(reading, only(reading, "complaint").body)


def test_a_court_s_decision_and_the_order_it_makes_are_one_act(nlp_read: Read) -> None:
    reading = nlp_read(
        "A judge on Wednesday forbade the strikers to block buses. The judge granted an injunction that runs until March 21."
    )
    (found,) = [a for a in reading.acts if a.sort in {"order", "ruling"}]
    assert len(found.evidence) == 2


def test_a_vote_told_in_the_next_sentence_counts(nlp_read: Read) -> None:
    reading = nlp_read("The electoral commission ordered a recount in Belmar. The decision was taken by four votes to three.")
    assert only(reading, "order").votes == Votes(4, 3, None)


def test_what_a_decree_imposes_is_the_decree_s(nlp_read: Read) -> None:
    reading = nlp_read("The president signed a decree on Monday. The decree imposes a curfew from 8 p.m.")
    assert len(reading.acts) == 1


def test_the_date_is_that_of_the_stage(nlp_read: Read) -> None:
    reading = nlp_read(
        "The governor ordered the evacuation of Belmar on Monday. The evacuation order was lifted on Wednesday.",
        published_at="2024-03-07",
    )
    found = only(reading, "order")
    assert (found.stage, found.date) == ("lifted", "2024-03-06")


def test_a_date_up_to_which_it_holds_is_not_its_date(nlp_read: Read) -> None:
    reading = nlp_read("The court issued an injunction that holds until Friday.", published_at="2024-03-06")
    assert only(reading, "order").date is None


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
    ("The council, by 15 votes with none against, adopted a resolution.", Votes(15, 0, None)),
    ("It was approved with nine affirmative votes, six negative votes and one abstention.", Votes(9, 6, 1)),
    ("In all 6,694 of us voted yes and 638 voted no.", Votes(6694, 638, None)),
    ("Fifteen councillors voted for, two against and one abstained.", Votes(15, 2, 1)),
    ("Seven of the nine judges voted in favour.", Votes(7, None, None)),
    ("Nine out of ten teachers voted for the strike.", None),
    ("The House approved three millions for schools.", None),
    ("The home side won the match 3-2.", None),
    ("The jury rejected a plea that could have cut it to two to 20 years.", None),
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


@pytest.mark.parametrize(
    "text",
    [
        "Lifting the ban would take months.",
        "The judge went to the table of the defense.",
        "The ministry asked whether the court could ban the fair.",
        "The ministry named John Smith as one of the dead.",
        "Some senators urged the minister to go.",
        "The prime minister said in a statement that she was sad.",
        "The party ratified.",
        "Protesters want Maria Lopez to resign.",
    ],
)
def test_what_is_no_deed_of_a_body_is_no_act(nlp_read: Read, text: str) -> None:
    assert not nlp_read(text).acts


def test_what_a_ministry_says_in_a_statement_is_its_act(nlp_read: Read) -> None:
    assert only(nlp_read("The foreign ministry said in a statement that it regretted the raid."), "statement").stage == "issued"


def test_a_verdict_and_the_sentence_after_it_are_two(nlp_read: Read) -> None:
    reading = nlp_read("The jury convicted the banker on Monday. On Tuesday the judge sentenced the banker to six years in prison.")
    assert [a.sort for a in reading.acts] == ["ruling", "ruling"]


def test_who_stands_before_a_court_did_not_rule(nlp_read: Read) -> None:
    reading = nlp_read("John Smith was convicted of fraud on Monday.")
    assert [a.body for a in reading.acts] == [None]


def test_who_challenges_a_law_did_not_sign_it(nlp_read: Read) -> None:
    reading = nlp_read("The union challenged a law signed by Governor Maria Lopez.")
    names = {e.id: e.name for e in reading.entities}
    assert [names.get(a.body or "") for a in reading.acts if a.sort == "law"] == ["Maria Lopez"]


def test_a_ban_that_a_parliament_passes_is_a_bill(nlp_read: Read) -> None:
    reading = nlp_read("The Senate passed a ban on plastic bags by 51 votes to 40.")
    assert [(a.sort, a.stage) for a in reading.acts] == [("bill", "passed")]


def test_a_participle_only_goes_on_with_the_act_before_it(nlp_read: Read) -> None:
    reading = nlp_read("The assembly passed the bill, banning hunting in parks.")
    assert [a.sort for a in reading.acts] == ["bill"]


def test_a_clause_that_tells_the_stage_of_its_noun_and_one_that_tells_what_the_noun_does(nlp_read: Read) -> None:
    reading = nlp_read("The new law, which 51 lawmakers in Slovenia supported on Monday, hands private wells to the state.")
    assert [(a.sort, a.stage) for a in reading.acts] == [("law", "passed")]
    other = nlp_read("A statute that imposed several limits was old.")
    assert not [a for a in other.acts if a.stage == "issued"]


def test_what_an_act_rejects_is_not_its_own_defeat_and_so_many_to_one_are_no_votes() -> None:
    assert votes_in("The House passed a motion on a 354-60 basis which rejects the withdrawal.") == Votes(354, 60, None)
    assert votes_in("The House rejected the motion, 354-60.") == Votes(60, 354, None)
    assert votes_in("Members backed the plan by a 2-to-1 margin.") is None
