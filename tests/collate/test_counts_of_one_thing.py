"""Labels that tell on, numbers of other years, series of one thing, and the last word on a toll."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace
from tests.collate.conftest import Page

from onrecord.collate.background import looked_back_to, own_time
from onrecord.collate.material import Source
from onrecord.facts.record import Record, RecordFigure
from onrecord.facts.time import TimeExpression

Pages = Callable[..., Page]
Make = Callable[..., Record]


def only(record: Record) -> RecordFigure:
    (figure,) = record.figures
    return figure


def timed(page: Page, words: str, value: str) -> Page:
    span = page.at(words)
    page.rows["times"] = [*page.rows.get("times", ()), TimeExpression(span.start, span.end, value, "DATE")]
    return page


def test_a_label_tells_what_becomes_of_the_counted(page: Pages, record_of: Make) -> None:
    a = page("a", "Six officers were still in the hospital on Monday night.")
    a.figure("Six officers", 6, 6, told=a.at("were still in the hospital on Monday night"))
    assert only(record_of(a)).counts == "officers were still in the hospital on Monday night"
    b = page("b", "He sent up to 30 texts per day.").figure("30 texts", None, 30)
    assert only(record_of(b)).counts == "texts per day"
    c = page("c", "A storm killed six officers.")
    c.figure("six officers", 6, 6, sense="killed", told=c.at("killed"))
    assert only(record_of(c)).counts == "officers"


def test_a_label_is_not_told_on_over_a_quotation(page: Pages, record_of: Make) -> None:
    a = page("a", "Four people in the 'squad' have done nothing.")
    a.figure("Four people", 4, 4, counts="people in the", told=a.at("have done nothing"))
    b = page("b", 'Four people in the "squad" have done nothing.')
    b.figure("Four people", 4, 4, counts="people in the", told=b.at("have done nothing"))
    assert only(record_of(b)).counts == "people in the"
    assert only(record_of(a)).counts == "people in the have done nothing"


def test_how_long_after_something_it_was_counts_nothing(page: Pages, record_of: Make) -> None:
    a = page("a", "Two days after the vote the envoys met.").figure("Two days", 2, 2)
    b = page("b", "After two days of silence the envoys met.").figure("two days", 2, 2, counts="days of silence")
    record = record_of(a, b)
    assert len(record.figures) == 2
    assert {f.counts: f.weight > 0 for f in record.figures} == {"days": False, "days of silence": True}


def test_a_size_of_a_bare_noun_and_one_family_lead_nothing(page: Pages, record_of: Make) -> None:
    a = page("a", "It helps millions of Norlanders.").figure("millions of Norlanders", 2e6, None, about=True)
    assert only(record_of(a)).weight == 0
    b = page("b", "Six people of one family died.").figure("one family", 1, 1, unit="family", sense="killed")
    assert only(record_of(b)).weight == 0


def test_votes_to_be_had_are_nobodys(page: Pages, record_of: Make) -> None:
    a = page("a", "It takes 60 votes to pass most bills.").figure("60 votes", 60, 60)
    assert only(record_of(a)).weight == 0


def test_a_number_of_another_year_says_so_and_leads_less(page: Pages, record_of: Make) -> None:
    at = "2031-05-05T10:00:00Z"
    then = timed(page("a", "The unrest of April 1968 ended with 700 people hurt.", at=at), "April 1968", "1968-04")
    then.figure("700 people", 700, 700, sense="injured")
    now = page("b", "The unrest ended with 700 people hurt.", at=at).figure("700 people", 700, 700, sense="injured")
    old, new = only(record_of(then)), only(record_of(now))
    assert (old.as_of, new.as_of) == ("1968-04", None)
    assert old.weight < new.weight / 2


def test_where_a_passage_looks_back_to(page: Pages) -> None:
    text = "The riots recall those of April 1968. They lasted four days. Trade has grown since 1990. It is large."
    a = timed(timed(page("a", text, at="2031-05-05T10:00:00Z"), "April 1968", "1968-04"), "1990", "1990")
    a.rows["sentences"] = [a.at(f"{words}.") for words in text.rstrip(".").split(". ")]
    source = Source(a.reading())
    assert looked_back_to(source, text.index("four days")) == "1968-04"
    assert looked_back_to(source, text.index("large")) is None
    assert own_time(source, a.at("The riots recall those of April 1968")) == "1968-04"


def arrested(page: Page, words: str, number: int) -> Page:
    return page.figure(words, number, number, sense="arrested")


def test_what_one_article_counts_twice_is_no_series(page: Pages, record_of: Make) -> None:
    a = page("a", "Police arrested 10 people in Osk on Tuesday.", at="2031-05-05")
    arrested(a, "10 people", 10)
    b = page("b", "Police arrested 12 people in Osk.", at="2031-05-06")
    arrested(b, "12 people", 12)
    assert record_of(a, b).series
    c = page("c", "Police arrested 12 people in Osk on Tuesday. On Monday police had arrested 250 people there.", at="2031-05-06")
    arrested(arrested(c, "12 people", 12), "250 people", 250)
    assert not record_of(a, c).series


def test_the_votes_of_two_motions_are_no_series(page: Pages, record_of: Make) -> None:
    a = page("a", "The house passed it with 240 votes.", at="2031-05-05").figure("240 votes", 240, 240, sense="for")
    b = page("b", "The motion to strike the words got 190 votes.", at="2031-05-05").figure("190 votes", 190, 190, sense="for")
    assert not record_of(a, b).series
    c = page("c", "The house passed it with 236 votes.", at="2031-05-05").figure("236 votes", 236, 236, sense="for")
    assert record_of(a, c).series


def test_an_outlets_note_has_the_last_word_on_a_toll(page: Pages, record_of: Make) -> None:
    text = "EDITOR'S NOTE: The mayor on Monday revised the death toll to 49, from 50. A fire in Osk killed 50 people."
    a = page("a", text, at="2016-06-12T12:00:00Z")
    a.figure("49", 49, 49, unit="people", counts="", sense="killed", as_of="2016-06-06")
    a.figure("50 people", 50, 50, sense="killed")
    timed(a, "Monday", "2016-06-06")
    b = page("b", "A fire in Osk killed 50 people.", at="2016-06-12T15:00:00Z").figure("50 people", 50, 50, sense="killed")
    (series,) = record_of(a, b).series
    by_id = {v.figure: v for v in series.values}
    assert series.latest is not None
    assert (by_id[series.latest].low, by_id[series.latest].as_of) == (49, "2016-06-13")


def test_the_dead_of_one_kind_are_no_toll_where_others_died(page: Pages, record_of: Make) -> None:
    text = "A raid in Osk ended a long hunt. It went well. Several fighters were killed. He took three children with him. All died."
    pages = [
        page(name, text, at="2031-05-05T10:00:00Z")
        .figure("Several fighters", 3, None, unit="fighters", sense="killed")
        .figure("three children", 3, 3, unit="children", sense="killed")
        for name in ("a", "b", "c")
    ]
    for p in pages:
        p.rows["sentences"] = [p.at(f"{words}.") for words in text.rstrip(".").split(". ")]
    toll = record_of(*pages).toll
    assert toll is None or toll.killed is None


def test_what_a_weapon_could_do_counts_nobody(page: Pages, record_of: Make) -> None:
    a = page("a", "He bought a rifle capable of killing 200 people at once.").figure("200 people", 200, 200, sense="killed")
    a.rows["figures"] = [replace(f, clause=a.at("killing 200 people at once")) for f in a.rows["figures"]]
    assert only(record_of(a)).weight == 0


def test_the_dead_of_what_an_article_speaks_of_in_passing_do_not_lead(page: Pages, record_of: Make) -> None:
    words = [f"The harbour of Osk was rebuilt in part {n} of the work." for n in ("one", "two", "three", "four", "five", "six")]
    dead = "A mob killed 12 people."
    first = page("a", " ".join([dead, *words])).figure("12 people", 12, 12, sense="killed")
    last = page("a", " ".join([*words, dead])).figure("12 people", 12, 12, sense="killed")
    first.rows["sentences"] = [first.at(w) for w in (dead, *words)]
    last.rows["sentences"] = [last.at(w) for w in (*words, dead)]
    assert only(record_of(last)).weight < only(record_of(first)).weight - 0.4


def test_two_stretches_of_two_sorts_of_deeds_are_two(page: Pages, record_of: Make) -> None:
    a = page("a", "Pirates held the sailors for 18 months.")
    a.event("Pirates held the sailors for 18 months", "held", type="COERCE", lemma="hold").figure("18 months", 18, 18, event="v1")
    b = page("b", "The ministry barred the agency for 18 months.")
    b.event("The ministry barred the agency for 18 months", "barred", type="SANCTION", lemma="bar")
    b.figure("18 months", 18, 18, event="v1")
    assert len(record_of(a, b).figures) == 2
