"""What befell one is one happening in whatever words; what only shares a word, a sentence or a kind of deed is another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.facts.record import Record

Pages = Callable[..., Any]
Make = Callable[..., Record]


def told(page: Pages, name: str, text: str, word: str, who: str = "", whom: str = "", **more: Any) -> Any:  # noqa: ANN401 - fields
    made = page(name, text)
    more["actors"] = (made.entity(who),) if who else ()
    more["recipients"] = (made.entity(whom),) if whom else ()
    return made.event(more.pop("clause", text.rstrip(".")), word, **more)


def rows(record: Record) -> list[int]:
    return sorted(len({a.article for a in e.accounts}) for e in record.events)


def test_an_arrest_in_other_words_and_by_a_noun_is_one(page: Pages, record_of: Make) -> None:
    a = told(page, "a", "Rui Lopes was arrested at the ferry port of Halden on Monday.", "arrested", whom="Rui Lopes")
    b = told(page, "b", "A patrol detained Rui Lopes, who carried a laptop.", "detained", whom="Rui Lopes")
    noun: dict[str, Any] = {"voice": None, "told": None, "clause": "the arrest of Rui Lopes"}
    c = told(page, "c", "Unions spoke of a dark day after the arrest of Rui Lopes.", "arrest", whom="Rui Lopes", **noun)
    assert rows(record_of(a, b, c)) == [3]


@pytest.mark.parametrize(
    "other",
    [
        {"date": "2031-02-03"},  # another day
        {"factuality": "called for"},  # only asked for
        {"who": "Ada Banda"},  # another doer
    ],
)
def test_another_arrest_stays_apart(page: Pages, record_of: Make, other: dict[str, Any]) -> None:
    a = told(
        page,
        "a",
        "Lena Ortiz had Rui Lopes arrested at the port of Halden.",
        "arrested",
        "Lena Ortiz",
        "Rui Lopes",
        date="2031-05-01",
    )
    who = other.pop("who", "")
    b = told(page, "b", f"{who or 'Crews'} saw that Rui Lopes be arrested over a boat.", "arrested", who, "Rui Lopes", **other)
    assert rows(record_of(a, b)) == [1, 1]


def test_charged_with_two_things_is_charged_twice(page: Pages, record_of: Make) -> None:
    a = told(page, "a", "Rui Lopes was charged with smuggling of rare parrots.", "charged", whom="Rui Lopes")
    b = told(page, "b", "Rui Lopes was charged with failing to appear in 2029.", "charged", whom="Rui Lopes")
    c = told(page, "c", "Prosecutors had indicted Rui Lopes for smuggling birds.", "indicted", whom="Rui Lopes")
    assert rows(record_of(a, b, c)) == [1, 2]


def test_what_a_relative_clause_tells_is_no_deed_of_its_sentence(page: Pages, record_of: Make) -> None:
    whole = "Lena Ortiz withdrew a bill that set off months of marches in Halden"
    part = "that set off months of marches in Halden"
    pages = []
    for name in "ab":
        made = page(name, f"{whole}.")
        who = made.entity("Lena Ortiz")
        made.event(whole, "withdrew", actors=(who,)).event(part, "set")
        pages.append(made)
    titles = {frozenset(s.start for s in a.spans) for e in record_of(*pages).events for a in e.accounts}
    assert len(record_of(*pages).events) == 2
    assert all(len(starts) == 1 for starts in titles)


def test_two_people_who_survive_a_vote_survive_two(page: Pages, record_of: Make) -> None:
    a = told(page, "a", "Mayor Lena Ortiz survived the recall vote.", "survived", "Lena Ortiz")
    b = told(page, "b", "Deputy Rui Lopes survived a recall vote.", "survived", "Rui Lopes")
    assert rows(record_of(a, b)) == [1, 1]


def test_a_further_mention_that_names_another_place_is_another_happening(page: Pages, record_of: Make) -> None:
    a = page("a", "A bomb went off at the Tolm Fair. The Halden bombing was larger.")
    fair = a.entity("Tolm Fair", "organization")
    a.entity("Halden", "place")
    a.event("A bomb went off at the Tolm Fair", "went", recipients=(fair,), mentions=(a.at("The Halden bombing"),))
    spans = [s.of(a.article.text) for e in record_of(a).events for acc in e.accounts for s in acc.spans]
    assert spans == ["A bomb went off at the Tolm Fair"]
