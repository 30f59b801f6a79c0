"""Search over articles and statements."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.facts.article import Article
from onrecord.facts.record import Account, Record, RecordStatement
from onrecord.facts.span import Span
from onrecord.facts.story import Story
from onrecord.store.searching import CLOSE, OPEN, Narrowed, search_articles, search_claims, unmarked
from onrecord.store.store import Store

TEXT = "Crossing shut\n\nMayor Zoë Lund said the river crossing would stay shut. Nobody was hurt at the crossing."


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("search") / "news.db", write=True) as opened:
        with opened.commit_point():
            opened.keep_article(Article(id="a", title="Crossing shut", text=TEXT))
            opened.keep_article(Article(id="b", title="Weather", text="Rain is due on the coast."))
            opened.keep_stories([Story("s1", "Crossing shut", ("a",)), Story("s2", "Weather", ("b",))], (), ())
            said = RecordStatement(
                "q1", "Zoë Lund", "person", "the river crossing would stay shut", (Account("a", (Span(0, 1),)),), (0, 1)
            )
            opened.keep_record(Record("s1", "Crossing shut", ("a",), statements=(said,)), "m")
        yield opened


def test_words_are_found_in_articles_and_statements_with_their_places(store: Store) -> None:
    article, statement = store.search("crossing shut")
    assert (article.kind, article.id, article.story) == ("article", "a", "s1")
    assert {article.snippet[m.start : m.end].lower() for m in article.marks} == {"crossing", "shut"}
    assert (statement.kind, statement.id, statement.title, statement.story) == ("statement", "q1", "Zoë Lund", "s1")
    assert [statement.snippet[m.start : m.end] for m in statement.marks] == ["crossing", "shut"]


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ("zoe", ["article", "statement"]),
        ("ZOË crossing", ["article", "statement"]),
        ('"river crossing"', ["article", "statement"]),
        ('"crossing river"', []),
        ("cross*", ["article", "statement"]),
        ("cross", []),
        ("hurt", ["article"]),
        ("rain", ["article"]),
        ("rain crossing", []),
    ],
)
def test_all_words_are_asked_for(store: Store, query: str, kinds: list[str]) -> None:
    assert [hit.kind for hit in store.search(query)] == kinds


def test_older_editions_are_not_found(tmp_path: Path) -> None:
    with Store.open(tmp_path / "x.db", write=True) as opened:
        with opened.commit_point():
            opened.keep_article(Article(id="a", text="three hurt"))
            opened.keep_article(Article(id="a", text="five hurt"))
        assert opened.search("three") == ()
        assert [h.id for h in opened.search("hurt")] == ["a"]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_any_query_is_survived(store: Store, query: str) -> None:
    store.search(query)


@given(st.text())
def test_marks_lie_within_the_text(text: str) -> None:
    plain, marks = unmarked(text)
    assert all(0 <= m.start <= m.end <= len(plain) for m in marks)
    assert unmarked(f"a {OPEN}river{CLOSE} b") == ("a river b", (Span(2, 7),))


def test_a_search_can_be_narrowed(store: Store) -> None:
    def found(**by: str) -> list[str]:
        return [row.id for row, _ in search_claims(store.db, "crossing", 9, said=True, by=Narrowed(**by))]

    assert found() == found(speaker="zoe LUND") == ["q1"]
    assert found(speaker="Ida Lund") == found(since="2024-01-01") == found(outlet="Nobody") == []
    assert [h.id for h in search_articles(store.db, "shut", 9, Narrowed(outlet="the post"))] == []


def test_words_are_suggested_by_their_beginning(store: Store) -> None:
    assert store.suggested("CRO", 5) == ("crossing",)
    assert store.suggested("", 5) == ()
