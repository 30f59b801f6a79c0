"""Sources that only point back, and members of a party, on texts written for these tests."""

from __future__ import annotations

import pytest

from onrecord.facts.article import Article
from onrecord.facts.reading import Reading
from onrecord.read.attributions import read_attributions_fast
from onrecord.read.entities import read_entities
from onrecord.read.parser import parse


def voices(text: str) -> list[tuple[str | None, str | None]]:
    """The name of the entity and the description of each source, in text order."""
    parsed = next(parse([Article(id="test", text=text)]))
    reading = read_attributions_fast(parsed, read_entities(parsed, Reading(article=parsed.article, blocks=parsed.blocks)))
    names = {e.id: e.name for e in reading.entities if e.named}
    return [(names.get(a.source.entity or ""), a.description) if a.source else (None, None) for a in reading.attributions]


def test_a_statement_is_whose_it_is() -> None:
    text = (
        "Minister Ada Lind said in a statement that the harbour would stay closed.\n\n"
        'Boats left Tamra on Monday. "We shall open it in the spring," the statement said.'
    )
    assert voices(text)[-1] == ("Ada Lind", None)


def test_a_statement_of_nobody_named_stays_a_statement() -> None:
    text = 'Boats left Tamra on Monday. "We shall open it in the spring," the statement said.'
    assert voices(text)[-1] == (None, "the statement")


def test_this_official_is_the_one_described() -> None:
    text = (
        "An official familiar with the talks said the envoy had left on Monday. "
        "This official said the talks would go on in the spring."
    )
    assert voices(text)[-1][1] == voices(text)[0][1] == "An official familiar with the talks"


@pytest.mark.parametrize("party", ["Republican", "Democrat"])
def test_a_member_of_a_party_is_a_person(party: str) -> None:
    text = f'The vote failed on Monday. "We shall try again in the spring," the Ohio {party} said.'
    name, told = voices(text)[-1]
    assert (name, told) == (None, f"the Ohio {party}")


def test_two_who_speak_are_both_named() -> None:
    text = 'The boats left on Monday. "We have been respectful all along," Carla Brandt and Erik Lund said.'
    assert voices(text)[-1] == (None, "Carla Brandt and Erik Lund")


def test_one_of_two_named_speaks_alone() -> None:
    text = 'Carla Brandt and Erik Lund left on Monday. "We have been respectful all along," Lund said.'
    assert voices(text)[-1] == ("Erik Lund", None)
