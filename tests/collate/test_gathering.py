"""What a story is about gathers every account of it, and nothing that is of another, only possible, or of several."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.facts.record import Record

Pages = Callable[..., Any]
Make = Callable[..., Record]

NOUN: dict[str, Any] = {"voice": None, "told": None}


def told(page: Pages, article: str, text: str, word: str, who: str = "", whom: str = "", **more: Any) -> Any:  # noqa: ANN401 - fields
    made = page(article, text)
    for name in more.pop("named", ()):
        made.entity(name)
    more["actors"] = (made.entity(who),) if who else ()
    more["recipients"] = (made.entity(whom),) if whom else ()
    return made.event(more.pop("clause", text.rstrip(".")), word, **more)


def acquitted(page: Pages) -> list[Any]:
    return [
        told(page, "a", "A jury acquitted Rui Lopes of smuggling on Monday.", "acquitted", whom="Rui Lopes"),
        told(page, "b", "Rui Lopes was acquitted of smuggling parrots.", "acquitted", whom="Rui Lopes", voice="passive"),
    ]


def most(record: Record) -> int:
    return max(len({a.article for a in e.accounts}) for e in record.events)


@pytest.mark.parametrize(
    ("text", "word", "more"),
    [
        ("Jurors clear Rui Lopes of all charges.", "clear", {"whom": "Rui Lopes"}),
        (
            "Unions marched after the verdict on Rui Lopes.",
            "verdict",
            {**NOUN, "clause": "the verdict on Rui Lopes", "named": ("Rui Lopes",)},
        ),
        (
            "Jim Lopes, that is Rui Lopes, walks free after his acquittal.",
            "acquittal",
            {**NOUN, "clause": "his acquittal", "whom": "Rui Lopes"},
        ),
        ("Six jurors find Rui Lopes not guilty.", "find", {"whom": "Rui Lopes"}),
    ],
)
def test_other_words_and_nouns_are_gathered(page: Pages, record_of: Make, text: str, word: str, more: dict[str, Any]) -> None:
    assert most(record_of(*acquitted(page), told(page, "c", text, word, **more))) == 3


@pytest.mark.parametrize(
    ("text", "word", "more"),
    [
        ("A jury could have acquitted Rui Lopes years ago.", "acquitted", {"whom": "Rui Lopes", "factuality": "possible"}),
        (
            "Lawyers asked jurors to acquit Rui Lopes.",
            "acquit",
            {"whom": "Rui Lopes", "factuality": "called for", "clause": "to acquit Rui Lopes"},
        ),
        (
            "A court in Tolm acquitted Ada Banda, a friend of Rui Lopes.",
            "acquitted",
            {"whom": "Ada Banda", "named": ("Rui Lopes",)},
        ),
        (
            "In another acquittal a court freed Rui Lopes.",
            "acquittal",
            {**NOUN, "clause": "another acquittal", "named": ("Rui Lopes",)},
        ),
        (
            "Rui Lopes was there when two men were acquitted.",
            "acquitted",
            {"clause": "two men were acquitted", "voice": "passive", "named": ("Rui Lopes",)},
        ),
    ],
)
def test_what_is_possible_of_another_or_of_several_stays_out(
    page: Pages, record_of: Make, text: str, word: str, more: dict[str, Any]
) -> None:
    assert most(record_of(*acquitted(page), told(page, "c", text, word, **more))) == 2


def test_a_decision_that_was_carried_out_is_the_deed(page: Pages, record_of: Make) -> None:
    a = told(page, "a", "Lena Ortiz fired Rui Lopes on Monday.", "fired", "Lena Ortiz", "Rui Lopes")
    b = told(page, "b", "Rui Lopes was dismissed by letter.", "dismissed", whom="Rui Lopes", voice="passive")
    clause = "to oust Rui Lopes"
    c = told(page, "c", f"Crews regret the decision {clause}.", "oust", whom="Rui Lopes", factuality="planned", clause=clause)
    d = told(page, "d", f"Crews spoke of a plan {clause}.", "oust", whom="Rui Lopes", factuality="planned", clause=clause)
    assert most(record_of(a, b, c)) == 3
    assert most(record_of(a, b, d)) == 2


def test_who_speaks_of_the_deed_elsewhere_is_not_whose_word_it_rests_on(page: Pages, record_of: Make) -> None:
    pages = acquitted(page)
    clause = "to acquit Rui Lopes"
    text = f"Rui Lopes was acquitted on Monday. Ada Banda said it was a shame {clause}."
    c = page("c", text)
    ids = (c.entity("Rui Lopes"),)
    c.event("Rui Lopes was acquitted on Monday", "acquitted", recipients=ids, voice="passive")
    c.says("Ada Banda", f"it was a shame {clause}").event(clause, "acquit", recipients=ids)
    record = record_of(*pages, c)
    row = max(record.events, key=lambda e: len({a.article for a in e.accounts}))
    assert all("ada-banda" not in node for a in row.accounts if a.article == "c" for node in a.chain)


def test_a_bill_in_other_words_is_one_and_another_chamber_another(page: Pages, record_of: Make) -> None:
    a = told(page, "a", "The Halden assembly passed a bill on ferries on Monday.", "passed", "Halden assembly", date="2031-05-01")
    b = told(
        page, "b", "The Halden assembly passed the bill on ferries and harbours.", "passed", "Halden assembly", date="2031-05-01"
    )
    c = told(page, "c", "The Halden assembly narrowly approved a ferries bill.", "approved", "Halden assembly")
    d = told(page, "d", "The Tolm senate passed a bill on schools of its own.", "passed", "Tolm senate")
    assert most(record_of(a, b, c)) == 3
    assert most(record_of(a, b, d)) == 2


@pytest.mark.parametrize(("age", "together"), [("34", True), ("43", False)])
def test_a_man_known_by_his_age_is_arrested_once(page: Pages, record_of: Make, age: str, together: bool) -> None:
    told_by = record_of(
        told(page, "a", "Police in Tolm arrested a 34-year-old man late on Sunday over the parrots.", "arrested"),
        told(
            page,
            "b",
            f"A {age}-year-old man was taken into custody in a summer house, the mayor said.",
            "taken",
            clause=f"A {age}-year-old man was taken into custody in a summer house",
            lemma="take",
            voice="passive",
            subject=page("b", f"A {age}-year-old man was").at(f"A {age}-year-old man"),
        ),
    )
    assert (most(told_by) == 2) is together
