"""In code: facts, words and tables of a store; a notebook shows nothing of an article as markup; importing costs nothing."""

from __future__ import annotations

import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import polars as pl
import pyarrow as pa
import pytest
from tests.web.conftest import TEXTS

import onrecord
from onrecord.export import ExportError
from onrecord.facts.record import Record, Side
from onrecord.facts.span import Span
from onrecord.store.faults import StoreError
from onrecord.store.store import Store

HEAVY = {"spacy", "numpy", "pandas", "polars", "pyarrow", "msgspec", "litestar", "typer", "sqlite3", "onnxruntime"}


class Tags(HTMLParser):
    """The tags and links of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.links: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag's name and where it leads."""
        self.names.add(tag)
        self.links |= {v or "" for k, v in attrs if k == "href"}
        assert all(k in {"href", "rel"} for k, _ in attrs)


def test_importing_loads_nothing_else() -> None:
    code = "import sys, onrecord; print(*sorted({m.partition('.')[0] for m in sys.modules}))"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603  # our own
    assert not HEAVY & set(done.stdout.split())


def test_the_readers_can_be_called_whatever_was_imported_before() -> None:
    import onrecord.read.version

    assert callable(onrecord.read)
    assert onrecord.read.version.PIPELINE  # type: ignore[attr-defined]  # for mypy it is the function alone
    with pytest.raises(ValueError, match="code points"):
        onrecord.read("x" * 1_000_001)
    with pytest.raises(AttributeError):
        _ = onrecord.nothing


def test_a_record_has_its_facts_and_the_words_of_each_account(store_path: Path, record: Record) -> None:
    news = onrecord.open(store_path)
    (story,) = news.stories
    held = news.record(story.id)
    assert held.facts == record
    (quoted,) = [c for c in held.claims if c.id == "s1"]
    assert [(a.id, words) for a, words in held.words(quoted)] == [
        ("harbour/one", '"We cannot mend it this year,"'),
        ("two", '"mend it this year"'),
    ]
    assert [r.id for r in news.records()] == [story.id]
    assert {c.id for _, c in news.claims()} == {c.id for c in held.claims}
    assert list(news.records(since="2025-01-01")) == []
    assert news.article("two").text == TEXTS["two"]
    assert news.reading("two").article.id == "two"
    assert {h.id for h in news.search("mend")} >= {"two", "s1"}
    assert held.export("markdown").body


def test_what_is_not_there_is_told(store_path: Path, tmp_path: Path) -> None:
    news = onrecord.open(store_path)
    for ask in (news.record, news.article, news.reading):
        with pytest.raises(KeyError, match="none"):
            ask("none")
    with pytest.raises(ExportError):
        news.table("none")
    with pytest.raises(StoreError):
        onrecord.open(tmp_path / "none.db")


@pytest.mark.parametrize("name", ["articles", "claims", "accounts", "figures", "discrepancies", "origins", "acts"])
def test_tables_are_the_same_everywhere(store_path: Path, name: str) -> None:
    news = onrecord.open(store_path)
    rows = news.table(name)
    assert len(rows) > 0
    assert name in news.tables
    assert set(rows.describe()) == set(rows.columns)
    plain = [tuple(row.values()) for row in rows]
    assert [tuple(None if v is None else v for v in r.values()) for r in rows.to_arrow().to_pylist()] == plain
    assert rows.to_polars().rows() == plain
    frame = rows.to_pandas()
    assert list(frame.columns) == list(rows.columns)
    own = frame.astype(object).where(frame.notna(), None)
    assert [tuple(r) for r in own.itertuples(index=False)] == plain
    assert isinstance(rows.to_arrow(), pa.Table)
    assert isinstance(rows.to_polars(), pl.DataFrame)


def test_an_empty_table_keeps_its_columns_and_types(store_path: Path) -> None:
    rows = onrecord.open(store_path).table("figures", since="2030-01-01")
    assert len(rows) == 0
    assert rows.to_polars().schema["low"] == pl.Float64
    assert str(rows.to_pandas().dtypes["low"]) == "Float64"
    assert rows.to_arrow().schema.field("low").type == pa.float64()


def test_a_notebook_shows_words_as_text(store_path: Path, record: Record) -> None:
    hostile = TEXTS["three<b>"]
    with Store.open(store_path, write=True) as store, store.commit_point():
        lead = Side("three<b>", (Span(0, len(hostile)),))
        store.keep_record(msgspec.structs.replace(record, title="<img src=x onerror=alert(1)>", lead=lead), "other")
    news = onrecord.open(store_path)
    held = news.record(record.id)
    page = held._repr_html_()
    found = Tags(page)
    assert found.names <= {
        "div",
        "h3",
        "p",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "ul",
        "li",
        "em",
        "a",
        "b",
        "code",
        "cite",
        "blockquote",
    }
    assert found.links == {"https://tidewater.example/quay"}
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "Tuesday" in page
    assert "Wednesday" in page
    for other in (news._repr_html_(), held.table("articles")._repr_html_()):
        assert not {"script", "img", "i"} & Tags(other).names
