"""Which figures lead a record: those whose words tell what is counted, of what the story itself is about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.facts.record import Record, RecordFigure
from onrecord.facts.time import TimeExpression

Pages = Callable[..., Any]
Make = Callable[..., Record]


def only(record: Record) -> RecordFigure:
    (figure,) = record.figures
    return figure


def test_a_bare_measure_has_no_weight(page: Pages, record_of: Make) -> None:
    bare = page("a", "The governor waited six days.").figure("six days", 6, 6, unit="days", counts="")
    told = page("a", "The governor has six days to sign.").figure("six days", 6, 6, unit="days", counts="days to sign")
    assert only(record_of(bare)).weight == 0.0
    assert only(record_of(told)).weight > 0


def test_a_known_few_and_one_without_a_number_have_no_weight(page: Pages, record_of: Make) -> None:
    known = page("a", "Smiles passed between the two leaders.").figure("two leaders", 2, 2)
    counted = page("a", "The mob tore down two bridges.").figure("two bridges", 2, 2)
    nobody = page("a", "A man was hurt.").figure("A man", 1, 1, unit="man", counts="man", sense="injured")
    assert only(record_of(known)).weight == 0.0
    assert only(record_of(counted)).weight > 0
    assert only(record_of(nobody)).weight == 0.0


def test_equal_numbers_of_other_things_stay_apart(page: Pages, record_of: Make) -> None:
    a = page("a", "The crash claimed 150 lives in the hills.").figure("150 lives", 150, 150)
    b = page("b", "The port closed 150 doors in the hills.").figure("150 doors", 150, 150)
    assert len(record_of(a, b).figures) == 2
    c = page("b", "The firm moves 1,400 jobs south.").figure("1,400 jobs", 1400, 1400)
    d = page("a", "The firm lays off 1,400 workers.").figure("1,400 workers", 1400, 1400)
    assert len(record_of(c, d).figures) == 1


def test_what_befell_them_is_told_by_half_of_the_accounts(page: Pages, record_of: Make) -> None:
    text = "The ferry carried 66 passengers on Monday."
    made = [page(n, text, f"Outlet {n}").figure("66 passengers", 66, 66) for n in ("a", "b")]
    lone = page("c", "The ferry sank and 66 passengers died.", "Outlet c").figure("66 passengers", 66, 66, sense="killed")
    assert only(record_of(*made, lone)).sense is None


def test_another_times_victims_lead_nothing_and_are_in_no_series(page: Pages, record_of: Make) -> None:
    far = " One. Two words. Three words here. Four words here."
    a = page("a", f"Ada Moll has died.{far} In 1984 a bomb hit her hotel. Five people were killed.", at="2031-05-05")
    a.figure("Five people", 5, 5, sense="killed")
    span = a.at("1984")
    a.rows["times"] = [TimeExpression(span.start, span.end, "1984", "DATE")]
    record = record_of(a)
    assert not record.series
    assert only(record).weight == 0.0
    later = page("a", f"A bomb hit a hotel.{far} The hall fell in. Five people were killed.", at="2031-05-05")
    later.figure("Five people", 5, 5, sense="killed")
    assert only(record_of(later)).weight > 0


def test_a_wars_whole_toll_is_not_that_of_one_raid(page: Pages, record_of: Make) -> None:
    a = page("a", "A raid on Osk killed 12 people.\n\nThe fields burnt.\n\nThe war has killed 90,000 people.", at="2031-05-05")
    a.figure("12 people", 12, 12, sense="killed").figure("90,000 people", 90_000, 90_000, sense="killed")
    (series,) = record_of(a).series
    assert [v.low for v in series.values] == [12]


def test_two_votes_are_no_series(page: Pages, record_of: Make) -> None:
    a = page("a", "The bill passed by 25 votes. An amendment had 11 votes.")
    a.figure("25 votes", 25, 25, sense="for", counts="").figure("11 votes", 11, 11, sense="for", counts="")
    assert not record_of(a).series


@pytest.mark.parametrize(
    ("text", "words", "low", "unit", "counts"),
    [
        ("The crowd sang of “one land, two orders” all night.", "two orders", 2, "orders", "orders"),
        ("She sits on the nine-member court.", "nine-member", 9, "member", "member court"),
        ("Without a budget the town could lose 40 buses.", "40 buses", 40, "buses", "buses"),
        ("The party needs to win 25 seats.", "25 seats", 25, "seats", "seats"),
        ("After a year and 13 of all this they left.", "13", 13, "", "this"),
        ("Eight Ways Norland is read by many.", "Eight Ways Norland", 8, "norland", "Ways Norland"),
    ],
)
def test_a_figure_whose_words_are_no_label_has_no_weight(
    page: Pages, record_of: Make, text: str, words: str, low: int, unit: str, counts: str
) -> None:
    told = page("a", text).figure(words, low, low, unit=unit, counts=counts)
    assert only(record_of(told)).weight == 0.0


def test_stretches_of_time_are_one_only_of_one_thing(page: Pages, record_of: Make) -> None:
    stay = page("a", "He left after seven years in the embassy.")
    stay.figure("seven years", 7, 7, unit="years", counts="years in the embassy")
    jail = page("b", "His aide served seven years in prison.")
    jail.figure("seven years", 7, 7, unit="years", counts="years in prison")
    again = page("c", "A stay of seven years in the embassy was over.")
    again.figure("seven years", 7, 7, unit="years", counts="years in the embassy")
    assert sorted(len(f.accounts) for f in record_of(stay, jail, again).figures) == [1, 2]


def test_a_few_of_two_kinds_are_two_figures(page: Pages, record_of: Make) -> None:
    own = page("a", "Two independent senators sat there.")
    own.figure("Two independent senators", 2, 2, unit="senators", counts="independent senators")
    other = page("b", "Two Liberal senators ran for president.")
    other.figure("Two Liberal senators", 2, 2, unit="senators", counts="Liberal senators")
    assert len(record_of(own, other).figures) == 2


def test_a_figure_of_the_dead_is_tied_to_the_event_of_its_sentence(page: Pages, record_of: Make) -> None:
    told = page("a", "A bomb killed nine people in Velm on Monday.")
    told.event("A bomb killed nine people in Velm on Monday", "killed", type="ASSAULT")
    told.figure("nine people", 9, 9, unit="people", counts="people", sense="killed", event="v1")
    beside = page("b", "Two people were counted at the gate. A guard killed nobody.")
    beside.event("A guard killed nobody", "killed", "negated", type="ASSAULT")
    beside.figure("Two people", 2, 2, unit="people", counts="people", sense="killed")
    record = record_of(told, beside)
    (event,) = [e for e in record.events if e.factuality == "actual"]
    assert {f.low: f.event for f in record.figures} == {9: event.id, 2: None}


def test_several_of_two_things_are_two_figures_and_nobody_of_nothing_is_none(page: Pages, record_of: Make) -> None:
    some = page("a", "Several fighters were killed. The crowd sang: Five wishes, not one missing.")
    some.figure("Several fighters", 3, None, unit="fighters", counts="fighters", sense="killed")
    some.figure("not one missing", 0, 0, unit="people", counts="", sense="missing")
    more = page("b", "Several murders are laid to them.")
    more.figure("Several murders", 3, None, unit="murders", counts="murders", sense="killed")
    figures = record_of(some, more).figures
    assert len([f for f in figures if f.low == 3]) == 2
    assert [f.weight for f in figures if f.low == 0] == [0.0]
