"""What articles say themselves not to be known stands in the record in their words, unless another sentence may answer it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from onrecord.collate.arranging import Core, told_by_report
from onrecord.collate.material import Material, Source
from onrecord.collate.slots.left_open import left_open_by_accounts
from onrecord.facts.record import RecordEvent
from onrecord.facts.story import Story

Pages = Callable[..., Any]
OPEN = "It is unclear whether the council will reopen the harbour before winter."


def event(title: str, weight: float = 0.5) -> RecordEvent:
    return RecordEvent("v1", None, None, (), (), None, None, "actual", (), (1, 1), weight=weight, title=title)


def asked(*pages: Any, weight: float = 0.5) -> list[tuple[str, str]]:  # noqa: ANN401 - pages
    sources = tuple(Source(p.reading()) for p in pages)
    core = Core(Material(Story("s", "", tuple(s.id for s in sources), None, None), sources))
    told = left_open_by_accounts(
        sources, [event("the council closed the harbour on Monday", weight)], partial(told_by_report, core)
    )
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


def test_what_somebody_does_not_tell_and_what_remains_to_be_seen_are_questions(page: Pages) -> None:
    for told in (
        "Officials have not said when the council may open the harbour again.",
        "Whether the closed harbour of the council recovers remains to be seen.",
        "No group has claimed the attack for which the council closed the harbour.",
        "The cause of the harbour fire is under investigation, the council said.",
    ):
        assert asked(page("a", f"Title\n\nThe council closed the harbour on Monday.\n\n{told}")) == [("v1:open", told)], told
    for none in (
        "Officials declined to comment on the harbour of the council.",
        "We do not know what the council did to the harbour.",
    ):
        assert asked(page("a", f"Title\n\nThe council closed the harbour on Monday.\n\n{none}")) == [], none


def test_a_later_account_that_tells_the_deed_as_done_answers_an_earlier_question(page: Pages) -> None:
    text = (
        "Title\n\nThe council closed the harbour on Monday.\n\nThe council has not said whether it will sell the harbour to Ostria."
    )
    early = page("a", text, at="2020-01-05T10:00:00Z")
    late = page("b", "Title\n\nThe council sold its harbour on Tuesday.", at="2020-01-06T10:00:00Z")
    late.event("The council sold its harbour on Tuesday", "sold", subject=late.at("The council"))
    assert asked(early, late) == []
    before = page("b", "Title\n\nThe council sold its harbour on Tuesday.", at="2020-01-04T10:00:00Z")
    before.event("The council sold its harbour on Tuesday", "sold", subject=before.at("The council"))
    assert len(asked(early, before)) == 1, "what was told earlier answers nothing that is open later"


def test_who_did_it_and_why_come_before_other_questions(page: Pages) -> None:
    why = "But officers were at a loss to offer a motive for the fire in the harbour."
    other = "It is unclear whether the council will paint the harbour office on Monday."
    told = asked(page("a", f"Title\n\nThe council closed the harbour on Monday after the fire.\n\n{other}\n\n{why}"), weight=0.5)
    assert [words for _, words in told][:1] == [why]


def test_a_columns_question_and_one_about_nobody_named_are_passed_over(page: Pages) -> None:
    column = page("a", f"OPINION: Title\n\nThe council closed the harbour on Monday.\n\n{OPEN}", title="OPINION: Title")
    assert asked(column) == []
    she = "It was unclear whether she knew that the council would close the harbour."
    assert asked(page("a", f"Title\n\nThe council closed the harbour on Monday.\n\n{she}")) == []
