"""What befalls people is not told of things, and the day of what a toll is of is not that of the toll."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.facts.reading import Reading

Read = Callable[..., Reading]


def senses(reading: Reading) -> dict[str, str | None]:
    return {f.unit: f.sense for f in reading.figures}


@pytest.mark.parametrize(
    ("text", "unit", "sense"),
    [
        ("Officers executed six search warrants on Friday.", "warrants", None),
        ("Two gunmen killed two nuns in the chapel.", "nuns", "killed"),
        ("Fire killed 300 sheep on the hill.", "sheep", "killed"),
        ("Three councillors survived recall votes in May.", "councillors", None),
        ("Three councillors survived the crash in May.", "councillors", "rescued"),
        ("Five planes left the capital on Wednesday.", "planes", None),
        ("The firm will cut up to 14,000 workers by May.", "workers", None),
    ],
)
def test_whom_a_status_befalls(nlp_read: Read, text: str, unit: str, sense: str | None) -> None:
    assert senses(nlp_read(text))[unit] == sense


def test_the_day_of_the_quake_is_not_that_of_its_toll(nlp_read: Read) -> None:
    reading = nlp_read(
        "The death toll from a quake that shook the island on Sunday has risen to 259, officials said.", published_at="2031-08-09"
    )
    (toll,) = (f for f in reading.figures if f.low == 259)
    assert (toll.sense, toll.as_of) == ("killed", None)
    reading = nlp_read("The death toll from the quake rose to 436 on Monday.", published_at="2031-08-12")
    (toll,) = (f for f in reading.figures if f.low == 436)
    assert toll.as_of == "2031-08-11"
