"""The toll on a story's page and in the terminal: each number with the words that bear it, what is not told said so."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from msgspec.structs import replace
from rich.console import Console

from onrecord.cli.showing import Showing
from onrecord.facts.record import Record, RecordToll, Side
from onrecord.facts.span import Span
from onrecord.store.store import Store
from onrecord.web.pages import article_page
from onrecord.web.story import story_context
from onrecord.web.wording import toll_lines


@pytest.fixture
def told(record: Record) -> Record:
    words = Side("two", (Span(0, 5),), "Quay ")
    return replace(record, toll=RecordToll(killed=1200, injured=None, place="Brack", killed_words=(words,)))


def test_a_toll_in_lines() -> None:
    said = Side("a", (), "nobody was hurt")
    assert [(item, title) for item, title, _ in toll_lines(RecordToll(killed=0, injured=3, date="2024-03-05"))] == [
        ("toll-killed", "none told killed"),
        ("toll-injured", "3 injured"),
        ("toll-date", "2024-03-05"),
    ]
    assert [title for _, title, _ in toll_lines(RecordToll(injured=0, injured_words=(said,)))] == ["killed: not told", "0 injured"]


def test_the_story_page_shows_it_with_its_words(store_path: Path, told: Record) -> None:
    with Store.open(store_path) as store:
        plain = story_context(store, told.id)
        page = story_context(store, told.id, told)
        assert plain is not None
        assert page is not None
    assert plain.decided.toll == ()
    killed, injured, place = page.decided.toll
    assert (killed.id, killed.title, injured.title, place.title) == ("toll-killed", "1,200 killed", "injured: not told", "Brack")
    assert [p.text for s in killed.accounts for passage in s.passages for p in passage.pieces if p.items] == ["Quay "]


def test_the_article_page_marks_its_words(store_path: Path, told: Record) -> None:
    with Store.open(store_path, write=True) as store, store.commit_point():
        store.keep_record(told, "told")
    with Store.open(store_path) as store:
        page = article_page(store, "two")
    assert page is not None
    assert 'data-items="toll-killed"' in page


def test_the_terminal_shows_it_with_its_words(store_path: Path, told: Record) -> None:
    out = io.StringIO()
    with Store.open(store_path) as store:
        Showing(told, store, Console(file=out, width=120)).show()
    shown = out.getvalue()
    assert "1,200 killed" in shown
    assert shown.index("Toll") < shown.index("[2] Quay") < shown.index("injured: not told")
