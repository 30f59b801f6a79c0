"""A headline is set against its own article, whether or not the text repeats it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.facts.record import Record

Story = Callable[..., Record]
TEXT = "Chile threatened on Wednesday to expel Bolivia's ambassador."


def about(page: Callable[..., Any], title: str, text: str, trigger: str, factuality: str) -> Any:  # noqa: ANN401 - a Page
    p = page("a", text, "Daily Gong", "2031-05-05", title)
    doer = p.entity("Chile", "organization", country="CHL")
    p.event(text[text.index(trigger) :].rstrip("."), trigger, factuality, actors=(doer,))
    event = p.rows["events"][0]
    p.rows["events"][0] = type(event)(**{f: getattr(event, f) for f in event.__struct_fields__} | {"lemma": "expel"})
    return p


def headlines(record: Record) -> list[tuple[str, str, str]]:
    return [(d.verdict, d.sides[0].says, d.sides[1].says) for d in record.discrepancies if d.kind == "headline"]


def test_a_headline_that_tells_a_threat_as_done_is_shown(page: Callable[..., Any], record_of: Story) -> None:
    record = record_of(about(page, "Chile expels Bolivian ambassador", TEXT, "expel", "threatened"))
    assert headlines(record) == [("conflict", "Chile expels Bolivian ambassador", TEXT.rstrip("."))]
    assert record.discrepancies[0].sides[0].spans == ()


@pytest.mark.parametrize(
    "title",
    [
        "Chile threatens to expel Bolivian ambassador",
        "Chile may expel Bolivian ambassador",
        "Will Chile expel Bolivian ambassador?",
        "Peru expels Bolivian ambassador",
        "Chile: Bolivian ambassador has until Friday",
    ],
)
def test_a_headline_that_says_no_more_than_its_text_is_not(page: Callable[..., Any], record_of: Story, title: str) -> None:
    assert headlines(record_of(about(page, title, TEXT, "expel", "threatened"))) == []


def test_a_headline_of_what_the_text_has_as_done_is_not(page: Callable[..., Any], record_of: Story) -> None:
    text = "Chile expelled Bolivia's ambassador on Friday."
    assert headlines(record_of(about(page, "Chile expels Bolivian ambassador", text, "expelled", "actual"))) == []


def test_a_stale_toll_in_the_headline_is_an_update(page: Callable[..., Any], record_of: Story) -> None:
    a = page("a", "The storm has left at least 11 people dead.", "Daily Gong", "2031-05-05", "Storm leaves 8 dead")
    a.figure("at least 11 people", 11, None, unit="people", counts="people", sense="killed")
    assert headlines(record_of(a)) == [("update", "Storm leaves 8 dead", "at least 11 people")]


def test_dead_or_missing_in_the_headline_is_no_count_of_the_dead(page: Callable[..., Any], record_of: Story) -> None:
    a = page("a", "The storm has killed 11 people.", "Daily Gong", "2031-05-05", "45 dead or missing in storm")
    a.figure("11 people", 11, 11, unit="people", counts="people", sense="killed")
    assert headlines(record_of(a)) == []
