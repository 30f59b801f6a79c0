"""What accounts tell of a person: attributes in the record, and differences over the name and over whose kin it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from onrecord.facts.record import Record

Pages = Callable[..., Any]
Make = Callable[..., Record]


def actors(record: Record) -> list[str]:
    return [d.reason for d in record.discrepancies if d.kind == "actor"]


def attributes(record: Record, name: str) -> list[tuple[str, str, int]]:
    return [(a.name, a.value, len(a.accounts)) for e in record.entities if e.name == name for a in e.attributes]


def named(page: Pages, article: str, text: str, name: str, **more: Any) -> Any:  # noqa: ANN401 - a page
    made = page(article, text)
    made.entity(name, **more)
    return made


def test_age_home_and_office_with_the_words_that_bear_them(page: Pages, record_of: Make) -> None:
    a = named(page, "a", "Harbour master Nora Hale, 51, of Velm opened the lock.", "Nora Hale", role="harbour master")
    a.entity("Velm", "place")
    b = named(page, "b", "The lock was opened by harbour master Nora Hale, 52, at noon.", "Nora Hale", role="harbour master")
    made = record_of(a, b)
    assert attributes(made, "Nora Hale") == [
        ("age", "51", 1),
        ("age", "52", 1),
        ("home", "Velm", 1),
        ("office", "Harbour master", 2),
    ]
    words = [s.says for e in made.entities for x in e.attributes if x.name == "home" for s in x.accounts]
    assert words == ["Nora Hale, 51, of Velm"]


def test_another_given_name_between_the_same_two(page: Pages, record_of: Make) -> None:
    a = named(page, "a", "The sailor Nora Edith Hale died.", "Nora Edith Hale")
    b = named(page, "b", "Nora Elvira Hale died at sea.", "Nora Elvira Hale")
    c = named(page, "c", "Nora Maud Hale died at sea.", "Nora Maud Hale")
    assert actors(record_of(a, c)) == ["Outlet a names Nora Edith Hale, Outlet c Nora Maud Hale"]
    assert actors(record_of(b, named(page, "d", "Nora El. Hale died.", "Nora El. Hale"))) == []


def test_a_brother_who_is_called_a_son(page: Pages, record_of: Make) -> None:
    a = named(page, "a", "Ada Hale's son Olav Hale spoke.", "Olav Hale", role="Ada Hale's son")
    b = named(page, "b", "Olav Hale, Ada Hale's brother, spoke.", "Olav Hale", role="Ada Hale's brother")
    assert actors(record_of(a, b)) == ["Outlet a has “Ada Hale's son”, Outlet b “Ada Hale's brother”"]
    c = named(page, "c", "Olav Hale, Ida Hale's brother-in-arms, spoke.", "Olav Hale", role="Ida Berg's brother")
    assert actors(record_of(a, c)) == []
