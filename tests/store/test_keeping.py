"""Keeping: what goes in comes out, whole or not at all; editions, corrections, and what is left to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.facts.article import Article, Block, Broken, Image
from onrecord.facts.reading import Reading
from onrecord.facts.record import Account, Record, RecordStatement
from onrecord.facts.span import Span
from onrecord.facts.story import Copy, Story
from onrecord.store.store import Store

PAGE = b"<html><p>The bridge is shut.</p></html>"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "news.db", write=True) as opened:
        yield opened


def record(story: str = "s1", articles: tuple[str, ...] = ("a",), words: str = "the bridge is shut") -> Record:
    said = RecordStatement("s1", "Mayor Ida Lund", "person", words, (Account("a", (Span(0, 4),)),), (0, 1))
    return Record(story, "The bridge", articles, statements=(said,))


def keep(store: Store, *articles: Article) -> list[bool]:
    with store.commit_point():
        return [store.keep_article(a) for a in articles]


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=texts, title=texts, outlet=st.none() | texts, caption=st.none() | texts)
def test_an_article_comes_out_as_it_went_in(store: Store, text: str, title: str, outlet: str | None, caption: str | None) -> None:
    article = Article(
        id="law", title=title, text=text, outlet=outlet, images=(Image(caption=caption),), blocks=(Block(0, len(text), "body"),)
    )
    keep(store, article)
    found = [a for a in store.editions("law") if a.text == text]
    assert found
    assert article.text == found[-1].text
    if store.article("law") is not None and found[-1].id == "law":
        assert found[-1] == article


def test_the_bytes_fetched_are_kept(store: Store) -> None:
    with store.commit_point():
        store.keep_article(Article(id="a", text="The bridge is shut."), PAGE)
    assert store.page("a") == PAGE
    assert store.page("b") is None


def test_a_commit_point_is_whole_or_not_at_all(store: Store) -> None:
    def fail_midway() -> None:
        with store.commit_point():
            store.keep_article(Article(id="a", text="x"))
            store.keep_broken(Broken("b", "acquire", "empty"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_midway()
    assert store.article("a") is None
    assert store.broken() == ()


def test_the_same_article_again_changes_nothing(store: Store) -> None:
    article = Article(id="a", text="The bridge is shut.", outlet="The Ferry")
    assert keep(store, article, article) == [True, False]


def test_another_text_under_an_id_is_a_new_edition(store: Store) -> None:
    first, second, third = (Article(id="a", text=f"The bridge is shut. {n} hurt.") for n in (3, 5, 6))
    assert keep(store, first, second, third) == [True, True, True]
    assert store.article("a") == third
    assert [(a.id, a.text) for a in store.editions("a")] == [("a@1", first.text), ("a@2", second.text), ("a", third.text)]
    assert [a.id for a in store.articles()] == ["a"]
    assert [a.id for a in store.articles(editions=True)] == ["a", "a@1", "a@2"]
    assert keep(store, first) == [False], "an old text that is known does not speak again"
    assert store.article("a") == third


def test_articles_of_one_address_are_editions_of_each_other(store: Store) -> None:
    old = Article(id="b", url="https://ferry.example/1", text="Three hurt", published_at="2021-03-01T08:00:00Z")
    new = Article(id="a", url="https://ferry.example/1", text="Five hurt", published_at="2021-03-01T09:00:00Z")
    keep(store, new, old, Article(id="c", text="Elsewhere"))
    assert [a.id for a in store.editions("a")] == ["b", "a"]
    assert [a.id for a in store.editions("c")] == ["c"]


def test_new_metadata_is_no_new_edition_but_is_read_again(store: Store) -> None:
    plain = Article(id="a", text="The bridge is shut.")
    keep(store, plain)
    with store.commit_point():
        store.keep_reading(plain, "r1", Reading(article=plain))
    assert store.unread("r1") == ()
    keep(store, Article(id="a", text="The bridge is shut.", published_at="2021-03-01"))
    assert len(store.editions("a")) == 1
    assert store.unread("r1") == ("a",)


def test_a_reading_is_kept_for_a_text_and_a_reader_version(store: Store) -> None:
    article, twin = Article(id="a", text="Shut."), Article(id="b", text="Shut.")
    keep(store, article, twin)
    assert store.unread("r1") == ("a",), "twins are read once"
    with store.commit_point():
        store.keep_reading(article, "r1", Reading(article=article, sentences=(Span(0, 5),), reader="r1"))
        store.keep_setting("reader", "r1")
    assert store.unread("r1") == ()
    assert store.unread("r2") == ("a",)
    found = store.reading("b")
    assert found is not None
    assert found.article == twin
    assert found.sentences == (Span(0, 5),)


def test_what_a_reader_gave_up_on_is_tried_again_only_when_asked_or_changed(store: Store) -> None:
    article = Article(id="a", text="Shut.")
    keep(store, article)
    with store.commit_point():
        store.keep_unreadable(article, "r1", Broken("a", "read", "took too long"))
    assert store.unread("r1") == ()
    assert store.unread("r1", again=True) == ("a",)
    assert store.unread("r2") == ("a",)
    with store.commit_point():
        store.keep_reading(article, "r1", Reading(article=article))
    assert store.broken() == ()


def test_a_record_never_outlives_its_ground(store: Store) -> None:
    keep(store, Article(id="a", text="The bridge is shut."), Article(id="b", text="Ferry runs."))

    def put() -> None:
        with store.commit_point():
            store.keep_stories([Story("s1", "The bridge", ("a",))], (), ())
            store.keep_record(record(), "m1")

    put()
    assert store.record("s1") == record()
    with store.commit_point():
        store.keep_stories([Story("s1", "The bridge", ("a",))], (), ())
    assert store.record("s1") == record(), "an unchanged story keeps its record"
    with store.commit_point():
        store.keep_stories([Story("s1", "The bridge", ("a", "b"))], (), ())
    assert store.record("s1") == record(), "a story that grew keeps it until there is a newer one"
    with store.commit_point():
        store.keep_uncollated(Broken("s1", "collate", "record failed"))
    assert store.record("s1") is None, "there will be no newer one"
    put()
    with store.commit_point():
        store.keep_stories([Story("s1", "Another bridge", ("a", "b"))], (), ())
    assert store.record("s1") is None, "it bears another title"
    with store.commit_point():
        store.keep_stories([Story("s1", "The bridge", ("a", "b"))], (), ())
        store.keep_record(record(articles=("a", "b")), "m2")
        store.keep_stories([Story("s1", "The bridge", ("a",))], (), ())
    assert store.record("s1") is None, "it tells of an article that is not in the story"
    put()
    keep(store, Article(id="a", text="The bridge is open."))
    assert store.record("s1") is None, "its spans counted in the text that was"
    put()
    with store.commit_point():
        store.keep_stories([Story("s2", "The bridge", ("a",))], (), ())
    assert store.record("s1") is None
    assert store.record_marks() == {}


def test_stories_copies_and_logs_come_out_in_order(store: Store) -> None:
    copy = Copy("b", "a", "whole", 0.93, (Span(0, 5),), (Span(2, 7),), credited=True, reason="credits it")
    stories = [Story("s1", "Old", ("a", "b"), "2021-01-01", "2021-01-02"), Story("s2", "New", ("c",), "2021-02-01", "2021-02-01")]
    with store.commit_point():
        store.keep_stories(stories, [copy], ["s9 joined into s1"])
    assert [s.id for s in store.stories()] == ["s2", "s1"]
    assert store.story("s1") == stories[0]
    assert store.story_of("b") == "s1"
    assert store.copies() == store.copies(["b"]) == (copy,)
    assert store.copies(["a"]) == ()
    assert store.story_log() == ("s9 joined into s1",)


def test_corrections_are_only_ever_added(store: Store) -> None:
    with store.commit_point():
        first = store.add_edit("split story", "Ann", "2021-03-01T10:00:00+00:00", articles=("a",))
        second = store.add_edit("undo", "Ben", "2021-03-02T10:00:00+00:00", undoes=first.number)
    assert store.edits() == (first, second)
    assert (first.number, second.number) == (1, 2)
    for sql in ("DELETE FROM edits", "UPDATE edits SET who = 'Eve'"):
        with pytest.raises(sqlite3.IntegrityError, match="only ever added"):
            store.db.execute(sql)


def test_counts_and_builds(store: Store) -> None:
    keep(store, Article(id="a", text="Zürich"), Article(id="a", text="Zürich!"))
    with store.commit_point():
        store.log_build("2021-03-01T10:00:00+00:00", "0.1", "r1", {"added": 2})
    counts = store.counts()
    assert (counts.articles, counts.editions, counts.text) == (1, 1, 7 + 8)
    assert [(b.number, b.counts) for b in store.builds()] == [(1, {"added": 2})]


def test_space_of_what_is_gone_is_given_back(store: Store) -> None:
    for n in range(40):
        keep(store, Article(id=f"a{n}", text=f"{n} " * 3000))
    store.tidy()
    full = store.db.execute("PRAGMA page_count").fetchone()[0]
    with store.commit_point():
        store.db.execute("DELETE FROM articles")
    store.tidy()
    assert store.db.execute("PRAGMA page_count").fetchone()[0] < full / 4
    assert store.damage() == ""
