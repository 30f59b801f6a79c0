"""What a record's claims are called, and which of them stand on its timeline."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from onrecord.facts.act import Need
from onrecord.facts.record import Record
from onrecord.facts.time import TimeExpression

Pages = Callable[..., Any]
Make = Callable[..., Record]


def test_a_happening_is_called_by_the_clause_that_stands_by_itself(page: Pages, record_of: Make) -> None:
    a = page("a", "Title\n\nThe envoy praised Ira Moll, who resigned as mayor of Tamra in December.")
    a.event("who resigned as mayor of Tamra in December", "resigned", type="RETREAT", date="2030-12")
    b = page("b", "Title\n\nIra Moll resigned as mayor of Tamra in December.")
    b.event("Ira Moll resigned as mayor of Tamra in December", "resigned", type="RETREAT", date="2030-12")
    (event,) = record_of(a, b).events
    assert event.title == "Ira Moll resigned as mayor of Tamra in December"


def test_the_timeline_leaves_out_what_may_be_and_says_what_is_only_planned(page: Pages, record_of: Make) -> None:
    text = "Rebels may attack Tamra on Monday. The army will leave Ostervik on Friday. A guard sang on Sunday."
    a = page("a", text)
    a.event("Rebels may attack Tamra on Monday", "attack", "possible", type="ASSAULT", date="2031-04-07")
    a.event("The army will leave Ostervik on Friday", "leave", "planned", type="RETREAT", date="2031-04-11")
    a.event("A guard sang on Sunday", "sang", date="2031-04-06")
    assert [t.title for t in record_of(a).timeline] == ["The army will leave Ostervik on Friday (planned)"]


def test_an_act_stands_on_the_timeline_with_its_stage(page: Pages, record_of: Make) -> None:
    a = page("a", "The council passed a resolution on harbour fees on Monday.")
    a.act("The council passed a resolution on harbour fees", "resolution", "passed", "The council", date="2031-04-07")
    assert [t.title for t in record_of(a).timeline] == [
        "resolution of The council, passed: The council passed a resolution on harbour fees on Monday"
    ]


def test_a_need_that_tells_neither_who_nor_what_is_left_out(page: Pages, record_of: Make) -> None:
    a = page("a", "The council passed a resolution on Monday.")
    needs = (Need(who=None, what="halted"), Need(who=None, what="the sale be halted"))
    a.act("The council passed a resolution", "resolution", "passed", "The council", needs=needs)
    (act,) = record_of(a).acts
    assert [n.what for n in act.needs] == ["the sale be halted"]


def test_background_speech_and_lines_of_the_page_have_no_row(page: Pages, record_of: Make) -> None:
    text = (
        "Rebels hit Tamra on Monday. In March 2029 rebels burnt Osk. The envoys warn Norland on Monday. "
        "Hide Caption 4 of 13 Photos the mayor left Tamra on Monday."
    )
    a = page("a", text, at="2031-04-08")
    a.event("Rebels hit Tamra on Monday", "hit", type="ASSAULT", date="2031-04-07")
    a.event("In March 2029 rebels burnt Osk", "burnt", type="ASSAULT", date="2029-03")
    a.event("The envoys warn Norland on Monday", "warn", type="ACCUSE", date="2031-04-07")
    a.event("Hide Caption 4 of 13 Photos the mayor left Tamra on Monday", "left", type="RETREAT", date="2031-04-07")
    assert [t.title for t in record_of(a).timeline] == ["Rebels hit Tamra on Monday"]


def test_one_thing_told_twice_has_one_row(page: Pages, record_of: Make) -> None:
    a = page(
        "a", "Rebels shelled the harbour of Tamra on Monday. The harbour of Tamra was shelled on Monday by rebels.", at="2031-04-08"
    )
    a.event("Rebels shelled the harbour of Tamra on Monday", "shelled", type="ASSAULT", date="2031-04-07")
    a.event("The harbour of Tamra was shelled on Monday by rebels", "was shelled", type="ASSAULT", date="2031-04-07")
    assert len(record_of(a).timeline) == 1


def test_nothing_but_plans_lies_after_the_newest_article(page: Pages, record_of: Make) -> None:
    text = "Rebels attacked Tamra on Monday. The army left Ostervik on Friday. The king will leave Brack on Sunday."
    a = page("a", text, at="2031-04-08T09:00:00Z")
    a.event("Rebels attacked Tamra on Monday", "attacked", type="ASSAULT", date="2031-04-07")
    a.event("The army left Ostervik on Friday", "left", type="RETREAT", date="2031-04-11")
    a.event("The king will leave Brack on Sunday", "leave", "planned", type="RETREAT", date="2031-04-13")
    assert [t.date for t in record_of(a).timeline] == ["2031-04-07", "2031-04-13"]


def test_an_old_act_that_one_article_tells_far_down_is_background(page: Pages, record_of: Make) -> None:
    told = [f"Boat {n} lay at the quay." for n in range(6)] + ["The Senate passed a bill in 2019."]
    a = page("a", " ".join(told), at="2031-04-08T09:00:00Z")
    a.act("The Senate passed a bill", "bill", "passed", "The Senate", date="2019", stage_evidence="passed")
    a.rows["sentences"] = [a.at(sentence) for sentence in told]
    b = page("b", "The Senate passed a law in 2019, and nobody knew.", at="2031-04-08T09:00:00Z")
    b.act("The Senate passed a law", "law", "passed", "The Senate", date="2019", stage_evidence="passed")
    assert record_of(a).acts == ()
    assert len(record_of(b).acts) == 1


def test_a_clocks_hour_gives_no_day(page: Pages, record_of: Make) -> None:
    text = "Rebels shelled Tamra at 10 in the morning. The army left Ostervik on Monday."
    a = page("a", text, at="2031-04-08")
    a.event("Rebels shelled Tamra at 10 in the morning", "shelled", type="ASSAULT", date="2031-04-08")
    a.event("The army left Ostervik on Monday", "left", type="RETREAT", date="2031-04-07")
    for words, value in (("10 in the morning", "2031-04-08T10:00"), ("Monday", "2031-04-07")):
        span = a.at(words)
        a.rows["times"] = [*a.rows.get("times", ()), TimeExpression(span.start, span.end, value, "TIME")]
    assert [t.date for t in record_of(a).timeline] == ["2031-04-07"]
