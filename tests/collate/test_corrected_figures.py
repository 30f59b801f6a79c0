"""What people say of which figures count one thing holds: joined, parted, and back again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from onrecord.facts.edit import Edit
from onrecord.facts.record import Record

Pages = Callable[..., Any]
Make = Callable[..., Record]
SHEDS, ROOFS = "The wind tore off 40 sheds in Askholm", "In the port 40 roofs were gone by night"


def grouped(record: Record) -> list[list[str]]:
    """The articles of each figure, by how many tell it."""
    return sorted([sorted(a.article for a in f.accounts) for f in record.figures], key=len)


def pages(page: Pages) -> tuple[Any, Any]:
    """Two articles that count what may be one thing in words that share nothing; readings without sentences know digits alone."""
    a = page("a", f"{SHEDS}.", at="2024-05-01T08:00:00Z").figure("40 sheds", 40, 40)
    b = page("b", f"{ROOFS}.", at="2024-05-02T08:00:00Z").figure("40 roofs", 40, 40)
    return a, b


def test_figures_are_joined_and_parted_as_people_say(page: Pages, record_of: Make) -> None:
    joined = Edit(1, "", "Ann", "join claims", ("a", "b"), ("40 sheds", "40 roofs"), about="figure")
    parted = Edit(2, "", "Ann", "part claims", ("b",), ("40 roofs",), about="figure")
    assert grouped(record_of(*pages(page))) == [["a"], ["b"]]
    assert grouped(record_of(*pages(page), edits=(joined,))) == [["a", "b"]]
    assert grouped(record_of(*pages(page), edits=(joined, parted))) == [["a"], ["b"]]


def test_joined_values_that_differ_stand_in_one_series(page: Pages, record_of: Make) -> None:
    a, _ = pages(page)
    b = page("b", "In the port 60 roofs were gone by night.", at="2024-05-02T08:00:00Z").figure("60 roofs", 60, 60)
    joined = Edit(1, "", "Ann", "join claims", ("a", "b"), ("40 sheds", "60 roofs"), about="figure")
    assert {f.group for f in record_of(a, b).figures} == {None}
    groups = {f.group for f in record_of(a, b, edits=(joined,)).figures}
    assert len(groups) == 1
    assert groups != {None}
