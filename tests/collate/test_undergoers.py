"""Whom a record shows that a deed was done to, on hand-made readings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.facts.record import Record

Story = Callable[..., Record]
Pages = Callable[..., Any]


def condemned(page: Pages, undergoers: list[str] | None, words: str = "Ada Banda's critics", **more: str) -> object:
    clause = f"Leo Maran condemned {words}"
    made = page(more.pop("name", "a"), f"{clause} on Sunday.", at="2031-05-05T00:00:00Z")
    leo, ada = made.entity("Leo Maran"), made.entity("Ada Banda")
    for other, kind in more.items():
        made.entity(other.replace("_", " "), kind, named=False)
    held = None if undergoers is None else tuple(made.entity(n) for n in undergoers)
    return made.event(clause, "condemned", type="ACCUSE", actors=(leo,), recipients=(ada,), undergoers=held)


@pytest.mark.parametrize(("undergoers", "shown"), [([], ()), (["Ada Banda"], ("Ada Banda",)), (None, ("Ada Banda",))])
def test_whom_is_who_undergoes_it_and_not_whom_it_concerns(
    page: Pages, record_of: Story, undergoers: list[str] | None, shown: tuple[str, ...]
) -> None:
    assert record_of(condemned(page, undergoers)).events[0].recipient_names == shown


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("hundreds of voters", True),
        ("nine miners", True),
        ("many Norwegians", True),
        ("some Democrats", True),
        ("rest of the deal", False),
        ("more than $12 million", False),
        ("many of the issues", False),
        ("five", False),
    ],
)
def test_a_sum_or_a_count_of_things_is_nobody(page: Pages, record_of: Story, words: str, shown: bool) -> None:
    made = condemned(page, [words], words, **{words.replace(" ", "_"): "group"})
    assert record_of(made).events[0].recipient_names == ((words,) if shown else ())


def test_a_name_that_others_tell_takes_the_place_of_a_description(page: Pages, record_of: Story) -> None:
    def sentenced(name: str, whom: str, *, named: bool, more: str = "") -> object:
        clause = f"{whom} was sentenced in Tamra to ten years in prison{more}"
        made = page(name, f"{clause}.", at="2031-05-05T00:00:00Z")
        who = made.entity(whom, "person", named=named)
        words = {"type": "SANCTION", "voice": "passive", "subject": made.at(whom), "date": "2031-05-04"}
        return made.event(clause, "sentenced", recipients=(who,), undergoers=(who,), **words)

    fullest = sentenced("a", "A former officer", named=False, more=" on Sunday by a jury")
    told = record_of(fullest, sentenced("b", "Ada Banda", named=True), sentenced("c", "Ada Banda", named=True))
    rows = [e for e in told.events if len({a.article for a in e.accounts}) == 3]
    assert [e.recipient_names for e in rows] == [("Ada Banda",)]


@pytest.mark.parametrize(("type_", "shown"), [("REQUEST", ("Norway",)), (None, ())])
def test_a_country_is_whom_a_coded_deed_is_done_to(
    page: Pages, record_of: Story, type_: str | None, shown: tuple[str, ...]
) -> None:
    clause = "Leo Maran called on Norway to end the ban"
    made = page("a", f"{clause}.", at="2031-05-05T00:00:00Z")
    leo, norway = made.entity("Leo Maran"), made.entity("Norway", "place", country="NOR", precision="country")
    made.event(clause, "called", type=type_, actors=(leo,), recipients=(norway,), undergoers=(norway,), place=norway)
    assert record_of(made).events[0].recipient_names == shown
