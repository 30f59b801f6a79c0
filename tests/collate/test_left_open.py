"""What articles say themselves not to be known stands in the record in their words, unless another sentence may answer it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from onrecord.collate.material import Source
from onrecord.collate.slots.left_open import left_open_by_accounts
from onrecord.facts.record import RecordEvent

Pages = Callable[..., Any]
OPEN = "It is unclear whether the council will reopen the harbour before winter."


def event(title: str, weight: float = 0.5) -> RecordEvent:
    return RecordEvent("v1", None, None, (), (), None, None, "actual", (), (1, 1), weight=weight, title=title)


def asked(*pages: Any, weight: float = 0.5) -> list[tuple[str, str]]:  # noqa: ANN401 - pages
    told = left_open_by_accounts([Source(p.reading()) for p in pages], [event("the council closed the harbour on Monday", weight)])
    return [(gap.about, gap.why.partition(": ")[2].strip("“”")) for gap in told]


def test_a_question_that_an_account_leaves_open(page: Pages) -> None:
    assert asked(page("a", f"Title\n\nThe council closed the harbour on Monday.\n\n{OPEN}")) == [("v1:open", OPEN)]


def test_what_another_article_may_answer_is_not_open(page: Pages) -> None:
    answer = page("b", "Title\n\nThe council will reopen the harbour before winter, the mayor said.")
    assert asked(page("a", f"Title\n\nThe council closed the harbour on Monday.\n\n{OPEN}"), answer) == []


def test_a_question_of_something_else_and_one_that_is_quoted_are_passed_over(page: Pages) -> None:
    assert asked(page("a", "Title\n\nIt is unclear how many plums the orchard of Velm will bear.")) == []
    assert asked(page("a", f'Title\n\n"{OPEN}"')) == []


def test_what_leads_nothing_has_no_questions(page: Pages) -> None:
    assert asked(page("a", f"Title\n\n{OPEN}"), weight=0.0) == []


def test_one_question_told_twice_stands_once(page: Pages) -> None:
    again = page("b", "Title\n\nOfficials did not say whether the council will reopen the harbour before winter.")
    assert len(asked(page("a", f"Title\n\n{OPEN}"), again)) == 1
