"""One entity for one thing across articles."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from onrecord.collate.entities.sameness import institution_of
from onrecord.collate.entities.uniting import unite_entities
from onrecord.collate.material import gather
from onrecord.facts.edit import Edit
from onrecord.facts.entity import Entity
from onrecord.facts.record import Record
from onrecord.facts.story import Story

Pages = Callable[..., Any]
Make = Callable[..., Record]


def names(record: Record) -> list[str]:
    return sorted(e.name for e in record.entities)


def test_spellings_titles_and_surnames_are_one_person(page: Pages, record_of: Make) -> None:
    a, b, c = page("a", "x"), page("b", "x"), page("c", "x")
    a.entity("Qasem Harandi", role="general")
    b.entity("Qassem Harandi")
    c.entity("Harandi")
    record = record_of(a, b, c)
    assert len(record.entities) == 1
    assert set(record.entities[0].aliases) | {record.entities[0].name} == {"Qasem Harandi", "Qassem Harandi", "Harandi"}


def test_two_people_of_one_surname_stay_two_and_the_bare_surname_joins_neither(page: Pages, record_of: Make) -> None:
    a, b, c = page("a", "x"), page("b", "x"), page("c", "x")
    a.entity("Maria Oduya")
    b.entity("Peter Oduya")
    c.entity("Oduya")
    assert names(record_of(a, b, c)) == ["Maria Oduya", "Oduya", "Peter Oduya"]


def test_man_and_woman_of_one_name_are_two(page: Pages, record_of: Make) -> None:
    a, b = page("a", "x"), page("b", "x")
    a.entity("Robin Marsh", gender="female")
    b.entity("Robin Marsh", gender="male")
    assert len(record_of(a, b).entities) == 2


def test_organization_and_its_acronym_and_short_name(page: Pages, record_of: Make) -> None:
    a, b, c = page("a", "x"), page("b", "x"), page("c", "x")
    a.entity("Harbour Workers Union", "organization")
    b.entity("HWU", "organization")
    c.entity("Harbour Workers", "organization")
    assert names(record_of(a, b, c)) == ["Harbour Workers Union"]


def test_parliament_by_any_name_of_the_one_country_told(page: Pages, record_of: Make) -> None:
    a, b = page("a", "x"), page("b", "x")
    a.entity("Portugal's parliament", "organization", country="PRT", named=False)
    b.entity("the parliament", "organization", named=False)
    a.act("x", "resolution", "passed")
    b.act("x", "resolution", "passed")
    a.rows["acts"][0], b.rows["acts"][0] = (msgspec.structs.replace(p.rows["acts"][0], body="e1") for p in (a, b))
    assert names(record_of(a, b)) == ["Portugal's parliament"]


def test_people_join_and_part_entities(page: Pages, record_of: Make) -> None:
    a, b = page("a", "x"), page("b", "x")
    a.entity("Nordhaus Line", "organization")
    b.entity("Seaways Group", "organization")
    joined = record_of(
        a, b, edits=(Edit(1, "2025-01-01T00:00:00Z", "kim", "join entities", targets=("Nordhaus Line", "Seaways Group")),)
    )
    assert len(joined.entities) == 1
    c, d = page("c", "x"), page("d", "x")
    c.entity("Ana Reis")
    d.entity("Anna Reis")
    parted = record_of(c, d, edits=(Edit(1, "2025-01-01T00:00:00Z", "kim", "part entities", targets=("Ana Reis", "Anna Reis")),))
    assert names(parted) == ["Ana Reis", "Anna Reis"]


def united(*pages: Any) -> int:  # noqa: ANN401 - pages
    """How many things the entities of some pages are."""
    story = Story("s", "A story", tuple(p.article.id for p in pages))
    return len(unite_entities(gather(story, [p.reading() for p in pages], (), None)).entities)


def test_the_statement_of_one_is_not_that_of_another(page: Pages) -> None:
    a, b, c = page("a", "x"), page("b", "x"), page("c", "x")
    for p, name in ((a, "Brandt's statement"), (b, "the palace statement"), (c, "the statement")):
        p.entity(name, "document", named=False)
    assert united(a, b, c) == 3


def test_the_resolution_is_the_one_resolution_of_the_story(page: Pages) -> None:
    a, b = page("a", "x"), page("b", "x")
    a.entity("the council resolution", "document", named=False)
    b.entity("the resolution", "document", named=False)
    assert united(a, b) == 1


def test_a_statement_here_and_a_statement_there_are_two(page: Pages) -> None:
    a, b = page("a", "x"), page("b", "x")
    for p in (a, b):
        p.entity("a statement", "document", named=False)
    assert united(a, b) == 2


def test_a_given_name_alone_is_the_one_person_who_has_it(page: Pages) -> None:
    a, b, c = page("a", "x"), page("b", "x"), page("c", "x")
    a.entity("Petra Kos")
    b.entity("Petra")
    assert united(a, b) == 1
    c.entity("Petra Moll")
    assert united(a, b, c) == 3


def test_a_surname_alone_joins_nobodys_wife(page: Pages) -> None:
    a, b, c = page("a", "x"), page("b", "x"), page("c", "x")
    a.entity("Elena Vrba", role="the first lady")
    b.entity("Vrba")
    assert united(a, b) == 2
    c.entity("Tomas Vrba", role="president")
    assert united(a, b, c) == 2


def test_a_name_that_a_headline_ran_into_another_word_is_not_the_persons(page: Pages, record_of: Make) -> None:
    a, b, c = page("a", "x"), page("b", "x"), page("c", "x")
    a.entity("Ira Moll Memos")
    a.rows["entities"][0] = msgspec.structs.replace(a.rows["entities"][0], aliases=("Ira Moll",))
    b.entity("Ira Moll")
    c.entity("Moll")
    assert names(record_of(a, b, c)) == ["Ira Moll"]


def test_a_surname_alone_is_not_the_juniors(page: Pages) -> None:
    a, b, c = page("a", "x"), page("b", "x"), page("c", "x")
    a.entity("Tomas Vrba Jr.")
    b.entity("Vrba")
    c.entity("Tomas Vrba")
    assert united(a, b) == 2


def test_a_faction_and_a_higher_court_are_not_the_body(page: Pages, record_of: Make) -> None:
    a, b = page("a", "x"), page("b", "x")
    a.entity("Norwegian lawmakers", "group", country="NOR", named=False)
    b.entity("Opposition lawmakers", "group", country="NOR", named=False)
    b.entity("The Norwegian parliament", "organization", country="NOR", named=False)
    record = record_of(a, b, as_of=None)
    groups = [{e.name, *e.aliases} for e in record.entities]
    assert all("Opposition lawmakers" not in g or len(g) == 1 for g in groups)


def test_a_name_that_begins_another_is_another_unless_only_the_kind_follows(page: Pages, record_of: Make) -> None:
    a, b, c = page("a", "x"), page("b", "x"), page("c", "x")
    a.entity("Lumetra", "organization")
    b.entity("Lumetra Edge Platform", "organization")
    c.entity("Lumetra Bank", "organization")
    assert names(record_of(a, b)) == ["Lumetra", "Lumetra Edge Platform"]
    assert names(record_of(a, c)) == ["Lumetra Bank"]


def test_the_name_shown_is_the_one_that_most_accounts_use(page: Pages, record_of: Make) -> None:
    a, b, c = page("a", "x"), page("b", "x"), page("c", "x")
    a.entity("Harbour Workers Union", "organization")
    b.entity("Harbour Workers", "organization")
    c.entity("Harbour Workers", "organization")
    assert names(record_of(a, b, c)) == ["Harbour Workers"]


def test_a_region_s_lawmakers_are_not_the_country_s_parliament() -> None:
    country = Entity("e1", "US lawmakers", "group", country="USA", sector="LEG", named=False)
    region = Entity("e2", "Alabama lawmakers", "group", country="USA", sector="LEG", named=False)
    assert institution_of(country) is not None
    assert institution_of(region) is None


def test_a_surname_is_that_of_the_one_most_articles_are_about(page: Pages, record_of: Make) -> None:
    pages = [page(n, "x") for n in "abcd"]
    for p in pages[:3]:
        p.entity("Rosa Tolm")
    pages[0].entity("Karl Tolm")
    pages[3].entity("Tolm")
    assert sorted(e.name for e in record_of(*pages).entities) == ["Karl Tolm", "Rosa Tolm"]


def test_a_person_read_as_a_body_is_the_person_and_a_body_of_the_name_stays_one(page: Pages, record_of: Make) -> None:
    pages = [page(n, "x") for n in "abcd"]
    for p in pages[:3]:
        p.entity("Rosa Tolm")
    pages[3].entity("Tolm", "organization")
    assert names(record_of(*pages)) == ["Rosa Tolm"]
    pages[2].entity("Tolm Foundation", "organization")
    assert "Tolm Foundation" in names(record_of(*pages))


def test_an_arabic_article_before_a_name_is_no_other_name_and_no_initial(page: Pages, record_of: Make) -> None:
    pages = []
    for name in "abc":
        made = page(name, "Omar Bin al-Hadari spoke. Hadari left.")
        who = made.entity("Omar Bin al-Hadari")
        body = made.entity("Hadari", "organization")
        made.event("Omar Bin al-Hadari spoke", "spoke", actors=(who,)).event("Hadari left", "left", actors=(body,))
        pages.append(made)
    record = record_of(*pages)
    assert {n for e in record.events for n in e.actor_names} == {"Omar Bin al-Hadari"}
