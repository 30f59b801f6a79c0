"""What an event is called, and who does it to whom."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.facts.entity import Mention, MentionForm
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


@pytest.mark.parametrize(
    ("text", "clause", "trigger", "meant", "pronoun", "title"),
    [
        # the title tells of somebody for whom the pronoun can stand: no name from elsewhere
        (
            "Ira Moll spoke. Later Oskar Lind left the hall with his crew.",
            "Oskar Lind left the hall with his crew",
            "left",
            "Ira Moll",
            "his",
            "Oskar Lind left the hall with his crew",
        ),
        (
            "Ira Moll spoke. Later Oskar Lind praised him on Kanal 4.",
            "Oskar Lind praised him on Kanal 4",
            "praised",
            "Ira Moll",
            "him",
            "Oskar Lind praised [Ira Moll] on Kanal 4",
        ),
        (
            "Ira Moll spoke. Later the council turned down his request.",
            "the council turned down his request",
            "turned",
            "Ira Moll",
            "his",
            "the council turned down [Ira Moll’s] request",
        ),
        # an "it" that is no subject is nobody
        (
            "The Tamra council met. Later the votes made it clear.",
            "the votes made it clear",
            "made",
            "Tamra council",
            "it",
            "the votes made it clear",
        ),
    ],
)
def test_a_name_from_elsewhere_stands_only_where_nobody_in_the_title_can_be_meant(
    page: Pages, record_of: Make, text: str, clause: str, trigger: str, meant: str, pronoun: str, title: str
) -> None:
    a = page("a", text)
    whole = a.entity(meant, "organization" if "council" in meant else "person")
    subject = next((w for w in ("Oskar Lind", "the council", "the votes") if clause.startswith(w)), "")
    if subject == "Oskar Lind":
        a.entity(subject)
    start = a.at(clause).start + clause.index(f" {pronoun} ") + 1
    a.rows["mentions"].append(Mention(start, start + len(pronoun), whole, "pronoun"))
    a.event(clause, trigger, subject=a.at(subject))
    assert [e.title for e in record_of(a).events] == [title]


def test_who_is_named_beside_a_pronoun_is_not_whom_it_stands_for(page: Pages, record_of: Make) -> None:
    a = page("a", "Ira Moll spoke. Later he and Mr. Moll decided to end the talks in Tamra.")
    moll = a.entity("Ira Moll")
    forms: tuple[tuple[str, MentionForm], ...] = (("he", "pronoun"), ("Mr. Moll", "name"))
    for words, form in forms:
        a.rows["mentions"].append(Mention(a.at(f"{words} ").start, a.at(f"{words} ").start + len(words), moll, form))
    a.event("he and Mr. Moll decided to end the talks in Tamra", "decided", subject=a.at("he and Mr. Moll"))
    assert [e.weight for e in record_of(a).events] == [0.0]


@pytest.mark.parametrize(
    ("sentence", "subject", "does"),
    [
        ("Ira Moll's death shocked the people of Tamra", "Ira Moll's death", ()),
        ("The arrest of Ira Moll shocked the people of Tamra", "The arrest of Ira Moll", ()),
        ("Ira Moll's dismissal of the guards shocked the people of Tamra", "Ira Moll's dismissal of the guards", ("Ira Moll",)),
        ("Ira Moll's speech shocked the people of Tamra", "Ira Moll's speech", ("Ira Moll",)),
    ],
)
def test_whom_the_subject_tells_something_befell_does_nothing(
    page: Pages, record_of: Make, sentence: str, subject: str, does: tuple[str, ...]
) -> None:
    a = page("a", f"{sentence}.")
    moll = a.entity("Ira Moll")
    a.event(sentence, "shocked", actors=(moll,), subject=a.at(subject))
    assert [e.actor_names for e in record_of(a).events] == [does]


def test_who_kills_himself_kills_nobody_else(page: Pages, record_of: Make) -> None:
    a = page("a", "The gunman killed himself in Tamra on Sunday night.")
    b = page("b", "The gunman killed nine miners in Tamra on Sunday night.")
    doers = [p.entity("The gunman", named=False) for p in (a, b)]
    miners = b.entity("nine miners", "group", named=False)
    a.event("The gunman killed himself in Tamra on Sunday night", "killed", type="ASSAULT", actors=(doers[0],), date="2026-03-01")
    b.event(
        "The gunman killed nine miners in Tamra on Sunday night",
        "killed",
        type="ASSAULT",
        actors=(doers[1],),
        recipients=(miners,),
        date="2026-03-01",
    )
    found = {e.title: e.recipient_names for e in record_of(a, b).events}
    assert found.get("The gunman killed himself in Tamra on Sunday night", ()) == ()
