"""What is told as done against what binds nobody or is not final; plans called off; words taken back or left open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from onrecord.facts.record import Record

Pages = Callable[..., Any]
Make = Callable[..., Record]
EARLY, LATE = "2024-05-01T08:00:00Z", "2024-05-03T08:00:00Z"


def kinds(record: Record) -> list[tuple[str, str]]:
    return [(d.kind, d.verdict) for d in record.discrepancies]


def test_a_council_that_blocks_against_a_vote_that_binds_nobody(page: Pages, record_of: Make) -> None:
    told = page("a", "The council blocked the sale of the old harbour.", at=EARLY)
    told.event("The council blocked the sale of the old harbour", "blocked")
    limit = page("b", "The council voted on the sale of the old harbour. The vote is non-binding.", at=LATE)
    assert ("status", "conflict") in kinds(record_of(told, limit))
    other = page("b", "The sports club met on Monday. Its vote is non-binding.", at=LATE)
    assert kinds(record_of(told, other)) == []


def test_a_vote_that_binds_nobody_told_beside_other_deeds_limits_only_its_own(page: Pages, record_of: Make) -> None:
    told = page("a", "The president ordered the raid on the harbour against the smugglers.", at=EARLY)
    told.event("The president ordered the raid on the harbour", "ordered")
    beside = "Smugglers fled the raid, the council took a nonbinding vote to close the ferry, while the president spoke."
    assert kinds(record_of(told, page("b", beside, at=LATE))) == []


def test_a_wish_to_block_is_no_claim_that_it_is_blocked(page: Pages, record_of: Make) -> None:
    told = page("a", "The council wants to have blocked the sale of the old harbour.", at=EARLY)
    told.event("blocked the sale of the old harbour", "blocked")
    limit = page("b", "The council voted on the sale of the old harbour. The vote is non-binding.", at=LATE)
    assert kinds(record_of(told, limit)) == []


def test_a_headline_of_a_deed_that_is_not_final(page: Pages, record_of: Make) -> None:
    told = page("a", "Forger deported\n\nA forger is on his way.", title="Forger deported", at=EARLY)
    told.event("Forger deported", "deported")
    limit = page("b", "A court ordered the deportation of a forger. The ruling is not final.", at=LATE)
    assert ("headline", "conflict") in kinds(record_of(told, limit))


def test_an_agreement_turned_down_later(page: Pages, record_of: Make) -> None:
    first = page("a", "The clerks reached a provisional agreement with the bank.", at=EARLY)
    first.act("a provisional agreement with the bank", "agreement", "provisional", stage_evidence="provisional")
    then = page("b", "The clerks have rejected the agreement with the bank.", at=LATE)
    then.act("agreement with the bank", "agreement", "announced")
    assert ("status", "update") in kinds(record_of(first, then))


def test_a_plan_that_was_to_go_on_is_called_off(page: Pages, record_of: Make) -> None:
    first = page("a", "Nora Hale said that the dredging would continue.", at=EARLY)
    first.says("Nora Hale", "the dredging would continue")
    then = page("b", "Nora Hale has postponed the dredging of the port.", at=LATE)
    assert ("status", "update") in kinds(record_of(first, then))
    assert kinds(record_of(first, page("b", "Nora Hale has postponed the party.", at=LATE))) == []


def test_words_that_are_said_to_have_been_misunderstood(page: Pages, record_of: Make) -> None:
    text = '"There will be no bridge," Nora Hale said. Her office said that she had been misunderstood.'
    told = page("a", text, at=EARLY)
    told.says("Nora Hale", '"There will be no bridge,"', "direct").says(
        "Her office", "she had been misunderstood", sort_of="organization"
    )
    assert ("wording", "conflict") in kinds(record_of(told))


def test_a_promise_that_another_account_says_was_not_made(page: Pages, record_of: Make) -> None:
    said = page("a", '"We will rebuild the bridge by spring," Nora Hale said.', at=EARLY)
    said.says("Nora Hale", '"We will rebuild the bridge by spring,"', "direct")
    silent = page("b", "The town has not said whether it will rebuild the bridge.", at=LATE)
    assert ("status", "conflict") in kinds(record_of(said, silent))
    assert kinds(record_of(said, page("b", "The town has not said whether it will sell the mill.", at=LATE))) == []


def test_one_speaker_who_says_it_both_ways(page: Pages, record_of: Make) -> None:
    whole = page("a", "Nora Hale said that ferries would run normally from Monday.", at=EARLY)
    whole.says("Nora Hale", "ferries would run normally from Monday")
    part = page("b", "Nora Hale said that half of the ferries would be cancelled on Monday.", at=LATE)
    part.says("Nora Hale", "half of the ferries would be cancelled on Monday")
    assert ("status", "conflict") in kinds(record_of(whole, part))
    other = page("b", "Ivo Brand said that half of the ferries would be cancelled on Monday.", at=LATE)
    other.says("Ivo Brand", "half of the ferries would be cancelled on Monday")
    assert kinds(record_of(whole, other)) == []


def test_signed_while_others_still_call_it_provisional_is_a_conflict(page: Pages, record_of: Make) -> None:
    first = page("a", "The clerks reached a provisional agreement with the bank.", at=EARLY)
    first.act("a provisional agreement with the bank", "agreement", "provisional", stage_evidence="provisional")
    then = page("b", "The clerks signed an agreement with the bank.", at="2024-05-02T08:00:00Z")
    then.act("signed an agreement with the bank", "agreement", "signed", stage_evidence="signed")
    last = page("c", "The clerks have a provisional agreement with the bank.", at=LATE)
    last.act("a provisional agreement with the bank", "agreement", "provisional", stage_evidence="provisional")
    assert ("status", "update") in kinds(record_of(first, then))
    assert ("status", "conflict") in kinds(record_of(first, then, last))


def test_an_appeal_that_was_to_be_filed_and_is(page: Pages, record_of: Make) -> None:
    plan = page("a", "The baker will appeal against the fine.", at=EARLY)
    plan.act("The baker will appeal against the fine", "appeal", "planned", stage_evidence="appeal")
    done = page("b", "The baker lodged an appeal against the fine.", at=LATE)
    done.act("The baker lodged an appeal against the fine", "appeal", "filed", stage_evidence="lodged")
    assert ("status", "update") in kinds(record_of(plan, done))
