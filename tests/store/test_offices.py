"""Offices have the capitals that articles give them, where names are listed."""

from __future__ import annotations

import pytest

from onrecord.facts.article import Article
from onrecord.facts.entity import Entity
from onrecord.facts.record import Record
from onrecord.store.indexing import rows_of
from onrecord.store.offices import Offices

GREEK = "greek defence minister"


@pytest.mark.parametrize(
    ("office", "texts", "told"),
    [
        (GREEK, ["Panos, the Greek  defence\nminister, said", "GREEK DEFENCE MINISTER RESIGNS"], "Greek defence minister"),
        ("sen.", ["Sen. Ida Lund said; Sen. Holm did not", "a sen. of Brack"], "Sen."),
        ("mayor", ["The Mayoress"], "mayor"),
        ("", ["x"], ""),
        (GREEK, ["The Greek defence minister of \u0130zmir"], GREEK),
    ],
)
def test_an_office_has_the_capitals_that_articles_give_it(office: str, texts: list[str], told: str) -> None:
    assert Offices(texts).as_written(office) == told


def test_a_listed_person_has_the_office_as_written() -> None:
    who = Entity("e1", "Panos Lund", "person", role=GREEK, named=True)
    record = Record("s1", "Quay", ("a",), None, None, entities=(who,))
    rows = rows_of(record, {"a": Article("a", text="Panos Lund, the Greek defence minister, left.")}, None)
    assert [row for row in rows.facets if "Panos Lund" in row and "Greek defence minister" in row]
