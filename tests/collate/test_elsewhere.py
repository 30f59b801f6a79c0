"""High allows for articles that may tell a claim in no account of it; low, standing and accounts do not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.facts.record import Record, RecordEvent

Pages = Callable[..., Any]
Make = Callable[..., Record]

TOLD = {"a": "A jury acquitted Rui Lopes of smuggling.", "b": "Rui Lopes was acquitted of smuggling parrots."}


def acquitted(page: Pages) -> list[Any]:
    made = []
    for (article, text), voice in zip(TOLD.items(), ("active", "passive"), strict=True):
        one = page(article, text, f"Paper {article}")
        made.append(one.event(text.rstrip("."), "acquitted", recipients=(one.entity("Rui Lopes"),), voice=voice))
    return made


def central(record: Record) -> RecordEvent:
    return max(record.events, key=lambda e: len(e.accounts))


def with_third(page: Pages, record_of: Make, text: str, *, named: str = "Rui Lopes") -> RecordEvent:
    third = page("c", text, "Paper c")
    third.entity(named)
    return central(record_of(*acquitted(page), third))


def test_who_tells_it_in_no_account_widens_high_alone(page: Pages, record_of: Make) -> None:
    event = with_third(page, record_of, "Smuggling charges gone, Rui Lopes hugged his lawyer after an acquittal.")
    assert event.origins == (1, 3)
    assert {a.article for a in event.accounts} == {"a", "b"}
    assert "Paper c may tell it too" in event.why
    assert event.standing != "corroborated"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Rui Lopes opened a shop for birds and smuggling novels.", "Rui Lopes"),  # names him, and no acquittal
        ("Ana Reis hugged her lawyer after an acquittal on smuggling charges.", "Ana Reis"),  # of somebody else
    ],
)
def test_who_tells_another_deed_or_of_another_does_not(page: Pages, record_of: Make, text: str, named: str) -> None:
    assert with_third(page, record_of, text, named=named).origins == (1, 2)


def test_another_article_of_one_outlet_adds_none(page: Pages, record_of: Make) -> None:
    third = page("c", "Smuggling charges gone, Rui Lopes hugged his lawyer after an acquittal.", "Paper a")
    third.entity("Rui Lopes")
    event = central(record_of(*acquitted(page), third))
    assert event.origins == (1, 2)
    assert "may tell it too" not in event.why
