"""An end counts where its account bears the claim itself; one text, one list and one government are one end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.collate.provenance.bearing import same_words
from onrecord.collate.provenance.ends import End, could_be_one
from onrecord.collate.wording import dates_apart, far_apart
from onrecord.facts.entity import Entity
from onrecord.facts.record import Node, Record

Pages = Callable[..., Any]
Make = Callable[..., Record]


def end(name: str, kind: str = "organization", **more: Any) -> End:  # noqa: ANN401 - fields of an entity
    return End(Node(f"{kind}:{name}", kind, name), Entity("e", name, kind, **more))  # type: ignore[arg-type]  # kinds, short to write


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        (end("White House"), end("Lena Ortiz", "person", role="president", country="USA", sector="GOV"), True),
        (end("Egyptair"), end("Omar Said", "person", role="minister of aviation", country="EGY", sector="GOV"), True),
        (end("Omar Azmy", "person"), end("Omar El Azmi", "person"), True),
        (end("Nurses Union"), end("Dora Lund", "person", role="co-president"), True),
        (end("Ministry of Health"), end("Ministry of Defence"), False),
        (end("White House"), end("Red Cross"), False),
        (end("Omar Azmy", "person", role="baker"), end("Rui Lopes", "person", role="sailor"), False),
    ],
)
def test_ends_that_may_be_one(a: End, b: End, one: bool) -> None:
    assert could_be_one(a, b) is one
    assert could_be_one(b, a) is one


def test_a_passage_of_both_is_one_text() -> None:
    run = ("ships", "of", "the", "navy", "left", "the", "port", "of", "tolm", "at", "dawn", "on", "the", "tide")
    told = same_words([("a", run), ("b", (*run[:6], "slowly", *run[6:])), ("c", tuple(reversed(run)))])
    assert told("a", "b")
    assert not told("a", "c")


def sinking(page: Pages, name: str, text: str, clause: str, body: str) -> Any:  # noqa: ANN401 - a page
    made = page(name, text, f"Paper {name}")
    made.says(body, clause, sort_of="organization")
    return made.event(clause, "sank")


def test_who_takes_the_deed_as_known_is_no_end_of_it(page: Pages, record_of: Make) -> None:
    deed = "The ferry Tolmark sank off Halden"
    first = sinking(page, "a", f"{deed}, the Red Cross said.", deed, "Red Cross")
    told = sinking(page, "b", f"{deed}, Velia Divers said.", deed, "Velia Divers")
    aside = "when the ferry Tolmark sank off Halden"
    known = sinking(page, "b", f"Velia Divers said {aside} it rained.", aside, "Velia Divers")
    assert [e.standing for e in record_of(first, told).events] == ["corroborated"]
    assert "corroborated" not in {e.standing for e in record_of(first, known).events}


def test_a_week_and_a_day_of_it_are_no_two_dates() -> None:
    assert not dates_apart("2014-W42", "2014-10-15")
    assert dates_apart("2014-W42", "2014-10-22")
    assert not far_apart("2014-W42", "2014-10-22")
    assert far_apart("2014-W42", "2014-12-01")
    assert not dates_apart("2014", "2014-10-15")
