"""A claim is disputed where one account asserts and another denies the same thing; nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from onrecord.facts.record import Record

Pages = Callable[..., Any]
Make = Callable[..., Record]


def factuality(record: Record) -> list[str]:
    return [d.reason for d in record.discrepancies if d.kind in {"factuality", "status"}]


def test_a_denial_that_nobody_contradicts_is_no_dispute(page: Pages, record_of: Make) -> None:
    a = page("a", "The harbour board denied that it had closed the lock.")
    a.event("it had closed the lock", "closed", "denied")
    b = page("b", "The harbour board met on Friday.").event("The harbour board met on Friday", "met")
    assert [e.standing for e in record_of(a, b).events if e.factuality == "denied"] == ["unknown origin"]


def test_a_state_said_of_another_noun_is_not_its_opposite(page: Pages, record_of: Make) -> None:
    a = page("a", "President Vetter praised her as a brilliant legal mind of the coast.")
    b = page("b", "President Vetter spoke of illegal settlers on the coast.")
    assert factuality(record_of(a, b)) == []
    c = page("c", "President Vetter called the sale of the coast legal.")
    d = page("d", "The court found the sale of the coast illegal.")
    assert [r.endswith("legal in one account, illegal in the other") for r in factuality(record_of(c, d))] == [True]


def test_what_is_left_open_is_no_assertion(page: Pages, record_of: Make) -> None:
    a = page(
        "a",
        "It was too early to know who was behind the attack, officials said. The Front denied it was behind the attack.",
    )
    a.says("officials", "It was too early to know who was behind the attack")
    a.says("The Front", "it was behind the attack", cue="denied", sort_of="group")
    assert factuality(record_of(a)) == []


def test_a_denial_of_a_word_alone_answers_no_long_assertion(page: Pages, record_of: Make) -> None:
    a = page("a", "Gray said journalists everywhere should fear these unheard-of charges. Critics denied that he is a journalist.")
    a.says("Gray", "journalists everywhere should fear these unheard-of charges")
    a.says("Critics", "that he is a journalist", cue="denied", sort_of="group")
    assert factuality(record_of(a)) == []
