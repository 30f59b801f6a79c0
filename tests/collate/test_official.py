"""What leads as an act: no words to the press, no private deal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.facts.record import Record

SAID = "Harl Customs said in a statement that the posts stay open."
MEMOIRS = "Ida Morrow signed a deal with the paper on Monday about her memoirs."
PORT = "Ida Morrow signed a deal with the union on Monday about the port."


@pytest.mark.parametrize(
    ("text", "sort", "who", "sector", "leads"),
    [
        (SAID, "statement", "Harl Customs", "GOV", False),
        (SAID, "statement", "Harl Customs", "LEG", True),
        (MEMOIRS, "agreement", "Ida Morrow", None, False),
        (PORT, "agreement", "Ida Morrow", "GOV", True),
    ],
)
def test_who_acts_for_others(
    page: Callable[..., Any], record_of: Callable[..., Record], text: str, sort: str, who: str, sector: str | None, *, leads: bool
) -> None:
    a = page("a", text, at="2031-05-06")
    a.entity(who, "organization" if sort == "statement" else "person", sector=sector)
    a.act(text, sort, "issued" if sort == "statement" else "signed", who)
    others = [page(x, f"The port of {x} was quiet on Monday.", at="2031-05-06") for x in ("Bora", "Cadiz")]
    (act,) = record_of(a, *others).acts
    assert (act.weight > 0) is leads
