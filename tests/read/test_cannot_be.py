"""What something cannot be by its kind: a speaker, a person, a place of the story, the outlet that is quoted."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.facts.reading import Reading

Read = Callable[..., Reading]


def named(reading: Reading, kind: str) -> dict[str, str | None]:
    return {e.name: e.role for e in reading.entities if e.kind == kind and e.named}


def precise(reading: Reading) -> dict[str, str | None]:
    return {e.name: e.precision for e in reading.entities if e.kind == "place"}


def speakers(reading: Reading) -> list[str | None]:
    names = {e.id: e.name for e in reading.entities}
    return [names.get(a.source.entity or "") if a.source else None for a in reading.attributions]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The fire burned an area about the size of Connecticut, the forester said.", "Connecticut"),
        ("The crater is larger than Lyon, the survey said.", "Lyon"),
        ("A lake as big as Geneva formed behind the dam.", "Geneva"),
        ("The ferry went down in the Hudson river at dawn.", "Hudson"),
        ("The boat sank near the island of Crete at dawn.", "Crete"),
    ],
)
def test_a_measure_a_water_and_an_island_are_no_town(nlp_read: Read, text: str, name: str) -> None:
    assert precise(nlp_read(text)).get(name) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The population of Detroit fell after the plant closed.", "Detroit"),
        ("More people died in Lyon than in Geneva.", "Geneva"),
        ("The boat sank off the Massachusetts island of Nantucket.", "Nantucket"),
    ],
)
def test_a_town_told_of_for_itself_is_a_place(nlp_read: Read, text: str, name: str) -> None:
    assert precise(nlp_read(text))[name] == "city"


def test_a_thing_owned_a_time_zone_and_the_end_of_a_name_are_nobody(nlp_read: Read) -> None:
    text = "Editor’s Note: Miles Bean is a pilot. Update at 9:55 a.m. ET. Now open: the road. Martin Luther King Jr. spoke there."
    assert set(named(nlp_read(text), "person")) <= {"Miles Bean", "Martin Luther King", "Martin Luther King Jr."}


def test_who_has_pilots_is_a_firm_though_it_speaks(nlp_read: Read) -> None:
    text = "Chief Jan Holm said the Germanwings plane was new. Germanwings said the plane had been repaired."
    assert "Germanwings" not in named(nlp_read(text), "person")


def test_the_role_of_a_neighbour_is_not_ones_own(nlp_read: Read) -> None:
    family = named(nlp_read("Lina Haddad lost Omar Haddad, his wife Salma Nour, their son Karim Haddad and a friend."), "person")
    assert family["Omar Haddad"] is None
    assert family["Salma Nour"] == "wife"
    two = named(nlp_read("Texas Gov. Greg Abbott and FEMA Administrator Brock Long toured the town."), "person")
    assert two == {"Greg Abbott": "texas gov.", "Brock Long": "fema administrator"}


def test_the_dead_and_things_say_nothing(nlp_read: Read) -> None:
    dead = nlp_read(
        "All 66 people on board were killed when the plane crashed. "
        "A doctor said he had examined human remains and that they suggested there had been a blast."
    )
    assert "All 66 people" not in speakers(dead)
    called = nlp_read("Divers look for the flight recorders, sometimes called the “black boxes.”")
    assert all(s is None for s in speakers(called))
    hurt = nlp_read("Two officers were wounded in the square. They said they saw smoke.")
    assert "Two officers" in speakers(hurt)


def test_no_paper_leaves_and_no_body_crashes(nlp_read: Read) -> None:
    text = "The ministry published a preliminary report on Monday. It crashed into the sea at dawn."
    reading = nlp_read(text)
    at = text.index("It crashed")
    assert not [m for m in reading.mentions if m.start == at]
    said = nlp_read("The union left the talks. It leaves the federation in May.")
    assert [m for m in said.mentions if m.form == "pronoun"]


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("An independent Cairo newspaper, al-Watan, quoted an unnamed official as saying that the plane exploded.", "al-Watan"),
        ("The Lima newspaper El Sol said the minister had resigned.", "El Sol"),
    ],
)
def test_a_town_beside_newspaper_is_no_outlet(nlp_read: Read, text: str, outlet: str) -> None:
    reading = nlp_read(text)
    names = {e.id: e.name for e in reading.entities}
    assert {names[r.entity] for r in reading.relays} == {outlet}


def test_a_measure_that_sets_apart_is_told_of_nothing(nlp_read: Read) -> None:
    (hours,) = nlp_read("The beacon was heard two hours after the plane had gone.").figures
    assert (hours.unit, hours.counts) == ("hours", "")
    slick = nlp_read("The satellite saw a 2-kilometer (1.24-mile) oil slick.").figures[0]
    assert ")" not in slick.counts
