"""Tellings laid side by side: what is put in another's place is shown, other words for the same are not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.collate.wording.alignment import align, tokens_of
from onrecord.facts.record import Record
from onrecord.facts.time import TimeExpression

Pages = Callable[..., Any]
Make = Callable[..., Record]


VERBS = ("fined", "blocked", "accepted", "refused", "cleared", "took", "struck", "bought")
NAMES = {"Castell_Grain": "organization", "Norland_Mills": "organization", "Hallsund": "place", "Morkby": "place"}


def kinds(record: Record) -> set[str]:
    return {d.kind for d in record.discrepancies}


def told(page: Pages, name: str, clause: str, trigger: str, **names: str) -> Any:  # noqa: ANN401 - a page
    """An article that tells one event; `names` are words that name, each with its kind."""
    p = page(name, f"{clause}. More is not known.")
    for words, kind in names.items():
        p.entity(words.replace("_", " "), kind)
    return p.event(clause, trigger)


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("The ministry fined the owner, Castell Grain, twice", "The ministry fined the owner, Norland Mills, twice", "actor"),
        ("Strikers blocked the depot in Hallsund for an hour", "Strikers blocked the depot in Morkby for an hour", "place"),
        ("The railway accepted the offer of the mediator", "The railway refused the offer of the mediator", "factuality"),
        ("The board has cleared the sale of the port", "The board has by no means cleared the sale of the port", "factuality"),
        ("The board has cleared the sale of the port", "The board has never cleared the sale of the port", "factuality"),
        ("The plant took 900 tonnes of grain from the port", "The plant took 900 kilograms of grain from the port", "figure"),
        ("A striker struck a guard at the gate", "A guard struck a striker at the gate", "actor"),
        ("Tolland bought its rival Harrow for cash", "Tolland was bought by its rival Harrow for cash", "actor"),
    ],
)  # fmt: skip
def test_one_thing_in_anothers_place_is_shown(page: Pages, record_of: Make, one: str, other: str, kind: str) -> None:
    pages = []
    for name, clause in (("a", one), ("b", other)):
        names = {n: k for n, k in NAMES.items() if n.replace("_", " ") in clause}
        pages.append(told(page, name, clause, next(v for v in VERBS if v in clause), **names))
    assert kinds(record_of(*pages)) == {kind}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Harrow bought its rival Tolland for cash", "Tolland was bought by its rival Harrow for cash"),
        ("The board has cleared the sale of the port", "The board has cleared the sale of the harbour"),
        ("On Monday the board cleared the sale", "The board cleared the sale on Monday"),
        ("The board cleared the sale of the port", "Nobody objected, and the board cleared the sale of the port"),
        ("The board cleared the sale of the port", "The board of Harrow cleared the sale of the port"),
    ],
)
def test_other_words_for_the_same_are_not(page: Pages, record_of: Make, one: str, other: str) -> None:
    pages = [told(page, n, c, "bought" if "bought" in c else "cleared") for n, c in (("a", one), ("b", other))]
    assert kinds(record_of(*pages)) == set()


def test_a_list_of_like_deeds_done_to_several_is_no_swap(page: Pages, record_of: Make) -> None:
    a = page("a", "Ada Banda was charged with fraud by the court. Rui Tomé was charged with theft by the court.")
    b = page("b", "Rui Tomé was charged with fraud by the court.")
    for p, first in ((a, "Ada Banda"), (b, "Rui Tomé")):
        p.entity(first)
        p.event(f"{first} was charged with fraud by the court", "charged")
    assert "actor" not in kinds(record_of(a, b))
    alone = page("c", "Ada Banda was charged with fraud by the court.")
    alone.entity("Ada Banda")
    alone.event("Ada Banda was charged with fraud by the court", "charged")
    assert "actor" in kinds(record_of(alone, b))


def test_a_place_in_the_other_is_no_other_place(page: Pages, record_of: Make) -> None:
    def fire(name: str, where: str, more: str = "") -> Any:  # noqa: ANN401 - a page
        p = page(name, f"A fire broke out in a school in {where}. {more}")
        p.entity(where, "place")
        return p.event(f"A fire broke out in a school in {where}", "broke")

    assert "place" in kinds(record_of(fire("a", "Sorn"), fire("b", "Tirsk")))
    assert kinds(record_of(fire("a", "Sorn"), fire("b", "Tirsk", "Sorn is a part of Tirsk."))) == set()


def test_two_days_of_one_deed_and_two_names_are_two_deeds(page: Pages, record_of: Make) -> None:
    def plea(name: str, who: str, day: str) -> Any:  # noqa: ANN401 - a page
        p = page(name, f"{who} pleaded guilty to fraud in court on {day}.")
        p.entity(who)
        p.event(f"{who} pleaded guilty to fraud in court on {day}", "pleaded")
        span = p.at(day)
        value = "XXXX-WXX-1" if day == "Monday" else "XXXX-WXX-2"
        p.rows["times"] = [TimeExpression(span.start, span.end, value, "DATE")]
        return p

    assert kinds(record_of(plea("a", "Ada Banda", "Monday"), plea("b", "Ada Banda", "Tuesday"))) == {"date"}
    assert kinds(record_of(plea("a", "Ada Banda", "Monday"), plea("b", "Rui Tomé", "Tuesday"))) == set()


@given(st.text(max_size=80), st.text(max_size=80))
def test_an_alignment_accounts_for_every_word_of_both(one: str, other: str) -> None:
    laid = align(one, other)
    if laid is None:
        return
    for text, side in ((one, 0), (other, 1)):
        changed = [t for s in laid.stretches for t in (s.ours, s.theirs)[side]]
        telling = [t.key for t in tokens_of(text) if t.telling and t not in changed]
        assert telling == list(laid.kept)
        assert all(text[t.span.start : t.span.end] for t in changed)
