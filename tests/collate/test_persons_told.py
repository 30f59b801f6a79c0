"""One person's age, and one person's words, told differently."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.facts.record import Record

Story = Callable[..., Record]


def shown(record: Record, kind: str) -> list[tuple[str, set[str]]]:
    return [(d.verdict, {s.says for s in d.sides}) for d in record.discrepancies if d.kind == kind]


@pytest.mark.parametrize(("other", "expected"), [("54", 1), ("59", 0), ("58", 0)])
def test_ages_of_one_person_that_lie_apart(page: Callable[..., Any], record_of: Story, other: str, expected: int) -> None:
    pages = []
    for which, name, age in (("a", "Dorian W. Petch", "58"), ("b", "Dorian Petch", other)):
        p = page(which, f"Deputies arrested {name}, {age}, of Elmdale.", at="2031-05-05")
        p.entity(name, "person")
        pages.append(p)
    assert len(shown(record_of(*pages), "figure")) == expected


def test_a_father_and_a_son_of_one_name_are_two(page: Callable[..., Any], record_of: Story) -> None:
    a = page("a", "Deputies arrested Dorian Petch, 58, of Elmdale.", at="2031-05-05")
    a.entity("Dorian Petch", "person")
    b = page("b", "Deputies arrested Dorian Petch, 58, and his son Dorian Petch, 24, in Elmdale.", at="2031-05-05")
    entity = b.entity("Dorian Petch", "person")
    again = b.article.text.rindex("Dorian Petch")
    mention = type(b.rows["mentions"][0])(again, again + len("Dorian Petch"), entity)
    b.rows["mentions"].append(mention)
    assert shown(record_of(a, b), "figure") == []


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("“We will never close the northern harbour”", "“We will never close the southern harbour”", 1),
        ("“We will never close the northern harbour”", "“We will never close the northern harbour”", 0),
        ("“We will keep the school and the harbour”", "“We will never close the northern harbour”", 0),
    ],
)
def test_one_word_changed_in_a_quotation(page: Callable[..., Any], record_of: Story, one: str, other: str, expected: int) -> None:
    pages = []
    for which, words in (("a", one), ("b", other)):
        p = page(which, f"{words}, Mayor Ann Pell said.", at="2031-05-05")
        pages.append(p.says("Ann Pell", words, "direct", entity={"named": True}))
    found = [d for d in record_of(*pages).discrepancies if d.kind == "wording"]
    assert len(found) == expected
