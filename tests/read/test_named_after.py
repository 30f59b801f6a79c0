"""What has somebody's name and is nobody: laws, storms, hospitals, airports."""

from __future__ import annotations

import pytest

from onrecord.facts.article import Article
from onrecord.facts.reading import Reading
from onrecord.read.entities import read_entities
from onrecord.read.parser import parse


def kinds(text: str) -> dict[str, str]:
    """The kind of each name that the entities reader makes of a body's text."""
    parsed = next(parse([Article(id="test", title="-", text=text)]))
    reading = read_entities(parsed, Reading(article=parsed.article, blocks=parsed.blocks))
    return {e.name: e.kind for e in reading.entities if e.named}


@pytest.mark.parametrize(
    ("text", "law", "person"),
    [
        ("The Senate passed Kate's Law on Friday, named after Kate Sorensen, 32.", "Kate's Law", "Kate Sorensen"),
        ("Tova's Law takes effect in May. Tova Brandt's parents had asked for it.", "Tova's Law", "Tova Brandt"),
    ],
)
def test_a_law_named_for_somebody_is_a_document_and_its_name_nobody(text: str, law: str, person: str) -> None:
    found = kinds(text)
    assert found[law] == "document"
    assert found[person] == "person"
    assert not {"Law", law.split("'")[0]} & set(found)


def test_a_law_with_two_names_in_front_is_no_body() -> None:
    assert kinds("Bankers want the Harlan-Voss Act repealed, Senator Mark Kelly said.")["Harlan-Voss Act"] == "document"


@pytest.mark.parametrize(
    "text",
    [
        "Freya was upgraded to a hurricane on Thursday. Freya could bring 300 mm of rain, said Johnny Usher, the mayor.",
        "Freya made landfall near Port Lome on Sunday. Johnny Usher said Freya had taken the roof of his house.",
        "Ships stayed in port as Tropical Storm Freya neared. Johnny Usher, the mayor, called Freya a monster.",
    ],
)
def test_a_storm_is_nobody_wherever_its_name_stands(text: str) -> None:
    found = kinds(text)
    assert {k for name, k in found.items() if "Freya" in name} == {"thing"}
    assert found["Johnny Usher"] == "person"


def test_a_person_who_has_a_storms_name_stays_one() -> None:
    found = kinds("Hurricane Ida hit the coast on Sunday. Ida Wells, 70, said her house had burned. Ida Wells then wept.")
    assert found["Ida Wells"] == "person"


def test_somebody_in_a_hurricane_is_no_storm() -> None:
    assert kinds("Marta Ruiz was a nurse in the hurricane. Ruiz led survivors of the storm.")["Marta Ruiz"] == "person"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("A nurse, Princess Anna Hospital staff said, had smelled smoke at 3 a.m.", "Princess Anna Hospital", "organization"),
        ("John F. Kennedy Airport reopened on Monday after the storm had passed.", "John F. Kennedy Airport", "place"),
        ("The Martin Luther King Library was closed on Monday.", "Martin Luther King Library", "place"),
    ],
)
def test_what_is_named_for_somebody_keeps_its_whole_name_and_is_nobody(text: str, name: str, kind: str) -> None:
    assert kinds(text)[name] == kind
