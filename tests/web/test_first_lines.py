"""Lines at the top of the page can be read alone, are of one thing, and are about the story."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from onrecord.facts.act import Votes
from onrecord.facts.record import RecordAct, RecordEvent
from onrecord.facts.span import Side
from onrecord.web.story.contexts import Card, Finding, SideView, Untold
from onrecord.web.story.disputes import KINDS
from onrecord.web.story.disputes_first import divided, sure
from onrecord.web.story.glance import nothing_torn, says_something, whole
from onrecord.web.story.questions import from_open, unasked

LEAD = "The council of Velm closed the old harbour on Monday"


def viewer(*acts: RecordAct, lead: str = LEAD) -> Any:  # noqa: ANN401 - stands for a viewer
    record = SimpleNamespace(acts=acts, events=(), lead=Side("a", (), lead))
    return SimpleNamespace(record=record, at=lambda claim: f"#{claim}", outlets=list)


def act(title: str, votes: Votes | None, weight: float = 0.5, stage: str = "passed") -> RecordAct:
    return RecordAct("c1", "vote", None, stage, None, None, (), votes, (), (1, 1), title=title, weight=weight)


def card(kind: str, *values: str) -> Card:
    sides = tuple(SideView(f"“{v}”", "", "", "Tidewater News", "", ()) for v in values)
    return Card("on-d1", "", "", "", (Finding("d1", KINDS[kind], "conflict", "", (), ()),), (), sides, None, ())


def test_a_long_question_begins_where_it_is_asked() -> None:
    long = (
        "Nora Hale, who has led the port of Velm for years, closed the quay, though officials have not said why it closed so soon."
    )
    assert from_open(long) == "… officials have not said why it closed so soon."
    short = "Officials did not say why the harbour was closed."
    assert from_open(short) == short
    nobody = "Nora Hale, who has led the port of Velm for years, met the dockers of the quay, though she did not say when it opens."
    assert from_open(nobody) == nobody, "nobody knows who she is"


def test_a_question_stands_in_its_words_with_the_outlet_below() -> None:
    line = unasked(Untold("Brack Mail, 3 May 2021: “It is unclear who set the fire.”", "", "accounts leave it open", ""))
    assert (line.title, line.told) == ("“It is unclear who set the fire.”", "Brack Mail, 3 May 2021")
    slot = unasked(Untold("Where: the storm", "", "no account tells it", "nothing of the kind stands in its one account"))
    assert (slot.title, slot.told) == ("Where: the storm", "no account tells it")


def test_a_vote_of_two_minds_on_what_leads_is_a_dispute() -> None:
    closed = act("The council closed the harbour", Votes(9, 4))
    assert [line.values[0][0] for line in divided(viewer(closed))] == ["9 for, 4 against"]
    assert not list(divided(viewer(act("The council closed the harbour", Votes(13, 0)))))
    assert not list(divided(viewer(act("The council closed the harbour", Votes(9, 4), stage="withdrawn")))), "some votes short"
    assert not list(divided(viewer(act("Dockers chose a treasurer", Votes(9, 4)))))


def test_whether_something_is_so_stands_where_both_sides_speak_of_it_and_it_is_of_the_story() -> None:
    claimed = "the council closed the harbour without notice"
    kept = card("factuality", claimed, "The mayor denied that the council closed the harbour without notice")
    apart = card("factuality", claimed, "The mayor has been at odds with dockers for years")
    aside = card("factuality", "bonds of the brewery are risky", "She called it false that bonds of the brewery are risky")
    assert sure([kept, apart, aside], viewer()) == [kept]


def test_words_that_do_not_fit_end_with_a_sentence() -> None:
    first = "“The harbour was closed for the safety of every docker who works in Velm."
    assert whole(f"{first} {'It will open again when we know that the quays hold. ' * 4}”").startswith(first)
    assert whole(f"{first} {'and on and on ' * 20}").endswith("…")
    assert "[…]" not in whole("“We met Dr. Hale.”")


@pytest.mark.parametrize(
    ("title", "tells"),
    [
        ("The court of Velm upheld the fine", True),
        ("The court of Velm has ruled", False),
        ("The council will not confirm the mayor", False),
        ("whose office has been looking at the fire", False),
    ],
)
def test_what_tells_no_happening_is_not_told_alike(title: str, *, tells: bool) -> None:
    event = RecordEvent("v1", None, None, (), (), None, None, "actual", (), (1, 1), title=title)
    assert says_something(cast("Any", event)) is tells


def test_an_empty_box_of_disputes_does_not_deny_the_cards_that_it_counts() -> None:
    assert "were found" in nothing_torn(0)
    assert "were found" not in nothing_torn(1)
