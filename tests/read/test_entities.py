"""Names, descriptions and pronouns resolved inside one article."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.facts.article import Article
from onrecord.facts.entity import Entity
from onrecord.facts.reading import Reading
from onrecord.facts.span import Span
from onrecord.read.entities import read_entities
from onrecord.read.entities.lookup import mention_of
from onrecord.read.parser import parse

Read = Callable[[str], Reading]


def read_text(text: str) -> Reading:
    """What the entities reader alone makes of a body's text."""
    parsed = next(parse([Article(id="test", title="-", text=text)]))
    return read_entities(parsed, Reading(article=parsed.article, blocks=parsed.blocks))


@pytest.fixture(scope="module")
def read() -> Read:
    return read_text


CABINET = """Minister quits over dam

Prime Minister Tomas Vrba accepted the resignation of Environment Minister Elena Sarkova on Monday, the Czech government said.

"I was not told about the cracks," Sarkova told reporters in Brno. She said Vrba had known for weeks.

The environment minister had been in office since May. Vrba denied it. "Mr. Vrba must answer in parliament," she said.

Before he left for Vienna, the prime minister praised her work.
"""


def entity(reading: Reading, name: str) -> Entity:
    """The entity of which a mention has exactly these words; the test fails where there is none."""
    for mention in reading.mentions:
        if reading.article.text[mention.start : mention.end] == name:
            return next(e for e in reading.entities if e.id == mention.entity)
    raise AssertionError(f"no mention {name!r}")


def words(reading: Reading, found: Entity) -> list[str]:
    return [reading.article.text[m.start : m.end] for m in reading.mentions if m.entity == found.id]


def whose(reading: Reading, before: str, word: str) -> str | None:
    """The name of the entity that `word` right after `before` stands for."""
    start = reading.article.text.index(before + word) + len(before)
    found = [m.entity for m in reading.mentions if m.start == start and m.end == start + len(word)]
    return next((e.name for e in reading.entities if found and e.id == found[0]), None)


@pytest.fixture(scope="module")
def cabinet(read: Read) -> Reading:
    return read(CABINET)


def test_title_surname_and_role_are_one_person(cabinet: Reading) -> None:
    vrba = entity(cabinet, "Tomas Vrba")
    assert (vrba.kind, vrba.role, vrba.sector, vrba.country, vrba.gender) == ("person", "prime minister", "GOV", "CZE", "male")
    assert words(cabinet, vrba).count("Vrba") == 3
    assert "the prime minister" in words(cabinet, vrba)


def test_a_minister_is_told_from_the_prime_minister(cabinet: Reading) -> None:
    sarkova = entity(cabinet, "Elena Sarkova")
    assert sarkova.role == "environment minister"
    assert "The environment minister" in words(cabinet, sarkova)
    assert "Sarkova" in words(cabinet, sarkova)


def test_pronouns_follow_gender_and_speaker(cabinet: Reading) -> None:
    assert whose(cabinet, "in Brno. ", "She") == "Elena Sarkova"
    assert whose(cabinet, 'parliament," ', "she") == "Elena Sarkova"
    assert whose(cabinet, "praised ", "her") == "Elena Sarkova"


def test_a_pronoun_may_stand_before_its_name(read: Read) -> None:
    reading = read("Before he resigned, Peter Smith sold the company to a rival.\n")
    assert whose(reading, "Before ", "he") == "Peter Smith"


def test_spelling_variants_are_one_person_and_namesakes_two(read: Read) -> None:
    reading = read(
        "General Qasem Soleimani was killed on Friday. Crowds mourned Qassem Soleimani in Baghdad.\n\n"
        "Bill Clinton spoke in Ohio. Hillary Clinton spoke in Iowa. Mrs. Clinton left early.\n",
    )
    assert entity(reading, "Qasem Soleimani") == entity(reading, "Qassem Soleimani")
    assert entity(reading, "Bill Clinton") != entity(reading, "Hillary Clinton")
    assert "Clinton" in words(reading, entity(reading, "Hillary Clinton"))
    assert "Clinton" not in words(reading, entity(reading, "Bill Clinton"))


def test_an_acronym_given_in_the_text_is_the_body(read: Read) -> None:
    reading = read(
        "The Kivu Renewal Front (FRK) attacked the town at dawn. The FRK denied it, and the rebel group blamed the army.\n",
    )
    assert entity(reading, "FRK") == entity(reading, "Kivu Renewal Front")


def test_bodies_by_noun_and_short_name(read: Read) -> None:
    reading = read(
        "The Iraqi parliament passed a resolution on Sunday. Parliament asked the government to act, "
        "and the resolution is not binding.\n\n"
        "Halden Mobility Inc. said it would recall the bikes. Halden shares fell after the company spoke.\n",
    )
    parliament = entity(reading, "The Iraqi parliament")
    assert (parliament.country, parliament.sector, parliament.named) == ("IRQ", "LEG", False)
    assert "Parliament" in words(reading, parliament)
    assert "the resolution" in words(reading, entity(reading, "a resolution"))
    assert {"Halden", "it", "the company"} <= set(words(reading, entity(reading, "Halden Mobility Inc.")))


def test_unnamed_sources_keep_their_description(read: Read) -> None:
    reading = read(
        "Two people briefed on the matter said the talks had failed. Thousands of mourners filled the square. "
        "A senior official told Reuters that analysts at brokerage Kestrel Pine were wrong.\n",
    )
    described = {e.name: e for e in reading.entities if not e.named}
    assert described["Two people briefed on the matter"].kind == "group"
    assert described["Thousands of mourners"].sector == "CVL"
    assert described["A senior official"].kind == "person"
    assert "analysts at brokerage Kestrel Pine" in described
    assert entity(reading, "Reuters").kind == "outlet"


def test_peoples_of_several_countries_are_apart(read: Read) -> None:
    reading = read("Senior Hungarian and Romanian officials agreed on Wednesday to open the border.\n")
    assert {(e.country, e.sector) for e in reading.entities} >= {("HUN", "GOV"), ("ROU", "GOV")}


def test_a_headline_names_only_what_the_article_names(read: Read) -> None:
    reading = read(
        "Harbour Strike Shuts Dalmore Docks As Reyes Walks Out\n\n"
        "Ana Reyes, who leads the dockers, walked out of the talks on Friday.\n"
    )
    assert words(reading, entity(reading, "Ana Reyes"))[0] == "Reyes"
    assert not any("Harbour" in e.name or "Shuts" in e.name for e in reading.entities)


def test_a_country_of_the_article_is_the_country(read: Read) -> None:
    reading = read("Zambia banned exports of copper ore on Monday. The country is Africa's second producer.\n")
    assert "The country" in words(reading, entity(reading, "Zambia"))


def test_a_span_finds_its_mention(cabinet: Reading) -> None:
    text = cabinet.article.text
    start = text.index("Elena Sarkova")
    found = mention_of(cabinet.mentions, Span(start - len("Environment Minister "), start + len("Elena Sarkova")), text)
    assert found is not None
    assert text[found.start : found.end] == "Elena Sarkova"
    assert mention_of(cabinet.mentions, Span(len(text) - 1, len(text)), text) is None


def test_ids_run_in_order_of_first_mention_and_reading_is_repeatable(read: Read, cabinet: Reading) -> None:
    first = {e.id: min(m.start for m in cabinet.mentions if m.entity == e.id) for e in cabinet.entities}
    assert [e.id for e in cabinet.entities] == [f"e{n}" for n in range(1, len(cabinet.entities) + 1)]
    assert list(first.values()) == sorted(first.values())
    assert read(CABINET) == cabinet


@settings(max_examples=25)
@given(
    st.lists(
        st.sampled_from(
            ["He", "Mr.", "Ann Lee", "the", "U.S.", "\n", "\n\n", "said", "“", '"', ",", "Minister", "👍", "ש", "(", "it", "of"]
        )
    )
)
def test_any_text_is_survived_and_mentions_stay_inside(read: Read, pieces: list[str]) -> None:
    reading = read(" ".join(pieces))
    known = {e.id for e in reading.entities}
    for mention in reading.mentions:
        assert 0 <= mention.start < mention.end <= len(reading.article.text)
        assert mention.entity in known
    assert known == {m.entity for m in reading.mentions}


@pytest.mark.parametrize("text", ["", " ", "\n\n", "…", "🙂 🙂", "مرحبا بالعالم", "A" * 5000, "Bob " * 800, "the minister " * 300])
def test_odd_texts_do_not_fail(read: Read, text: str) -> None:
    assert read(text).article.text == text


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("The Minister of the Interior, Mr Nassur Tovar, spoke on Monday.", "Nassur Tovar", "minister of the interior"),
        ("According to the Public Prosecutor, Mr Abel Mradi, nobody was charged.", "Abel Mradi", "public prosecutor"),
        ("The mayor of Ostervik, Anna Petit, agreed.", "Anna Petit", "mayor of ostervik"),
    ],
)
def test_an_office_set_off_by_commas_is_the_role_of_the_name_behind_it(read: Read, text: str, name: str, role: str) -> None:
    entity = next(e for e in read(text).entities if e.name == name)
    assert (entity.kind, entity.role) == ("person", role)


def test_a_list_of_places_names_no_office(read: Read) -> None:
    assert not [e for e in read("The minister flew to Moscow, Vienna, and Paris.").entities if e.kind == "person" and e.named]


def test_an_office_told_before_the_name_is_the_same_person(read: Read) -> None:
    reading = read('Five died, the county prefect said.\n\n"We have five dead," prefect Sorina Dumitru told reporters.')
    (person,) = [e for e in reading.entities if e.kind == "person"]
    assert (person.name, person.role) == ("Sorina Dumitru", "prefect")


def test_an_office_told_before_two_names_of_that_office_stays_open(read: Read) -> None:
    reading = read("Five died, the mayor said.\n\nMayor Ada Pel met Mayor Tom Hale on Monday.")
    assert len([e for e in reading.entities if e.kind == "person"]) == 3


def called(read: Read, text: str) -> dict[str, list[str]]:
    """The mentions of each named person."""
    reading = read(text)
    words = reading.article.text
    people = {e.id: e.name for e in reading.entities if e.kind == "person" and e.named}
    found: dict[str, list[str]] = {}
    for m in reading.mentions:
        if m.entity in people:
            found.setdefault(people[m.entity], []).append(words[m.start : m.end])
    return found


def test_a_surname_alone_is_not_the_wife_who_is_named_in_full(read: Read) -> None:
    text = (
        "President Parker and Laura Parker, the first lady, met President Emil Tovar and his wife, Anna Tovar, on Tuesday.\n\n"
        "Mr. Parker said no. Parker left. Tovar said yes."
    )
    found = called(read, text)
    assert found["Laura Parker"] == ["Laura Parker", "the first lady"]
    assert "Tovar" in found["Emil Tovar"]
    assert len(found["Parker"]) == 4


def test_a_woman_who_is_called_by_her_surname_keeps_it(read: Read) -> None:
    found = called(read, "Elena Vrba, a lawyer, spoke on Monday. Vrba said that she would appeal.\n\nMs. Vrba left.")
    assert list(found) == ["Elena Vrba"]


@pytest.mark.parametrize(
    ("text", "name", "body"),
    [
        ("Castell Grain denied it on Monday. Its spokesman Tom Hale said no.", "Tom Hale", "Castell Grain"),
        ("The ministry agreed on Monday; its head, Anna Petit, left.", "Anna Petit", "The ministry"),
    ],
)
def test_its_director_belongs_to_the_body_that_its_stands_for(read: Read, text: str, name: str, body: str) -> None:
    assert next(e for e in read(text).entities if e.name == name).affiliation == body
