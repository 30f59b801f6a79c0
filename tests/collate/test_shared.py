"""What accounts tell alike: clauses that the sentences of other outlets hold, in whatever words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from onrecord.facts.record import Record

Pages = Callable[..., Any]
Make = Callable[..., Record]
SANK = "The ferry Anna sank off Vendsund on Monday"


def told(page: Pages, name: str, *sentences: str, deeds: tuple[tuple[str, str, str], ...] = ()) -> Any:  # noqa: ANN401 - a page
    p = page(name, "\n\n".join(["Title", *sentences]), outlet=f"Paper {name}")
    for clause, trigger, factuality in deeds:
        p.event(clause, trigger, factuality)
        p.rows["events"][-1] = replace(p.rows["events"][-1], lemma={"sank": "sink", "carried": "carry"}[trigger])
    return p


def lines(record: Record) -> list[tuple[str, list[str]]]:
    return [(one.sides[0].says, [s.article for s in one.sides]) for one in record.shared]


def test_what_two_outlets_tell_in_other_words_is_told_alike(page: Pages, record_of: Make) -> None:
    a = told(page, "a", f"{SANK}.", deeds=((SANK, "sank", "actual"),))
    b = told(page, "b", "In high wind the ferry Anna, with ninety aboard, has sunk off Vendsund, on Monday night.")
    c = told(page, "c", "The bakers of Vendsund held a feast on Monday.")
    assert lines(record_of(a, b, c)) == [(SANK, ["a", "b"])]


def test_another_number_denial_or_doubt_is_not_told_alike(page: Pages, record_of: Make) -> None:
    crowd = "The ferry Anna carried 90 dockers to Vendsund"
    a = told(page, "a", f"{crowd} on Monday.", deeds=((crowd, "carried", "actual"),))
    assert lines(record_of(a, told(page, "b", "The ferry Anna carried 120 dockers to Vendsund that day."))) == []
    assert lines(record_of(a, told(page, "c", "The ferry Anna may have carried 90 dockers to Vendsund."))) == []
    assert lines(record_of(a, told(page, "d", "The ferry Anna carried 90 dockers to Vendsund that day."))) != []


def test_one_outlet_alone_tells_nothing_alike(page: Pages, record_of: Make) -> None:
    a = told(page, "a", f"{SANK}.", deeds=((SANK, "sank", "actual"),))
    b = page("b", f"Title\n\n{SANK}, it is told again.", outlet="Paper a")
    assert lines(record_of(a, b)) == []


def test_what_somebody_says_or_he_did_is_no_line(page: Pages, record_of: Make) -> None:
    he = "He sank the ferry Anna off Vendsund on Monday"
    a = told(page, "a", f"{he}.", deeds=((he, "sank", "actual"),))
    alleged = told(page, "b", f"{SANK}.", deeds=((SANK, "sank", "alleged"),))
    other = told(page, "c", "The ferry Anna sank off Vendsund on Monday, in the evening.")
    assert lines(record_of(a, alleged, other)) == []


def test_a_judgement_and_a_clause_that_ends_with_having_ruled_are_no_lines(page: Pages, record_of: Make) -> None:
    for clause in ("The ferry Anna off Vendsund sank and was safe", "The ferry Anna of Vendsund sank as the court has ruled"):
        a = told(page, "a", f"{clause}.", deeds=((clause, "sank", "actual"),))
        assert lines(record_of(a, told(page, "b", f"{clause}, it is told again."))) == []
