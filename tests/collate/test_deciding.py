"""What is an act, whose it is and when: by the words that do it, not by those that ask for it, tell of it or are asked by it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from onrecord.facts.act import Need
from onrecord.facts.record import Record, RecordAct
from onrecord.facts.time import TimeExpression

Pages = Callable[..., Any]
Make = Callable[..., Record]


def only(record: Record) -> RecordAct:
    (act,) = record.acts
    return act


@pytest.mark.parametrize(
    ("text", "sort", "stage", "word", "leads"),
    [
        (
            "The Ports Committee sent a letter requesting that he testify.",
            "resolution",
            "passed",
            "requesting",
            False,
        ),
        ("The Ports Committee adopted a motion requesting that he testify.", "resolution", "passed", "requesting", True),
        ("The memorandum issued by the deputy minister explains why.", "agreement", "issued", "issued", False),
        ("The memorandum of understanding was signed by the ministry.", "agreement", "signed", "signed", True),
        ("The council will hear the harbour master nominated by the mayor.", "appointment", "proposed", "nominated", True),
        ("The council will hear any harbour master nominated by the mayor.", "appointment", "proposed", "nominated", False),
        ("She was appointed three decades ago by the mayor.", "appointment", "issued", "appointed", False),
        ("Moll lost the election in Tarn.", "election", "completed", "lost", False),
        ("Moll won the election in Tarn.", "election", "completed", "won", True),
    ],
)
def test_what_decides_nothing_leads_nothing(
    page: Pages, record_of: Make, text: str, sort: str, stage: str, word: str, leads: bool
) -> None:
    a = page("a", text, at="2031-05-05").act(text, sort, stage, "Ports Committee", stage_evidence=word, title=text[:-1])
    assert (only(record_of(a)).weight > 0) is leads


def test_the_day_on_which_it_is_told_is_not_the_acts(page: Pages, record_of: Make) -> None:
    text = "On Tuesday the Daily Gong reported that the prosecutor had issued subpoenas."
    a = page("a", text, at="2031-05-08")
    a.act("the prosecutor had issued subpoenas", "order", "issued", "prosecutor", stage_evidence="issued", date="2031-05-06")
    a.says("Daily Gong", "the prosecutor had issued subpoenas", cue="reported", sort_of="outlet")
    span = a.at("Tuesday")
    a.rows["times"] = [TimeExpression(span.start, span.end, "2031-05-06", "DATE")]
    assert only(record_of(a)).date is None
    b = page("b", "The prosecutor issued subpoenas on Tuesday.", at="2031-05-08")
    b.act("The prosecutor issued subpoenas on Tuesday", "order", "issued", stage_evidence="issued", date="2031-05-06")
    span = b.at("Tuesday")
    b.rows["times"] = [TimeExpression(span.start, span.end, "2031-05-06", "DATE")]
    assert only(record_of(b)).date == "2031-05-06"


def test_a_bill_binds_nobody_before_it_is_law(page: Pages, record_of: Make) -> None:
    def told(stage: str) -> bool | None:
        a = page("a", f"The ban was {stage}.", at="2031-05-05")
        return only(record_of(a.act(f"The ban was {stage}", "bill", stage, stage_evidence=stage, binding=True))).binding

    assert told("passed") is None
    assert told("signed") is True


def test_what_an_order_orders_is_no_need_of_it(page: Pages, record_of: Make) -> None:
    def told(sort: str) -> tuple[Need, ...]:
        a = page("a", "The mayor told his staff to leave.", at="2031-05-05")
        needs = (Need(who="his staff", what="to leave", name="his staff"),)
        return only(record_of(a.act("The mayor told his staff to leave", sort, "issued", stage_evidence="told", needs=needs))).needs

    assert told("order") == ()
    assert told("agreement") != ()


def test_who_is_only_named_after_the_deed_does_not_do_it(page: Pages, record_of: Make) -> None:
    a = page("a", "Moll was charged with lying to police.", at="2031-05-05")
    a.act("Moll was charged with lying to police", "indictment", "filed", "police", stage_evidence="charged")
    b = page("b", "Moll was charged by police.", at="2031-05-05")
    b.act("Moll was charged by police", "indictment", "filed", "police", stage_evidence="charged")
    assert only(record_of(a)).body is None
    assert only(record_of(b)).body_name == "police"


def test_who_is_quoted_from_a_statement_made_it(page: Pages, record_of: Make) -> None:
    text = "Osk's lawyer said in a statement that prosecutors bear the blame."
    a = page("a", text, at="2031-05-05").says("Osk's lawyer", "prosecutors bear the blame")
    a.act(text[:-1], "statement", "issued", "prosecutors", stage_evidence="statement")
    assert only(record_of(a)).body_name == "Osk's lawyer"


def test_emergencies_of_two_states_are_two(page: Pages, record_of: Make) -> None:
    made = []
    for which, state in (("a", "Georgia"), ("b", "Virginia")):
        words = f"An emergency was declared in {state} over the storm"
        p = page(which, f"{words}.", f"Outlet {which}", "2031-05-05")
        p.entity(state, "place", precision="region")
        made.append(p.act(words, "emergency", "issued", stage_evidence="declared", title="emergency over the storm"))
    assert len(record_of(*made).acts) == 2


def test_an_act_is_called_to_the_end_of_its_clause(page: Pages, record_of: Make) -> None:
    text = "The house passed a bill on Monday to repeal and replace the fees, as they wished."
    a = page("a", text, at="2031-05-05")
    a.act("The house passed a bill on Monday to repeal", "bill", "passed", stage_evidence="passed")
    assert only(record_of(a)).title == "The house passed a bill on Monday to repeal and replace the fees"


@pytest.mark.parametrize(
    ("text", "sort", "stage", "word", "told", "leads"),
    [
        ("Shortly after the ruling was issued, the mayor wept.", "ruling", "issued", "issued", "the ruling was issued", False),
        ("The deal announced on Wednesday comes late.", "agreement", "announced", "announced", None, False),
        ("The Harbour Court ruled that the port may close.", "ruling", "issued", "ruled", "", True),
        ("The ministry released a statement.", "statement", "issued", "released", "", False),
        ("The ministry said in a statement that the port was safe.", "statement", "issued", "said", "", True),
        (
            "Some say the mayor gave permission to the rioters.",
            "permit",
            "issued",
            "gave",
            "the mayor gave permission to the rioters",
            False,
        ),
        ("Norland has vetoed the envoy's visit to the summit.", "bill", "vetoed", "vetoed", "", False),
        ("Norland has vetoed the bill on harbour fees.", "bill", "vetoed", "vetoed", "", True),
    ],
)
def test_a_title_is_a_clause_that_tells_what_was_decided(
    page: Pages, record_of: Make, text: str, sort: str, stage: str, word: str, told: str | None, leads: bool
) -> None:
    a = page("a", text, at="2031-05-05")
    a.act(told or text[:-1], sort, stage, "Norland", stage_evidence=word, told=text[:-1] if told == "" else told)
    if text.startswith("Some"):
        a.says("Some", "the mayor gave permission to the rioters", cue="say", sort_of="person")
        (act,) = a.rows["acts"]
        a.rows["acts"] = [replace(act, attribution=a.rows["attributions"][0].id)]
    assert (only(record_of(a)).weight > 0) is leads


def test_a_court_that_hears_a_suit_has_filed_none(page: Pages, record_of: Make) -> None:
    text = "The Harbour Court will hear the lawsuits against the ban."
    a = page("a", text, at="2031-05-05").act(text[:-1], "lawsuit", "filed", "Harbour Court", stage_evidence="hear")
    a.rows["entities"] = [replace(e, sector="JUD") if e.name == "Harbour Court" else e for e in a.rows["entities"]]
    assert only(record_of(a)).weight == 0


def test_a_clocks_hour_and_anothers_day_date_no_act(page: Pages, record_of: Make) -> None:
    for text, words, day in (
        ("The city imposed a curfew from midnight to 5 a.m. on harbour streets.", "midnight", "2031-05-05"),
        ("The harbour master resigned following the departure of his deputy last month.", "last month", "2031-04"),
    ):
        a = page("a", text, at="2031-05-05")
        word = "imposed" if "imposed" in text else "resigned"
        a.act(text[:-1], "order" if word == "imposed" else "resignation", "issued", "city", stage_evidence=word, date=day)
        span = a.at(words)
        a.rows["times"] = [TimeExpression(span.start, span.end, day, "DATE")]
        assert only(record_of(a)).date is None
