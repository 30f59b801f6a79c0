"""What the lexicon of offices, countries, bodies and names tells."""

from __future__ import annotations

import pytest

from onrecord.lexicon.bodies import body_named
from onrecord.lexicon.countries import (
    countries_in,
    country_in,
    country_named,
    country_of_people,
    country_of_region,
    country_of_seat,
    place_in,
)
from onrecord.lexicon.leaders import country_of_leader
from onrecord.lexicon.names import gender_of_name, is_given_name
from onrecord.lexicon.naming import cues, same_mark
from onrecord.lexicon.offices import honorifics, meant_noun, noun_of, nouns, sector_told, standard, wider


@pytest.mark.parametrize(
    ("phrase", "sort", "sector", "size"),
    [
        ("the caretaker prime minister", "person", "GOV", 2),
        ("the foreign ministry", "organization", "GOV", 2),
        ("lawmakers", "group", "LEG", 1),
        ("a resolution", "document", None, 1),
        ("a tweet", "post", None, 1),
        ("its prime minster", "person", "GOV", 2),
        ("a source", "person", None, 1),
    ],
)
def test_a_phrase_names_what_its_longest_known_end_names(phrase: str, sort: str, sector: str | None, size: int) -> None:
    assert noun_of(phrase.split()) == ((sort, sector), size)


def test_an_unknown_noun_names_nothing() -> None:
    assert noun_of(["green", "table"]) is None
    assert noun_of([]) is None


def test_a_misspelt_office_is_meant_as_spelt() -> None:
    assert meant_noun(["prime", "minster"], 2) == "prime minister"


def test_short_and_gendered_forms_have_one_standard() -> None:
    assert standard("sen.") == "senator"
    assert standard("police spokeswoman") == "police spokesman"
    assert standard("table") == "table"


def test_a_wider_noun_refers_to_narrower_ones() -> None:
    assert "senator" in wider("lawmaker")
    assert "lawmaker" not in wider("senator")


@pytest.mark.parametrize(
    ("words", "sector", "told"),
    [
        (["army", "officers"], "COP", "MIL"),
        (["rebel", "leader"], None, "REB"),
        (["opposition", "candidates"], "PTY", "OPP"),
        (["police", "spokesman"], None, "COP"),
        (["two", "nurses"], "MED", "MED"),
    ],
)
def test_a_weak_noun_takes_the_sector_of_the_words_before_it(words: list[str], sector: str | None, told: str) -> None:
    assert sector_told(words, sector, 1) == told


def test_countries_by_name_people_seat_and_region() -> None:
    assert country_named("the United States") == country_named("U.S.") == "USA"
    assert country_of_people("Iraqis") == "IRQ"
    assert country_of_seat("the Kremlin") == "RUS"
    assert country_of_region("Darfur") == "SDN"
    assert country_in(["the", "Iraqi", "foreign", "ministry"]) == "IRQ"
    assert country_in(["New", "Mexico"]) is None
    assert country_in(["turkey", "farmers"]) is None
    assert place_in(["Baghdad", "University"]) == "IRQ"
    assert [code for _, code in countries_in(["Hungarian", "and", "Romanian"])] == ["HUN", "ROU"]


def test_every_country_is_a_code_of_three_letters_and_every_noun_lower_case() -> None:
    assert all(word == word.lower() for word in nouns())
    assert all(word == word.lower() for word in honorifics())


def test_case_tells_a_body_from_a_word() -> None:
    body = body_named("the WHO")
    assert body is not None
    assert body.sector == "IGO"
    assert body_named("who") is None


def test_given_names_and_leaders() -> None:
    assert gender_of_name("Tomas") == "male"
    assert gender_of_name("Zoë") == gender_of_name("Zoe") == "female"
    assert gender_of_name("Jo-Renee") is not None
    assert not is_given_name("Parliament")
    assert country_of_leader("vladimir putin") == "RUS"


def test_cues_are_lower_case_and_an_unknown_list_is_an_error() -> None:
    assert "kingdom" in cues("country_words")
    assert same_mark("gop") == same_mark("republicans") == "republican"
    with pytest.raises(KeyError):
        cues("no such list")
