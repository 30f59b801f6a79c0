"""Whom pronouns and names mean where what stands nearest is the wrong one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.facts.article import Article
from onrecord.facts.entity import Entity
from onrecord.facts.reading import Reading
from onrecord.read.entities import read_entities
from onrecord.read.parser import parse

Read = Callable[..., Reading]


def read(text: str) -> Reading:
    parsed = next(parse([Article(id="test", title="-", text=text)]))
    return read_entities(parsed, Reading(article=parsed.article, blocks=parsed.blocks))


def at(reading: Reading, before: str, words: str) -> Entity | None:
    """The entity that `words` right after `before` name or stand for."""
    start = reading.article.text.index(before + words) + len(before)
    found = next((m.entity for m in reading.mentions if (m.start, m.end) == (start, start + len(words))), None)
    return next((e for e in reading.entities if e.id == found), None)


@pytest.mark.parametrize(
    ("text", "before", "word", "meant"),
    [
        ("The army sent drones. No group has said it carried out the attack.", "has said ", "it", None),
        (
            "The novelist has never spared President Andris Kalve. On Monday he called President Andris Kalve a coward.",
            "On Monday ",
            "he",
            "The novelist",
        ),
        (
            "Bela Orr was convicted. The last witness was Dr. Simon Reed, a lecturer at Elm College. He told jurors it was murder.",
            "Elm College. ",
            "He",
            "Simon Reed",
        ),
        (
            "Spokesman Ben LaBolt responded that Mitt Romney seemed unhinged on Monday. “It is strange to see him so,” he said.",
            "see him so,” ",
            "he",
            "Ben LaBolt",
        ),
        (
            "Senator Bello asked why it was gone. “Who signed?” she asked the treasurer. The treasurer shrugged; he would not say.",
            "shrugged; ",
            "he",
            "the treasurer",
        ),
        (
            (
                "“It is a defeat,” David Wein said. The sentence was half of what is usual, according to Mark Allen, a lawyer. "
                "“It is a very shocking sentence,” he said."
            ),
            "shocking sentence,” ",
            "he",
            "Mark Allen",
        ),
        ("The US Senate passed a bill. It now goes to the House, which must agree.", "goes to ", "the House", "the House"),
    ],
)
def test_what_a_pronoun_or_a_noun_means(text: str, before: str, word: str, meant: str | None) -> None:
    found = at(read(text), before, word)
    assert (found.name if found else None) == meant


def test_a_surname_that_is_a_countrys_name_is_a_person_where_nothing_tells_of_the_country() -> None:
    lawyer = read('Jordan Israel, a lawyer, told the court in Paris that she was innocent. "She was at home," Israel said.')
    found = at(lawyer, '"She was at home," ', "Israel")
    assert found is not None
    assert (found.name, found.kind) == ("Jordan Israel", "person")
    country = read("Adam Israel, a lawyer, flew to Haifa. Israel said it would open the road. Troops went to Israel.")
    found = at(country, "flew to Haifa. ", "Israel")
    assert found is not None
    assert found.kind == "place"


def test_a_town_with_a_score_is_its_team() -> None:
    found = at(read("Georgetown beat Villanova 71-64 on Saturday."), "", "Georgetown")
    assert found is not None
    assert (found.kind, found.country) == ("organization", None)


def test_namesake_towns_are_told_apart_by_what_they_lie_in() -> None:
    reading = read("Tripoli, the port in northern Lebanon, ran dry. In Tripoli, the Libyan capital, it rained.")
    first, second = at(reading, "", "Tripoli"), at(reading, "In ", "Tripoli")
    assert first is not None
    assert second is not None
    assert (first.country, second.country) == ("LBN", "LBY")


def test_a_product_is_not_the_firm_whose_name_begins_it() -> None:
    reading = read("Corvane bought Lumetra in May. Corvane said it would keep the Lumetra Edge Platform.")
    firm, product = at(reading, "bought ", "Lumetra"), at(reading, "keep the ", "Lumetra Edge Platform")
    assert firm is not None
    assert product is not None
    assert firm.id != product.id


def test_titles_nicknames_and_particles_are_parts_of_names() -> None:
    reading = read("Dean Major, a spokesman, said no. Mohammed bin Khalid al-Thawri spoke. Bin Khalid, as most call him, is 40.")
    spokesman, emir, short = (
        at(reading, "", "Dean Major"),
        at(reading, "said no. ", "Mohammed bin Khalid al-Thawri"),
        at(reading, "spoke. ", "Bin Khalid"),
    )
    assert spokesman is not None
    assert (spokesman.kind, spokesman.named) == ("person", True)
    assert emir is not None
    assert emir == short


@pytest.mark.parametrize(
    ("text", "pronoun", "meant"),
    [
        ("The state Senate passed the bill on Tuesday. It would ban the sale of arms.", "It", "the bill"),
        ("The Ostrian navy waited. The plane was low when it left the radar.", "it left", None),
        ("The Ostrian navy waited in Tamra. It left on Monday.", "It left", "The Ostrian navy"),
    ],
)
def test_it_is_not_the_body_where_it_goes_on_with_a_thing(nlp_read: Read, text: str, pronoun: str, meant: str | None) -> None:
    reading = nlp_read(text)
    at = text.index(pronoun)
    names = {e.id: e.name for e in reading.entities}
    assert next((names[m.entity] for m in reading.mentions if m.start == at), None) == meant


def test_a_surname_used_all_along_is_not_the_daughter_named_once_in_full(nlp_read: Read) -> None:
    text = (
        "Lena Ortiz resigned on Monday. Ms. Ortiz led the party for nine years. Ms. Ortiz lost two elections.\n\n"
        "The judge Paula Ortiz was at the rally with Mark Ortiz. Ms. Ortiz, 60, said she was tired."
    )
    reading = nlp_read(text)
    names = {e.id: e.name for e in reading.entities}
    last = text.rindex("Ortiz, 60")
    assert next(names[m.entity] for m in reading.mentions if m.start == last) == "Lena Ortiz"


def test_a_surname_means_whom_the_article_names_in_full_again_and_again(nlp_read: Read) -> None:
    text = (
        "Botho Lind was shot at home. The court heard of Botho Lind on Monday. Botho Lind was 26.\n\n"
        "Bertram Lind told jurors of the church where Lind led the singing."
    )
    reading = nlp_read(text)
    names = {e.id: e.name for e in reading.entities}
    last = text.rindex("Lind led")
    assert next(names[m.entity] for m in reading.mentions if m.start == last) == "Botho Lind"


def test_a_claim_is_about_whose_it_is(nlp_read: Read) -> None:
    text = (
        "A prosecutor on Monday dismissed the police officer's claim that she believed she was at home when she shot a neighbour."
    )
    reading = nlp_read(text)
    names = {e.id: e.name for e in reading.entities}
    meant = {names[m.entity] for m in reading.mentions if text[m.start : m.end] == "she"}
    assert meant == {"the police officer"}


def test_justice_is_nobody_and_a_page_s_links_are_no_news(nlp_read: Read) -> None:
    reading = nlp_read(
        "They vowed to bring the killers to justice. Ana Reyes Ana Maria ReyesSenate panel sues judge MORE spoke on Monday."
    )
    assert not [e.name for e in reading.entities if "ustice" in e.name or "Senate" in e.name]
    assert [e.lemma for e in reading.events] == ["vow", "bring", "speak"]
