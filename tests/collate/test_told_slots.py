"""Tallies, spellings, ranks, states and headlines of parts: one thing told in two ways, and what looks like it and is none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.facts.record import Record

Pages = Callable[..., Any]
Make = Callable[..., Record]


def kinds(record: Record) -> list[tuple[str, str]]:
    return [(d.kind, d.verdict) for d in record.discrepancies]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The senate passed the harbour bill 96-0 on Monday.", "“We passed this harbour bill 100 to nothing,” Oske said."),
        ("The council approved the dam by 14 votes to 9.", "Councillors voted 15-9 for the dam."),
        ("The Selim assembly rejected the toll, 31 to 28.", "By a vote of 31-29 the assembly of Selim turned down the toll."),
        ("The house adopted the budget 217-213.", "Lawmakers adopted the budget by 217 to 212."),
        ("The jury voted nine to three to acquit the pilot.", "The pilot was acquitted by a jury vote of 10-2."),
    ],
)
def test_one_vote_has_one_tally(page: Pages, record_of: Make, one: str, other: str) -> None:
    assert kinds(record_of(page("a", one), page("b", other))) == [("figure", "conflict")]


@pytest.mark.parametrize(
    "other",
    [
        "The senate passed the ferry law 51-47.",
        "The senate's harbour bill lets the guild fine captains 90 to 10 days after a vote.",
        "Selim won the harbour cup 95-1 while the senate voted.",
        "Before it passed the harbour bill 96-0 the senate had rejected a motion 95-2.",
    ],
)
def test_another_vote_a_range_and_a_score_are_no_tally_of_it(page: Pages, record_of: Make, other: str) -> None:
    assert kinds(record_of(page("a", "The senate passed the harbour bill 96-0 on Monday."), page("b", other))) == []


def person(page: Pages, article: str, name: str, **entity: Any) -> Any:  # noqa: ANN401 - a field and a page
    made = page(article, f"At the quay of Selim {name} spoke of rain.")
    made.entity(name, **entity)
    return made


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Freddie Marn", "Freddy Marn"),
        ("Sherif Oskar", "Sharif Oskar"),
        ("Lena Qaani", "Lena Qaanu"),
        ("Athanasios Brin", "Athanassios Brin"),
        ("Moammar Gadhal", "Moammar Gahdal"),
    ],
)
def test_one_name_in_two_spellings(page: Pages, record_of: Make, one: str, other: str) -> None:
    (made,) = record_of(person(page, "a", one), person(page, "b", other)).discrepancies
    assert (made.kind, made.verdict) == ("actor", "paraphrase")
    assert one in made.reason
    assert other in made.reason


@pytest.mark.parametrize("other", ["Freddie Holm", "Teddie Marn", "Freddie Barn", "Fred Marn"])
def test_another_name_or_a_short_one_is_no_spelling(page: Pages, record_of: Make, other: str) -> None:
    assert kinds(record_of(person(page, "a", "Freddie Marn"), person(page, "b", other))) == []


def test_who_has_both_spellings_tells_of_two_people(page: Pages, record_of: Make) -> None:
    both = page("b", "Freddy Marn and his cousin Freddie Marn spoke of rain.")
    both.entity("Freddy Marn")
    both.entity("Freddie Marn")
    assert kinds(record_of(person(page, "a", "Freddie Marn"), both)) == []


def holder(page: Pages, article: str, office: str) -> Any:  # noqa: ANN401 - a page
    made = page(article, f"At the quay of Selim {office} Lena Oske spoke of rain.")
    made.entity("Lena Oske", role=office)
    return made


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("associate director", "associate administrator", "paraphrase"),
        ("vice president", "vice chairman", "paraphrase"),
        ("deputy harbour master", "harbour master", "conflict"),
        ("acting police chief", "police chief", "conflict"),
        ("assistant secretary", "assistant commissioner", "paraphrase"),
    ],
)
def test_one_office_under_two_titles(page: Pages, record_of: Make, one: str, other: str, verdict: str) -> None:
    assert kinds(record_of(holder(page, "a", one), holder(page, "b", other))) == [("actor", verdict)]


@pytest.mark.parametrize(
    "other", ["former harbour master", "judge", "deputy harbour master of Selim", "senior deputy harbour master"]
)
def test_a_former_office_another_one_and_the_same_are_no_other_title(page: Pages, record_of: Make, other: str) -> None:
    assert kinds(record_of(holder(page, "a", "deputy harbour master"), holder(page, "b", other))) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "In a unanimous ruling the justices of Arl freed the pilot.",
            "It is unclear how many justices of Arl wanted to free the pilot.",
        ),
        (
            "The court of Arl has set oral arguments on the ferry for May.",
            "Arguments on the ferry have not yet been scheduled in Arl.",
        ),
        ("The harbourmaster had signed off on the Selim ferry.", "The harbourmaster ruled that the Selim ferry was unsafe."),
        (
            "Lawmakers were notified in advance of the Selim raid, the chancellor said.",
            "The chancellor failed to notify lawmakers of the raid at Selim.",
        ),
        (
            "The patient was placed in isolation at Brack hospital.",
            "The patient sat for hours, not in isolation, in Brack hospital.",
        ),
    ],
)
def test_one_thing_is_in_one_state(page: Pages, record_of: Make, one: str, other: str) -> None:
    (made,) = record_of(page("a", one), page("b", other)).discrepancies
    assert made.verdict == "conflict"
    assert made.reason.startswith("Outlet a has “")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "In a unanimous ruling the justices of Arl freed the pilot.",
            "It is unclear how many guests came to the wedding in Brack.",
        ),
        ("The court of Arl has set oral arguments on the ferry for May.", "No date has been set for the trial of a baker."),
        ("The harbourmaster had signed off on the Selim ferry.", "The harbourmaster of Kelp Island ruled against a kite."),
        ("Lawmakers were notified in advance of the Selim raid.", "Tenants were not told of the new rent."),
    ],
)
def test_another_thing_is_in_another_state(page: Pages, record_of: Make, one: str, other: str) -> None:
    assert kinds(record_of(page("a", one), page("b", other))) == []


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Court revives Ostrian ferry ban",
            "The court revived the Ostrian ferry ban on Monday, ruling that much of it can go into effect.",
        ),
        ("Mandatory evacuations in Selim", "Mandatory evacuations were announced in some Selim neighborhoods on Monday."),
        ("Harbour warden of Brack jail is removed", "The harbour department is temporarily reassigning the warden of Brack jail."),
        ("Council lifts Kelp Island curfew", "The council partially lifted the curfew on Kelp Island."),
        ("Judge frees Brack dam builders", "The judge freed the builders of the Brack dam, with the exception of two of them."),
    ],
)
def test_a_headline_that_leaves_out_the_limit_of_its_text(page: Pages, record_of: Make, title: str, text: str) -> None:
    (made,) = record_of(page("a", text, title=title), page("b", "Rain fell on the hills.")).discrepancies
    assert (made.kind, made.verdict) == ("headline", "scope")
    assert title in made.reason


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Court revives part of Ostrian ferry ban", "The court revived parts of the Ostrian ferry ban on Monday."),
        ("Could the court revive the Ostrian ferry ban?", "The court partially revived the Ostrian ferry ban."),
        ("Court revives Ostrian ferry ban", "The court revived the Ostrian ferry ban.\nRain partially flooded the quay."),
        ("Marchers protest Selim ferry sentence", "Marchers went through parts of Selim to protest the ferry sentence."),
    ],
)
def test_a_headline_with_a_limit_and_a_limit_of_something_else(page: Pages, record_of: Make, title: str, text: str) -> None:
    assert kinds(record_of(page("a", text, title=title), page("b", "Rain fell on the hills."))) == []


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Health minister resigns over syrup", "The health minister of Ostria offered his resignation over the tainted syrup."),
        ("Court frees harbour guard Marn", "A court will decide on Friday whether to free the harbour guard Lio Marn."),
        ("Ostria expels envoys", "Ostria threatened to expel the envoys of Arl on Monday."),
        ("Council closes Selim dump", "The council of Selim has yet to close the dump."),
        ("Yard cuts Brack jobs", "The yard is considering cutting jobs at Brack."),
    ],
)
def test_a_headline_tells_as_done_what_its_text_leaves_undone(page: Pages, record_of: Make, title: str, text: str) -> None:
    (made,) = record_of(page("a", text, title=title), page("b", "Rain fell on the hills.")).discrepancies
    assert (made.kind, made.verdict) == ("headline", "conflict")
    assert title in made.reason


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Health minister to resign over syrup", "The health minister of Ostria offered his resignation over the tainted syrup."),
        ("Ostria expels envoys", "Ostria threatened to expel the envoys of Arl. On Monday it expelled them."),
        ("Council closes Selim dump", "The council of Arl may close a school for dancers."),
        ("Will the yard cut Brack jobs?", "The yard is considering cutting jobs at Brack."),
    ],
)
def test_a_headline_that_hedges_and_a_text_that_has_it_done(page: Pages, record_of: Make, title: str, text: str) -> None:
    assert kinds(record_of(page("a", text, title=title), page("b", "Rain fell on the hills."))) == []


def test_a_pronoun_stands_for_what_the_sentence_before_tells_of(page: Pages, record_of: Make) -> None:
    a = page("a", "The by-election for the seat of Marcel Orr in Arl will be held on June 14.")
    b = page("b", "Lena Oske will run in the by-election for the seat of Marcel Orr in Arl.\nNo date has been set for it.")
    assert kinds(record_of(a, b)) == [("status", "conflict")]
    c = page("c", "Lena Oske will run a bakery in Arl for Marcel Orr.\nNo date has been set for it.")
    assert kinds(record_of(a, c)) == []
