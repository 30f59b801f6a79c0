"""Who is for and who against what happened: quoted words that judge it plainly in opposite ways."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from onrecord.facts.record import Record

Pages = Callable[..., Any]
Make = Callable[..., Record]
DEED = "The council closed the harbour of Brack on Monday."


def heard(page: Pages, record_of: Make, *said: tuple[str, str], kind: str = "direct") -> list[tuple[str, str]]:
    """The voices of the pair that is found, each with its stance."""
    pages = []
    for n, (speaker, words) in enumerate(said):
        p = page(f"p{n}", f'Harbour closed\n\n{DEED}\n\n{speaker} said: "{words}"', outlet=f"Paper {n}")
        p.entity(speaker)
        p.says(speaker, words, kind=kind)
        pages.append(p)
    return [(v.speaker, v.stance) for o in record_of(*pages).opposed for v in o.voices]


GOOD = ("Ada Lind", "Closing the harbour was the right decision for all of us.")
BAD = ("Oren Hale", "The council has done something shameful to the harbour.")


def test_one_for_and_one_against_are_a_pair(page: Pages, record_of: Make) -> None:
    assert heard(page, record_of, GOOD, BAD) == [("Ada Lind", "for"), ("Oren Hale", "against")]


def test_two_on_one_side_are_none(page: Pages, record_of: Make) -> None:
    assert heard(page, record_of, GOOD, ("Oren Hale", "What the council did to the harbour is good news for the fishers.")) == []


def test_a_charge_that_is_denied_speaks_for_it(page: Pages, record_of: Make) -> None:
    turned = ("Ada Lind", "The council closed the harbour, and that was not illegal in any way.")
    assert heard(page, record_of, turned, BAD) == [("Ada Lind", "for"), ("Oren Hale", "against")]
    weak = ("Ada Lind", "The harbour as the council left it is not bad at all.")
    assert heard(page, record_of, weak, BAD) == []


def test_what_judges_something_else_or_is_not_quoted_is_no_voice(page: Pages, record_of: Make) -> None:
    assert heard(page, record_of, ("Ada Lind", "My daughter made the right decision when she chose to study law."), BAD) == []
    assert heard(page, record_of, GOOD, BAD, kind="indirect") == []
