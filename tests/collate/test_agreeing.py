"""Pronouns that cannot stand for whom they are given to are left open, in titles and as doers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.collate.events.agreeing import agrees, can_stand_for
from onrecord.collate.material import Source
from onrecord.facts.entity import Entity, Mention
from onrecord.facts.record import Record

Pages = Callable[..., Any]
Make = Callable[..., Record]


@pytest.mark.parametrize(
    ("form", "entity", "can"),
    [
        ("they", Entity("e", "Lena Ortiz", "person"), False),
        ("They", Entity("e", "the sailors", "group", named=False), True),
        ("she", Entity("e", "Rui Lopes", "person", gender="male"), False),
        ("he", Entity("e", "Halden", "place"), False),
        ("its", Entity("e", "Lena Ortiz", "person"), False),
        ("its", Entity("e", "Halden Bank", "organization"), True),
        ("him", Entity("e", "Rui Lopes", "person", gender="male"), True),
    ],
)
def test_number_gender_and_kind(page: Pages, form: str, entity: Entity, can: bool) -> None:
    source = Source(page("a", f"{form} left.").reading())
    assert can_stand_for(source, Mention(0, len(form), "e", form="pronoun"), entity) is can


def test_who_is_quoted_does_not_call_himself_he(page: Pages, record_of: Make) -> None:
    made = page("a", "“He died like a thief at sea,” Rui Lopes said of the pirate.")
    who = made.entity("Rui Lopes", gender="male")
    made.rows["mentions"].append(Mention(1, 3, who, form="pronoun"))
    made.says("Rui Lopes", "“He died like a thief at sea,”", kind="direct")
    made.event("He died like a thief at sea", "died", actors=(who,), subject=made.at("He"))
    (event,) = record_of(made).events
    assert event.actors == ()
    assert "[Rui Lopes]" not in event.title


@pytest.mark.parametrize(
    ("title", "good"),
    [
        ("[Lena Ortiz] have been posing", False),
        ("[Lena Ortiz] has been posing", True),
        ("[Several sailors] has left", False),
        ("[the sailors] have left", True),
        ("The sailors have left", True),
    ],
)
def test_a_subject_in_brackets_goes_with_its_verb(title: str, good: bool) -> None:
    assert agrees(title) is good
