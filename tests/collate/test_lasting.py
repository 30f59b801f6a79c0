"""A claim keeps its id; no id ever goes to another claim."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from onrecord.collate.changes import changes_between
from onrecord.collate.record import collate
from onrecord.facts.record import Record
from onrecord.facts.story import Story

Pages = Callable[..., Any]
Make = Callable[..., Record]

FLOOD = "Nine people drowned at Tolm. The mayor shut the school."
LATER = "The mayor shut the school. A barge sank. Nine people drowned at Tolm."


def flood(page: Pages, name: str, at: str, text: str = FLOOD) -> Any:  # noqa: ANN401 - a page
    made = page(name, text, f"Paper {name}", at=at).figure("Nine people", 9, 9, sense="killed")
    return made.event("Nine people drowned at Tolm", "drowned").event("The mayor shut the school", "shut")


def ids(record: Record) -> dict[str, set[str]]:
    """The articles of each claim by its id."""
    claims: list[Any] = [*record.statements, *record.events, *record.figures, *record.acts]
    return {c.id: {a.article for a in c.accounts} for c in claims}


def words(record: Record) -> dict[str, str]:
    return {e.id: e.title for e in record.events} | {f.id: f"{f.low} {f.counts}" for f in record.figures}


def test_an_article_more_changes_no_id(page: Pages, record_of: Make) -> None:
    first = record_of(flood(page, "a", "2031-05-01"))
    more = record_of(flood(page, "a", "2031-05-01"), flood(page, "b", "2031-05-02", LATER).event("A barge sank", "sank"))
    assert ids(first).keys() < ids(more).keys()
    assert {i: words(more)[i] for i in words(first)} == words(first)


def test_an_earlier_article_leaves_a_way_from_the_old_id(page: Pages, record_of: Make) -> None:
    first = record_of(flood(page, "b", "2031-05-02"))
    more = record_of(flood(page, "a", "2031-05-01", LATER), flood(page, "b", "2031-05-02"))
    leads = {f.old: f.to for f in more.forwards}
    assert not leads.keys() & ids(more).keys()
    for old in ids(first):
        assert "b" in ids(more)[leads.get(old, old)]


def test_equal_words_in_one_article_have_ids_of_their_own(page: Pages, record_of: Make) -> None:
    made = page("a", "Nine people drowned. Nine people drowned.", "Paper").figure("Nine people", 9, 9, sense="killed")
    made.figure("Nine people", 9, 9, sense="hurt", unit="cows")
    record = record_of(made)
    assert len({f.id for f in record.figures}) == len(record.figures) == 2


def test_what_points_at_a_claim_has_its_id(page: Pages, record_of: Make) -> None:
    record = record_of(
        page("a", "Nine people drowned at Tolm on Monday.", "A").event("Nine people drowned at Tolm", "drowned", date="2031-05-01"),
        page("b", "Seven people drowned at Tolm on Monday.", "B").event(
            "Seven people drowned at Tolm", "drowned", date="2031-05-01"
        ),
    )
    assert record.timeline or record.events
    assert {t.claim for t in record.timeline} <= ids(record).keys()
    assert {c for d in record.discrepancies for c in d.claims} <= ids(record).keys()


@given(st.permutations(("a", "b", "c", "d")), st.integers(1, 4))
def test_whatever_came_first_an_id_is_of_one_claim_only(order: list[str], count: int) -> None:
    """Of any part of the coverage, in any order: where two records have an id, it is of the same words."""
    from tests.collate.conftest import Page

    texts = {"a": FLOOD, "b": LATER, "c": LATER, "d": FLOOD}
    readings = {n: flood(Page, n, f"2031-05-0{k}", t).reading() for k, (n, t) in enumerate(texts.items(), 1)}

    def made(names: list[str]) -> Record:
        return collate(Story("s", "Flood", tuple(names)), [readings[n] for n in names])

    part, whole = made(order[:count]), made(list(texts))
    assert made(sorted(order[:count])).events == part.events
    told = words(whole)
    assert all(told[i] == title for i, title in words(part).items() if i in told)
    leads = {f.old: f.to for f in whole.forwards}
    assert {leads.get(i, i) for i in ids(part)} <= ids(whole).keys()


def test_two_states_are_told_apart(page: Pages, record_of: Make) -> None:
    def said(name: str, body: str, at: str) -> Any:  # noqa: ANN401 - a page
        made = page(name, f"Nine people drowned, the {body} said.", f"Paper {name}", at=at)
        return made.says(body, "Nine people drowned", sort_of="organization").figure("Nine people", 9, 9, sense="killed")

    before = record_of(said("a", "River Police", "2031-05-01"))
    after = record_of(said("a", "River Police", "2031-05-01"), said("b", "Red Cross", "2031-05-02"))
    assert changes_between(before, before).changes == ()
    kinds = {(c.kind, c.sort) for c in changes_between(before, after).changes}
    assert ("corroborated", "figure") in kinds
    back = changes_between(after, before).changes
    assert {(c.kind, c.sort) for c in back} >= {("gone", "statement")}
    assert changes_between(before, msgspec.structs.replace(before, figures=())).changes[0].kind == "gone"


def test_a_claim_that_gets_another_value_is_updated_and_one_that_is_merged_tells_into_what(page: Pages, record_of: Make) -> None:
    record = record_of(flood(page, "a", "2031-05-01"))
    changed = msgspec.structs.replace(
        record, events=tuple(msgspec.structs.replace(e, factuality="denied", standing="disputed") for e in record.events)
    )
    found = changes_between(record, changed).changes
    assert [c.kind for c in found] == ["opened", "updated"] * len(record.events)
    assert found[1].slots[0].slot == "factuality"
    first, second = record.events
    from onrecord.facts.record import Forward

    merged = msgspec.structs.replace(record, events=(first,), forwards=(Forward(second.id, first.id),))
    (gone,) = changes_between(record, merged).changes
    assert (gone.kind, gone.claim, gone.related) == ("gone", second.id, (first.id,))
    (added,) = changes_between(merged, record).changes
    assert (added.kind, added.claim, added.related) == ("added", second.id, (first.id,))
