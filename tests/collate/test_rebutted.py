"""Claims that somebody puts down in so many words, wherever they are made."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.facts.record import Discrepancy, Record

Pages = Callable[..., Any]
Make = Callable[..., Record]

FILLER = "\n" + "\n".join(
    f"The {what} in Port Selim {does} on most days."
    for what, does in (
        ("bus", "runs late"),
        ("museum", "opens early"),
        ("market", "sells fish"),
        ("choir", "sings"),
        ("band", "plays"),
    )
)


def rebuttals(record: Record) -> list[Discrepancy]:
    return [d for d in record.discrepancies if "puts it down" in d.reason or "calls it false" in d.reason]


def test_an_account_that_is_challenged_stands_beside_the_one_that_gives_it(page: Pages, record_of: Make) -> None:
    a = page("a", f"The ferry Ondine swerved twice before it sank, Ostrian fishermen said.{FILLER}")
    b = page(
        "b",
        f"The harbour master Karel Brun challenged an account by fishermen that the ferry Ondine swerved before it sank.{FILLER}",
    )
    (made,) = rebuttals(record_of(a, b))
    assert (made.kind, made.verdict) == ("factuality", "conflict")
    assert [s.article for s in made.sides] == ["a", "b"]
    assert "The harbour master Karel Brun puts it down" in made.reason


def test_what_only_the_rebuttal_tells_is_shown_from_its_own_words(page: Pages, record_of: Make) -> None:
    a = page("a", f"The brewery Lund & Rask denied reports that its new plant leaks solvents into the river Tarn.{FILLER}")
    (made,) = rebuttals(record_of(a, page("b", FILLER)))
    claim, answer = made.sides
    assert a.article.text[claim.spans[0].start : claim.spans[0].end] == "its new plant leaks solvents into the river Tarn"
    assert a.article.text[answer.spans[0].start : answer.spans[0].end] == "The brewery Lund & Rask denied reports that"


def test_the_claims_are_those_told_just_before(page: Pages, record_of: Make) -> None:
    told = "The union accuses the mill of hiding three accidents.\nThe mill rejected the allegations."
    (made,) = rebuttals(record_of(page("a", f"{told}{FILLER}"), page("b", FILLER)))
    assert made.reason.startswith("“The union accuses the mill of hiding three accidents”")


def test_reports_that_proved_false_are_an_update(page: Pages, record_of: Make) -> None:
    told = "Two stations reported that the bridge at Arl had fallen.\nThe reports proved false."
    (made,) = rebuttals(record_of(page("a", f"{told}{FILLER}"), page("b", FILLER)))
    assert made.verdict == "update"


@pytest.mark.parametrize(
    "words",
    [
        "The mill did not deny reports that its new plant leaks solvents into the river Tarn.",
        "The mill may yet dismiss claims that its new plant leaks solvents into the river Tarn.",
        "The council rejected a plan for a new plant that leaks no solvents into the river Tarn.",
        "We reject the notion that a new plant leaks more solvents into the river Tarn.",
        "Has the mill denied reports that its new plant leaks solvents into the river Tarn?",
        "The mayor was sharply challenged over claims that its new plant leaks solvents into the river Tarn.",
        "He was denied bail after the plant leaked solvents into the river Tarn.",
    ],
)
def test_what_puts_nothing_down_is_none(page: Pages, record_of: Make, words: str) -> None:
    assert rebuttals(record_of(page("a", f"{words}{FILLER}"), page("b", FILLER))) == []


def test_who_puts_down_is_not_who_claims(page: Pages, record_of: Make) -> None:
    a = page("a", f"The plant leaks no solvents into the river Tarn, the mill said.{FILLER}")
    b = page("b", f"The mill denied that its plant leaks solvents into the river Tarn.{FILLER}")
    assert all(s.article == "b" for made in rebuttals(record_of(a, b)) for s in made.sides)


def test_one_claim_is_put_down_once(page: Pages, record_of: Make) -> None:
    a = page("a", f"Rangers say that the mill poisons the trout of the river Tarn.{FILLER}")
    pages = [page(n, f"The mill denied claims that it poisons the trout of the river Tarn.{FILLER}") for n in ("b", "c", "d")]
    assert len(rebuttals(record_of(a, *pages))) == 1


def test_an_outlet_that_calls_a_claim_false_is_the_one_to_say_so(page: Pages, record_of: Make) -> None:
    a = page("a", f"The leaflet falsely claims that the river Tarn was closed to swimmers in May.{FILLER}")
    (made,) = rebuttals(record_of(a, page("b", FILLER)))
    assert made.reason == "Outlet a calls it false that “the river Tarn was closed to swimmers in May”"


def test_a_bare_denial_of_what_nobody_tells_is_no_difference(page: Pages, record_of: Make) -> None:
    a = page("a", f"Karel Brun denied that the river Tarn was closed to swimmers in May.{FILLER}")
    assert rebuttals(record_of(a, page("b", FILLER))) == []
