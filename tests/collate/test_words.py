"""Words made comparable."""

from __future__ import annotations

import pytest

from onrecord.collate.entities.names import same_organization, same_outlet, same_person
from onrecord.collate.wording.words import words_of


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("three hundred and twelve people", {312}),
        ("thirty-six of 5,200 troops", {36, 5200}),
        ("1.5 million and two dozen", {1_500_000, 24}),
        ("a dozen boats", {12}),
        ("twenty 20", {20}),
        ("no number at all", set()),
    ],
)
def test_numerals_and_digits_are_one(text: str, numbers: set[float]) -> None:
    assert words_of(text).numbers == numbers


def test_forms_of_a_word_share_a_stem() -> None:
    assert set(words_of("The talks were frozen").stems) == set(words_of("to freeze the talks").stems)
    assert words_of("nobody did not agree").negated == 2


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("the Mirror", "Copperbelt Mirror", True),
        ("Beacon", "Beacon Business Wire", True),
        ("the Beacon news agency", "Beacon Business Wire", True),
        ("MNA", "Meridian News Agency", True),
        ("Daily Spark", "Daily Herald", False),
        ("The Times", "Times of Malta", True),
        ("Radio Nord", "Radio Sud", False),
    ],
)
def test_outlets_by_short_name_and_acronym(a: str, b: str, same: bool) -> None:
    assert same_outlet(a, b) is same


def test_organizations_and_persons() -> None:
    assert same_organization("Halden", "Halden Mobility Inc.")
    assert not same_organization("Foreign Ministry", "Foreign Office")
    assert same_person("Joseph Ng'andu", "Joseph Ngandu") is True
    assert same_person("Mr Ito", "Kenji Ito") is None
    assert same_person("Maria Ito", "Kenji Ito") is False
    assert same_person("Minister of Mines Ada Banda", "Ada Banda") is True
