"""Pages show every line with its exact words, and nothing of an article can act in the browser."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.facts.record import Record
from onrecord.facts.span import Span
from onrecord.store.store import Store
from onrecord.web.contexts import Seat
from onrecord.web.desk.finding import Search
from onrecord.web.names import article_file, safe_url, slug, story_file
from onrecord.web.pages import article_page, index_page, search_page, story_page
from onrecord.web.passages import Mark, passages, pieces_of

SEAT = Seat(name="", role="", token="t", team=False, corrects=True, builds=True)  # noqa: S106  # no secret


def words_of(page: str) -> str:
    """The text of a page as a person reads it."""
    return " ".join(unescape(re.sub(r"<[^>]+>", "", page)).split())


def test_story_page_shows_every_item_with_its_words(store_path: Path, record: Record) -> None:
    with Store.open(store_path) as store:
        page = story_page(store, record.id)
    assert page is not None
    shown = words_of(page)
    for words in (
        "“",
        "Tuesday in one account",
        "at least 40",
        "about 60",
        "not binding",
        "still needed from the harbour office: issue the order",
        "9 for, 4 against",
    ):
        if words != "“":
            assert words in shown
    for item in ("b1", "s1", "v1", "v2", "f1", "f2", "c1", "d1"):
        assert f'id="{item}"' in page
    assert "<mark>&#34;mend it this year&#34;</mark>" in page
    assert "1 origin" in shown
    assert "both rest on Tidewater News" in shown
    assert "called for" in shown


def test_nothing_from_an_article_can_act(store_path: Path, record: Record) -> None:
    with Store.open(store_path) as store:
        pages = [
            index_page(store, seat=SEAT),
            story_page(store, record.id),
            article_page(store, "three<b>"),
            article_page(store, "two"),
        ]
        pages.append(search_page(store, Search('<script>alert(1)</script>"'), SEAT))
    for page in pages:
        assert page is not None
        assert "<script>alert" not in page
        assert "<img" not in page
        assert "javascript:" not in page
        assert "<i>Sly" not in page


def test_article_page_marks_the_words_and_keeps_the_text(store_path: Path) -> None:
    with Store.open(store_path) as store:
        page = article_page(store, "harbour/one")
        article = store.article("harbour/one")
    assert page is not None
    assert article is not None
    body = page[page.index('<article class="text">') : page.index("</article>")]
    assert words_of(body) == " ".join(article.text.split())
    assert 'id="s1-0"' in body
    assert 'data-items="c1 v1"' in body or 'data-items="v1 c1"' in body


def test_index_lists_stories_and_what_could_not_be_used(store_path: Path, record: Record) -> None:
    with Store.open(store_path) as store:
        shown = index_page(store)
    assert story_file(record.id) in shown
    assert "Tuesday in one account" in shown
    assert "empty.txt" in shown
    assert "<form" not in shown


def test_search_finds_an_article_and_a_statement(store_path: Path) -> None:
    with Store.open(store_path) as store:
        shown = search_page(store, Search("mend"), SEAT)
    assert article_file("two") in shown
    assert "Who said so" in shown


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "http://[", "", None])
def test_addresses_that_a_browser_must_not_follow(url: str | None) -> None:
    assert safe_url(url) is None


def test_slugs_of_different_ids_differ() -> None:
    assert slug("a/b") != slug("a-b")
    assert re.fullmatch(r"[a-z0-9-]+", slug("../../etc/passwd\0"))


@given(st.text(max_size=300), st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300)), max_size=8))
def test_pieces_join_to_the_text(text: str, pairs: list[tuple[int, int]]) -> None:
    marks = [Mark(Span(min(p), max(p)), f"x{i}", f"x{i}-0") for i, p in enumerate(pairs) if p[0] != p[1]]
    pieces = pieces_of(text, 0, len(text), marks)
    assert "".join(p.text for p in pieces) == text
    for mark in marks:
        shown = "".join(p.text for p in pieces if mark.item in p.items)
        assert shown == text[mark.span.start : mark.span.end]


@given(st.text(min_size=1, max_size=400), st.integers(0, 400), st.integers(1, 40))
def test_passages_hold_the_words_whole(text: str, start: int, length: int) -> None:
    span = Span(start, start + length)
    shown = passages("a", text, "i", [span], "")
    marked = "".join(p.text for passage in shown for p in passage.pieces if p.items)
    assert marked == (text[span.start : span.end] if span.end <= len(text) else "")
