"""The rows drawn from records: what they count, and that they come and go with their record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.facts.article import Article
from onrecord.facts.entity import Entity
from onrecord.facts.record import (
    Account,
    Discrepancy,
    Edge,
    Node,
    Provenance,
    Record,
    RecordEvent,
    RecordStatement,
    Side,
    Standing,
)
from onrecord.facts.span import Span
from onrecord.facts.story import Copy, Story
from onrecord.store.drawn import RULES
from onrecord.store.indexing import moment, name_key, ref_of, rows_of
from onrecord.store.results import Wanted
from onrecord.store.store import Store

ARTICLES = {
    "a": Article("a", None, "The Post", "Quay shut", "2024-03-05T12:00:00+02:00", text="The quay is shut."),
    "b": Article("b", None, "Mail", "Quay shut", "2024-03-05T11:00:00+00:00", text="The quay is shut, the Post says."),
    "c": Article("c", None, "Star", "Quay shut", "2024-03-06", text="The quay is shut."),
}


def event(name: str, standing: Standing, weight: float, articles: str, high: int = 1) -> RecordEvent:
    """An event that these articles tell."""
    accounts = tuple(Account(a, (Span(0, 8),)) for a in articles)
    return RecordEvent(
        name, "COERCE", None, (), (), "p1", "2024-03-05", "actual", accounts, (1, high), (), (), "Brack", name, "", standing, weight
    )


def record() -> Record:
    """A record of four events of each standing that counts, and one that does not."""
    said = RecordStatement("s1", "Ida Lund", "person", "it is shut", (Account("b", (Span(0, 8),)),), (1, 1), speaker_id="e1")
    return Record(
        "s",
        "Quay shut",
        ("a", "b", "c"),
        last_at="2024-03-06",
        entities=(Entity("e1", "Ida Lund", "person", "mayor"), Entity("p1", "Brack", "place")),
        statements=(said,),
        events=(
            event("v1", "corroborated", 0.9, "abc", 2),
            event("v2", "single origin", 0.8, "abc"),
            event("v3", "unknown origin", 0.1, "a"),
            event("v4", "disputed", 0.2, "ab"),
            event("v5", "corroborated", 0.0, "a"),
        ),
        discrepancies=(
            Discrepancy("d1", "date", "conflict", "Tuesday against Monday", (Side("a", ()), Side("b", ())), ("v4",)),
            Discrepancy("d2", "figure", "conflict", "40 against 60", (Side("a", ()), Side("b", ())), ("v1",)),
            Discrepancy("d3", "figure", "rounding", "about 40", (Side("a", ()), Side("b", ())), ("v1",)),
        ),
        copies=(Copy("c", "a", "whole", 0.9),),
        provenance=Provenance(
            (Node("article:b", "article", "Quay shut"), Node("outlet:post", "outlet", "The Post"), Node("person:x", "person", "X")),
            (Edge("article:b", "outlet:post", "relays", "b"), Edge("article:b", "person:x", "quotes", "b")),
        ),
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store of that record's story."""
    with Store.open(tmp_path / "x.db", write=True) as opened:
        with opened.commit_point():
            for article in ARTICLES.values():
                opened.keep_article(article)
            opened.keep_stories([Story("s", "Quay shut", ("a", "b", "c"), None, "2024-03-06")], (), ())
            opened.keep_record(record(), "m", at="2024-03-07T00:00:00+00:00")
        yield opened


def test_a_list_tells_what_leads_what_is_torn_and_how_wide_the_gap_is(store: Store) -> None:
    (shown,) = store.listed(Wanted())
    counts = (shown.borne, shown.disputed, shown.single, shown.untold, shown.withdrawn, shown.lesser)
    assert counts == (0, 2, 0, 1, 0, 2), "what is in a conflict is disputed however many bear it; no word is named for v2"
    assert (shown.conflicts, shown.conflict) == (2, "40 against 60")
    assert (shown.wide_articles, shown.wide_origins) == (3, 1)
    assert (shown.outlets, shown.copies, shown.changed_at) == (3, 1, "2024-03-07T00:00:00+00:00")


def test_a_list_is_narrowed_by_all_that_is_wanted(store: Store) -> None:
    lund, brack, other = ref_of("person", "ida lund"), ref_of("place", "brack"), ref_of("person", "nobody")
    assert store.count_listed(Wanted(facets=(lund, brack), lone=False)) == 1
    assert store.count_listed(Wanted(facets=(lund, other))) == 0
    assert store.count_listed(Wanted(lone=True)) == 0
    assert store.count_listed(Wanted(since="2024-03-07")) == 0


def test_who_is_first_is_told_by_the_hour_not_by_its_zone(store: Store) -> None:
    assert store.teller("post").first == 3, "noon at +02:00 is before eleven in UTC"
    assert store.teller("mail").first == 0
    assert store.teller("mail").shared == 3
    assert moment("2024-03-05T12:00:00+02:00") < moment("2024-03-05T11:00:00+00:00")


def test_who_takes_from_whom_leaves_out_who_is_quoted(store: Store) -> None:
    assert [(r.name, r.kind, r.articles) for r in store.relays_of("mail")] == [("The Post", "relays", 1)]
    assert [r.name for r in store.relayed_by("post")] == ["Mail"]


def test_names_are_one_whatever_their_spelling_looks_like() -> None:
    assert name_key("The  Zoë LUND") == name_key("zoe lund") == "zoe lund"


def test_rows_go_with_their_record_and_come_again(store: Store) -> None:
    with store.commit_point():
        store.keep_stories([Story("s", "Quay shut", ("a", "b"))], (), ())
    assert store.record("s") is None
    (shown,) = store.listed(Wanted())
    assert not shown.made
    for table in ("facets", "claims", "tellings", "relayings"):
        assert store.db.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)  # noqa: S608  # names of ours
    assert store.db.execute("SELECT count(*) FROM claims_words WHERE claims_words MATCH 'v1'").fetchone() == (0,)


def test_a_record_that_is_kept_as_it_was_has_not_changed(store: Store) -> None:
    with store.commit_point():
        store.keep_record(record(), "m2", at="2025-01-01T00:00:00+00:00")
    assert store.listed(Wanted())[0].changed_at == "2024-03-07T00:00:00+00:00"


def test_a_store_of_an_older_release_gets_its_rows_when_it_is_opened_to_be_written(store: Store) -> None:
    with store.commit_point():
        store.db.execute("DELETE FROM listings")
    Store.open(store.path, write=True).close()
    (shown,) = store.listed(Wanted())
    assert shown.disputed == 2
    assert len(store.said_by("ida lund")) == 1


def test_only_articles_of_the_record_count() -> None:
    rows = rows_of(record(), {}, None)
    assert rows.tellings == rows.relayings == ()


def test_rows_that_were_drawn_by_other_rules_are_drawn_anew_and_keep_when_the_record_changed(store: Store) -> None:
    with store.commit_point():
        store.db.execute("UPDATE listings SET disputed = 99")
    Store.open(store.path, write=True).close()
    assert store.listed(Wanted())[0].disputed == 99, "drawn by the rules of today: left as they are"
    with store.commit_point():
        store.keep_setting("drawn", "1")
    Store.open(store.path, write=True).close()
    (shown,) = store.listed(Wanted())
    assert (shown.disputed, shown.changed_at) == (2, "2024-03-07T00:00:00+00:00")


def test_a_store_of_the_schema_before_is_sorted_as_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.store import opening

    path, known = tmp_path / "news.db", opening.migrations()
    with monkeypatch.context() as then:
        then.setattr(opening, "migrations", lambda: known[:4])
        with Store.open(path, write=True) as kept, kept.commit_point():
            kept.keep_stories([Story(f"s{n}", "Quay shut", (), last_at=f"2024-03-0{n}") for n in range(1, 5)], (), ())
            for name, conflicts, disputed, wide in (("s1", 0, 3, 7), ("s2", 2, 0, 1), ("s3", 2, 1, 1)):
                kept.db.execute("INSERT INTO records VALUES (?, '', x'')", (name,))
                row = (name, "", None, 1, 0, disputed, 0, 0, 0, 0, conflicts, "", wide, 0, 0)
                kept.db.execute(f"INSERT INTO listings VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608  # marks
            kept.keep_setting("drawn", RULES)
    with Store.open(path, write=True) as kept:
        assert [s.id for s in kept.listed(Wanted(), "conflicts")] == ["s3", "s2", "s1", "s4"]
        assert [s.id for s in kept.listed(Wanted(), "gap")] == ["s1", "s3", "s2", "s4"]
        with kept.commit_point():
            kept.db.execute("DELETE FROM records WHERE story = 's3'")
        assert [s.id for s in kept.listed(Wanted(), "conflicts")] == ["s2", "s1", "s4", "s3"]
        keys = list(kept.listed_keys(Wanted(), "conflicts"))
        assert keys[0] == (2, 0, "2024-03-02", "s2")


@pytest.mark.parametrize("order", ["change", "conflicts", "gap"])
def test_a_page_of_a_list_comes_from_an_index(tmp_path: Path, order: str) -> None:
    with Store.open(tmp_path / "news.db", write=True) as kept:
        asked: list[str] = []
        kept.db.set_trace_callback(asked.append)
        next(kept.listed_keys(Wanted(), order), None)
        kept.db.set_trace_callback(None)
        plan = [row[-1] for row in kept.db.execute(f"EXPLAIN QUERY PLAN {asked[0]}")]
        assert len(plan) == 1, plan
        assert "USING INDEX" in plan[0] or "USING COVERING INDEX" in plan[0]
