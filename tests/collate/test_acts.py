"""Acts of a record: which tellings are one act, where it stands and when it came there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from onrecord.facts.record import Record

Pages = Callable[..., Any]
RecordOf = Callable[..., Record]


def test_two_who_file_file_two(page: Pages, record_of: RecordOf) -> None:
    first = page("a", "The federation asked the court to lift the ban.").act(
        "The federation asked the court to lift the ban", "complaint", "filed", "The federation", stage_evidence="asked"
    )
    second = page("b", "The province asked the court to end the strike.").act(
        "The province asked the court to end the strike", "complaint", "filed", "The province", stage_evidence="asked"
    )
    assert len(record_of(first, second).acts) == 2
    third = page("c", "The federation asked the court on Monday to lift the ban.").act(
        "The federation asked the court on Monday to lift the ban", "complaint", "filed", "The federation", stage_evidence="asked"
    )
    assert len(record_of(first, third).acts) == 1


def test_a_court_s_order_is_not_a_governor_s(page: Pages, record_of: RecordOf) -> None:
    def ordered(article: str, who: str, sector: str) -> object:
        made = page(article, f"{who} issued an order on the plant.")
        made.entity(who, "organization", sector=sector)
        return made.act(f"{who} issued an order on the plant", "order", "issued", who, stage_evidence="issued")

    assert len(record_of(ordered("a", "The governor", "GOV"), ordered("b", "The court", "JUD")).acts) == 2
    assert len(record_of(ordered("a", "The governor", "GOV"), ordered("b", "The governor", "GOV")).acts) == 1


def test_what_is_only_called_by_name_is_no_act_of_the_story(page: Pages, record_of: RecordOf) -> None:
    named = page("a", "Nobody likes the river accord.").act("the river accord", "agreement", "announced", title="the river accord")
    told = page("b", "They signed the river accord.").act(
        "They signed the river accord", "agreement", "signed", title="the river accord", stage_evidence="signed"
    )
    assert record_of(named).acts == ()
    (found,) = record_of(named, told).acts
    assert found.stage == "signed"
    assert {a.article for a in found.accounts} == {"a", "b"}


def test_the_date_goes_with_the_stage(page: Pages, record_of: RecordOf) -> None:
    issued = page("a", "The governor ordered the evacuation of Belmar.", at="2024-03-04").act(
        "ordered the evacuation of Belmar", "order", "issued", date="2024-03-04", stage_evidence="ordered"
    )
    lifted = page("b", "The evacuation of Belmar was lifted.", at="2024-03-06").act(
        "The evacuation of Belmar was lifted", "order", "lifted", date="2024-03-06", stage_evidence="lifted"
    )
    (found,) = record_of(issued, lifted).acts
    assert (found.stage, found.date) == ("lifted", "2024-03-06")
    assert not [d for d in record_of(issued, lifted).discrepancies if d.kind == "date"]


def test_statements_of_two_are_two(page: Pages, record_of: RecordOf) -> None:
    a = page("a", "The ministry issued a statement on the raid.").act(
        "The ministry issued a statement on the raid", "statement", "issued", "The ministry", stage_evidence="issued"
    )
    b = page("b", "The senate issued a statement on the raid.").act(
        "The senate issued a statement on the raid", "statement", "issued", "The senate", stage_evidence="issued"
    )
    assert len(record_of(a, b).acts) == 2


def test_a_bill_is_where_the_last_word_has_it(page: Pages, record_of: RecordOf) -> None:
    def told(article: str, day: str, who: str, verb: str, stage: str) -> object:
        made = page(article, f"The {who} {verb} the rent bill.", f"Outlet {article}", day)
        return made.act(f"The {who} {verb} the rent bill", "bill", stage, f"The {who}", stage_evidence=verb, title="the rent bill")

    first, again = told("a", "2031-05-05", "senate", "passed", "passed"), told("b", "2031-05-06", "senate", "passed", "passed")
    last = told("c", "2031-05-08", "governor", "signed", "signed")
    (act,) = record_of(first, again, last).acts
    assert (act.stage, act.body_name) == ("signed", "The governor")


def test_an_act_is_called_by_the_words_that_do_it(page: Pages, record_of: RecordOf) -> None:
    a = page("a", "The court convicted the officer, who had shot the man at night.")
    a.event("who had shot the man at night", "shot", type="ASSAULT")
    a.act(
        "The court convicted the officer, who had shot the man at night",
        "ruling",
        "issued",
        "The court",
        stage_evidence="convicted",
    )
    (act,) = record_of(a).acts
    assert act.title == "The court convicted the officer, who had shot the man at night"


def test_what_nobody_plans_on_no_day_is_no_act(page: Pages, record_of: RecordOf) -> None:
    a = page("a", "They need to conduct a thorough inquiry.").act(
        "to conduct a thorough inquiry", "inquiry", "planned", stage_evidence="conduct"
    )
    assert not record_of(a).acts
