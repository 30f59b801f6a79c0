"""An end counts where its account bears the claim itself; one text, one list and one government are one end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.collate.provenance.bearing import same_words
from onrecord.collate.provenance.ends import End, could_be_one
from onrecord.collate.wording import dates_apart, far_apart
from onrecord.facts.entity import Entity
from onrecord.facts.event import Factuality
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
        (end("Lena Ortiz", "person", role="president", country="USA", sector="GOV"), end("Rui Lopes", "person"), True),
        (
            end("Lena Ortiz", "person", role="president", country="USA", sector="GOV"),
            end("Rui Lopes", "person", role="cook"),
            False,
        ),
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


@pytest.mark.parametrize(
    ("clause", "deed", "factuality", "standing"),
    [
        ("Mayor Holm quit on Monday", "quit", "actual", "corroborated"),
        ("Mayor Holm should quit on Monday", "quit", "actual", ""),
        ("Mayor Holm to quit on Monday", "quit", "actual", ""),
        ("although Mayor Holm quit on Monday", "quit", "actual", ""),
        ("for which Mayor Holm quit on Monday", "quit", "actual", ""),
        ("Mayor Holm could perhaps quit on Monday", "quit", "possible", ""),
    ],
)
def test_a_view_or_an_aside_is_no_word_that_it_is_so(
    page: Pages, record_of: Make, clause: str, deed: str, factuality: Factuality, standing: str
) -> None:
    told = []
    for name, who in (("a", "Red Cross"), ("b", "Velia Divers")):
        made = page(name, f"{clause}, the {who} told of it at {name}.", f"Paper {name}")
        made.says(who, clause, cue="told", sort_of="organization")
        told.append(made.event(clause, deed, factuality, actors=(made.entity("Mayor Holm"),)))
    standings = {e.standing for e in record_of(*told).events}
    assert ("corroborated" in standings) is (standing == "corroborated")


def test_who_tells_it_of_others_is_no_end_of_it(page: Pages, record_of: Make) -> None:
    def told(name: str, clause: str, who: str, doer: str | None = None) -> Any:  # noqa: ANN401 - a page
        made = page(name, f"{clause}, the {who} said.", f"Paper {name}").says(who, clause, sort_of="organization")
        return made.event(clause, "put", actors=(made.entity(doer),) if doer else ())

    first = told("a", "Rui Lopes put the key in the wrong door", "Red Cross", "Rui Lopes")
    assert "corroborated" in {
        e.standing for e in record_of(first, told("b", "Rui Lopes put the key in", "Velia Divers", "Rui Lopes")).events
    }
    assert "corroborated" not in {e.standing for e in record_of(first, told("c", "Lodgers put the key in", "Velia Divers")).events}


@pytest.mark.parametrize(
    ("words", "low", "high", "sense", "corroborated"),
    [
        ("340 miners", 340, 340, "killed", True),
        ("four miners", 4, 4, "killed", True),
        ("hundreds of miners", 200, None, "killed", False),
        ("several miners", 3, None, "killed", False),
        ("four miners", 4, 4, None, False),
    ],
)
def test_a_value_is_borne_by_who_tells_the_number_and_what_befell(
    page: Pages, record_of: Make, words: str, low: int, high: int | None, sense: str | None, corroborated: bool
) -> None:
    def told(name: str, clause: str, who: str) -> Any:  # noqa: ANN401 - a page
        made = page(name, f"{clause}, the {who} said.", f"Paper {name}").says(who, clause, sort_of="organization")
        return made.figure(words, low, high, unit="miners", counts="miners", sense=sense)

    a = told("a", f"The blast at Tolm killed {words} overnight", "Red Cross")
    b = told("b", f"In the shaft {words} died", "Velia Rescue")
    assert ("corroborated" in {f.standing for f in record_of(a, b).figures}) is corroborated


def test_a_number_pointed_to_is_taken_as_known(page: Pages, record_of: Make) -> None:
    def told(name: str, clause: str, who: str) -> Any:  # noqa: ANN401 - a page
        made = page(name, f"{clause}, the {who} said.", f"Paper {name}").says(who, clause, sort_of="organization")
        return made.figure("four miners", 4, 4, unit="miners", counts="miners", sense="killed")

    a = told("a", "The blast at Tolm killed four miners overnight", "Red Cross")
    b = told("b", "Flags fly low for the four miners lost in Velia", "Velia Rescue")
    assert "corroborated" not in {f.standing for f in record_of(a, b).figures}


def test_a_speaker_only_described_is_not_shown_to_be_the_one_named(page: Pages, record_of: Make) -> None:
    words = "that the actor paid for the staged attack"

    def told(name: str, who: str, **more: Any) -> Any:  # noqa: ANN401 - a page
        return page(name, f"{who} told us {words}.", {"a": "Tolm Herald", "b": "Velia Gazette"}[name]).says(
            who, words, cue="told", **more
        )

    named = record_of(told("a", "Rui Lopes"), told("b", "Rui Lopes"))
    other = record_of(told("a", "Rui Lopes"), told("b", "Ada Banda"))
    assert "corroborated" in {s.standing for s in named.statements}
    assert "corroborated" not in {s.standing for s in other.statements}


@pytest.mark.parametrize(
    ("opening", "corroborated"),
    [("It was dark when", True), ("He concocted a story in which", False), ("Another hoax has it that", False)],
)
def test_what_is_called_made_up_is_not_borne(page: Pages, record_of: Make, opening: str, corroborated: bool) -> None:
    def told(name: str, who: str, opening: str) -> Any:  # noqa: ANN401 - a page
        clause = "Rui Lopes was robbed"
        made = page(name, f"{opening} {clause}, {who} said.", f"Paper {name}").says(who, clause, sort_of="organization")
        return made.event(clause, "robbed", recipients=(made.entity("Rui Lopes"),), voice="passive")

    record = record_of(told("a", "Red Cross", "Late at night"), told("b", "Velia Divers", opening.replace(" when", " and")))
    assert ("corroborated" in {e.standing for e in record.events}) is corroborated


def test_one_quotation_read_under_two_names_is_one_end(page: Pages, record_of: Make) -> None:
    def told(name: str, who: str, clause: str) -> Any:  # noqa: ANN401 - a page
        made = page(name, f"The {who} said {clause}.", f"Paper {name}").says(who, clause, sort_of="organization")
        return made.event(clause, "saved", actors=(made.entity("Dora Lund"),))

    def standings(second: str) -> set[str]:
        pages = told("a", "Red Cross", "Dora Lund “saved forty lives”"), told("b", "Velia Divers", second)
        return {e.standing for e in record_of(*pages).events}

    assert "corroborated" not in standings("pilot Dora Lund “saved forty lives”")
    assert "corroborated" in standings("pilot Dora Lund has saved forty")


def test_years_and_shares_are_anybodys(page: Pages, record_of: Make) -> None:
    def told(name: str, text: str, unit: str, who: str) -> Any:  # noqa: ANN401 - a page
        words = f"50 {unit}"
        made = page(name, f"{text.format(words)}, the {who} said.", f"Paper {name}")
        made.says(who, text.format(words), sort_of="organization")
        return made.figure(words, 50, 50, unit=unit, counts=f"{unit} of Velian trade")

    for unit, standing in (("years", False), ("shiploads", True)):
        a = told("a", "Of Velian trade {} were sold", unit, "Red Cross")
        b = told("b", "Gone from the trade are {} that Tolm and Halden had bought", unit, "Velia Divers")
        assert ("corroborated" in {f.standing for f in record_of(a, b).figures}) is standing


def test_an_allegation_that_some_reading_takes_as_fact_is_not_lifted_to_one(page: Pages, record_of: Make) -> None:
    def told(name: str, who: str, factuality: Factuality) -> Any:  # noqa: ANN401 - a page
        clause = "Rui Lopes robbed the office"
        made = page(name, f"{clause}, the {who} said.", f"Paper {name}").says(who, clause, sort_of="organization")
        return made.event(clause, "robbed", factuality, actors=(made.entity("Rui Lopes"),))

    fact = [told("a", "Red Cross", "actual"), told("b", "Port Union", "actual")]
    assert "corroborated" in {e.standing for e in record_of(*fact).events}
    alleged = [told("c", "Coast Guard", "alleged"), told("d", "Tolm Harbour", "alleged")]
    assert "corroborated" not in {e.standing for e in record_of(*fact, *alleged).events}
