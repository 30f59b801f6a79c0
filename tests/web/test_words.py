"""The words of pages: changed slots and the order of days."""

from __future__ import annotations

import pytest

from onrecord.facts.change import SlotChange
from onrecord.web.slotwords import slot_line
from onrecord.web.wording import in_time

SAID = "The plane carried out a turn to the left and a second turn to the right, and the signal was lost at about"


@pytest.mark.parametrize(
    ("slot", "before", "after", "told"),
    [
        ("date", "2016-05-19", "2016-W20", "date: 19 May 2016 → week of 16 May 2016"),
        ("date", "", "2016-05", "date: nothing → May 2016"),
        ("place_name", "", "Cairo", "place: nothing → Cairo"),
        ("actor_names", "Brack\nMail", "", "who: Brack Mail → nothing"),
    ],
)
def test_a_changed_slot_is_told_in_words(slot: str, before: str, after: str, told: str) -> None:
    assert slot_line(SlotChange(slot, before, after)) == told


def test_of_long_texts_what_differs_is_shown() -> None:
    line = slot_line(SlotChange("text", f"{SAID} 10,000ft, he said", f"{SAID} 15,000ft, he said"))
    assert "10,000ft" in line
    assert "15,000ft" in line
    assert len(line) < 200
    early = slot_line(SlotChange("text", f"One. {SAID}", f"Two. {SAID}"))
    assert early.startswith("text: One. The plane")
    assert "→ Two. The plane" in early


def test_weeks_and_months_stand_where_they_begin() -> None:
    days = ["2016-05-22", "2016-W20", "2016-05-19", "2016-05", "2016-W20-WE", "2016-05-16", "2016-W99"]
    assert sorted(days, key=in_time) == ["2016-05", "2016-W20", "2016-05-16", "2016-05-19", "2016-W20-WE", "2016-05-22", "2016-W99"]
