"""Places get coordinates; what stands after a name, what is near and who lives there tell namesakes apart."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.facts.entity import Entity
from onrecord.facts.reading import Reading
from onrecord.lexicon.gazetteer import places_named, states
from onrecord.read.places.reader import main_place, named_after, settle

Read = Callable[..., Reading]


def place(reading: Reading, name: str) -> Entity:
    return next(e for e in reading.entities if e.kind == "place" and e.name == name)


def test_a_town_has_coordinates_and_country(nlp_read: Read) -> None:
    baghdad = place(nlp_read("Troops left Baghdad on Friday."), "Baghdad")
    assert (baghdad.country, baghdad.precision) == ("IRQ", "city")
    assert baghdad.latitude == pytest.approx(33.34, abs=0.1)
    assert baghdad.longitude == pytest.approx(44.40, abs=0.1)


@pytest.mark.parametrize(("state", "latitude"), [("Illinois", 39.80), ("Missouri", 37.22), ("Mass.", 42.10)])
def test_a_state_named_after_a_town_tells_namesakes_apart(nlp_read: Read, state: str, latitude: float) -> None:
    reading = nlp_read(f"A fire broke out in Springfield, {state}, on Friday.")
    assert place(reading, "Springfield").latitude == pytest.approx(latitude, abs=0.1)


def test_a_foreign_namesake_gives_way_to_the_state_named() -> None:
    named = {"e1": places_named("Paris"), "e2": places_named("Texas")}
    assert settle(named, {"e1": {"TX"}, "e2": set()}, {"e1": "FRA", "e2": None})["e1"].state == "TX"
    assert settle({"e1": places_named("Paris")}, {"e1": set()}, {"e1": None})["e1"].country == "FRA"


def test_places_told_of_around_it_tell_a_namesake() -> None:
    named = {"e1": places_named("Alexandria"), "e2": places_named("Arlington"), "e3": places_named("Virginia")}
    chosen = settle(named, {k: set() for k in named}, dict.fromkeys(named))
    assert (chosen["e1"].state, chosen["e2"].state) == ("VA", "VA")
    assert settle({"e1": places_named("Alexandria")}, {"e1": set()}, {"e1": None})["e1"].country == "EGY"


def test_what_stands_after_a_name() -> None:
    text = "in Salem, Ore., and Moscow, Russia"
    assert named_after(text, [text.index(", Ore")]) == {"OR"}
    assert named_after(text, [text.index(", Russia")]) == {"RUS"}
    assert named_after("in Salem and Portland", [8]) == set()


def test_the_main_place_is_that_of_the_dateline(nlp_read: Read) -> None:
    reading = nlp_read(
        "SALEM, Ore. (IPA) - A man was shot in Salem. Police in Portland and Portland officials helped. Portland is near."
    )
    main = main_place(reading)
    assert main is not None
    assert main.name.casefold() == "salem"
    assert main_place(nlp_read("It rained.")) is None


def test_the_table_is_searched_without_being_parsed() -> None:
    assert places_named("") == ()
    assert places_named("Nowhereville Upon Nothing") == ()
    assert places_named("st. louis")[0].name == "St. Louis"
    assert not any(p.precision == "city" for p in places_named("Middle East"))
    assert places_named("U.S.")[0].country == "USA"
    assert states()["calif"] == "CA"


@given(st.text(max_size=40))
def test_any_name_is_survived(name: str) -> None:
    found = places_named(name)
    assert all(-90 <= p.latitude <= 90 and -180 <= p.longitude <= 180 for p in found)
    assert [p.population for p in found] == sorted((p.population for p in found), reverse=True)
