"""What an event is called, and who does it to whom."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.facts.record import Record

Pages = Callable[..., Any]
Make = Callable[..., Record]


def test_a_subject_is_told_in_its_own_words_where_a_name_is_only_part_of_it(page: Pages, record_of: Make) -> None:
    a = page("a", "Anger grew among Senate Democrats, who demanded a vote in Ostervik. Guyer, who is white, shot a man.")
    a.entity("Senate", "organization")
    a.entity("Guyer")
    a.event(
        "who demanded a vote in Ostervik", "demanded", told=a.at("demanded a vote in Ostervik"), subject=a.at("Senate Democrats")
    )
    a.event("shot a man", "shot", subject=a.at("Guyer"))
    assert [e.title for e in record_of(a).events] == ["[Senate Democrats] demanded a vote in Ostervik", "[Guyer] shot a man"]


@pytest.mark.parametrize(
    ("subject", "title"),
    [("his former lawyer Ira Moll", "[Ira Moll] sued the firm"), ("the wife of Ira Moll", "[the wife of Ira Moll] sued the firm")],
)
def test_a_person_at_the_end_of_a_subject_is_who_is_meant_unless_it_only_belongs_to_him(
    page: Pages, record_of: Make, subject: str, title: str
) -> None:
    a = page("a", f"Anger came from {subject}, who sued the firm.")
    a.entity("Ira Moll")
    a.event("who sued the firm", "sued", told=a.at("sued the firm"), subject=a.at(subject))
    assert [e.title for e in record_of(a).events] == [title]


@pytest.mark.parametrize(
    ("sentence", "clause", "told"),
    [
        ("The mayor praised the killing of the wolves in Tamra.", "the killing of the wolves in Tamra", False),
        ("We will never forget the dead of Tamra.", "We will never forget the dead of Tamra", True),
        ("Later it passed the bill on a vote of 9 to 3.", "it passed the bill on a vote of 9 to 3", True),
        ("Moll leaves | Says talks failed MORE of the town.", "Moll leaves | Says talks failed MORE of the town", True),
    ],
)
def test_what_does_not_read_as_a_sentence_leads_nothing(
    page: Pages, record_of: Make, sentence: str, clause: str, told: bool
) -> None:
    a = page("a", sentence)
    trigger = next(w for w in ("killing", "forget", "passed", "leaves") if w in clause)
    a.event(clause, trigger, **({} if told else {"told": None}))
    assert [e.weight for e in record_of(a).events] == [0.0]


def test_whom_is_no_place_medium_or_thing(page: Pages, record_of: Make) -> None:
    a = page("a", "Ira Moll attacked the plan on Kanal 4 in Ostervik. Gunmen killed nine miners. Rebels bombed a hotel in Ostria.")
    moll, canal, town = a.entity("Ira Moll"), a.entity("Kanal 4", "outlet"), a.entity("Ostervik", "place", precision="city")
    a.event(
        "Ira Moll attacked the plan on Kanal 4 in Ostervik", "attacked", type="ACCUSE", actors=(moll,), recipients=(canal, town)
    )
    gunmen, miners = a.entity("Gunmen", "group", named=False), a.entity("nine miners", "group", named=False)
    a.event("Gunmen killed nine miners", "killed", type="ASSAULT", actors=(gunmen,), recipients=(miners,))
    rebels, hotel = a.entity("Rebels", "group", named=False), a.entity("a hotel", "organization", named=False)
    country = a.entity("Ostria", "place", precision="country", country="OST")
    a.event("Rebels bombed a hotel in Ostria", "bombed", type="ASSAULT", actors=(rebels,), recipients=(hotel, country))
    assert [e.recipient_names for e in record_of(a).events] == [(), ("nine miners",), ()]


def test_whom_is_no_name_that_only_stands_before_what_is_meant(page: Pages, record_of: Make) -> None:
    a = page("a", "Rebels blamed a Kanal video. Rebels blamed the Orlaby council for it.")
    rebels = a.entity("Rebels", "group", named=False)
    for clause, name in (("Rebels blamed a Kanal video", "Kanal"), ("Rebels blamed the Orlaby council for it", "Orlaby council")):
        suffers = a.entity(name, "organization")
        a.event(clause, "blamed", type="ACCUSE", actors=(rebels,), recipients=(suffers,))
    assert [e.recipient_names for e in record_of(a).events] == [(), ("Orlaby council",)]


def test_what_the_best_account_leaves_open_is_taken_from_others_only_where_they_agree(page: Pages, record_of: Make) -> None:
    a = page("a", "The judge Ada Lind was shot dead outside her home in Tamra.")
    a.event(
        "The judge Ada Lind was shot dead outside her home in Tamra", "shot", type="ASSAULT", recipients=(a.entity("Ada Lind"),)
    )
    pages = [a]
    for name, day in (("b", "2031-04-07"), ("c", "2031-04")):
        p = page(name, "Shots were heard as Ada Lind was killed, shot dead outside her home in Tamra.")
        words = "shot dead outside her home in Tamra"
        p.event(words, "shot", type="ASSAULT", recipients=(p.entity("Ada Lind"),), date=day, told=None)
        pages.append(p)
    (event,) = record_of(*pages).events
    assert (event.title, event.date) == ("The judge Ada Lind was shot dead outside her home in Tamra", "2031-04-07")
