"""Opening: what is a store, what is not, and what a user is told."""

from __future__ import annotations

import sqlite3
import stat
from pathlib import Path

import pytest

from onrecord.facts.article import Article
from onrecord.store.faults import StoreError
from onrecord.store.opening import APPLICATION, migrations, schema_version, statements_of
from onrecord.store.store import Store


def test_reading_makes_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store") as told:
        Store.open(tmp_path / "none.db")
    assert "onrecord build" in told.value.hint
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("content", [b"just words, no database at all" * 50, b"SQLite format 3\0" + b"\xff" * 2000])
def test_another_file_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(content)
    for write in (False, True):
        with pytest.raises(StoreError, match="not an onrecord store"):
            Store.open(path, write=write)
    assert path.read_bytes() == content


def test_another_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE dear_things (x)")
    other.commit()
    other.close()
    for write in (False, True):
        with pytest.raises(StoreError, match="a SQLite database, but not an onrecord store"):
            Store.open(path, write=write)
    kept = sqlite3.connect(path)
    assert [name for (name,) in kept.execute("SELECT name FROM sqlite_master")] == ["dear_things"]
    kept.close()


def test_a_newer_schema_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    Store.open(path, write=True).close()
    newer = sqlite3.connect(path)
    newer.execute(f"PRAGMA user_version = {schema_version() + 4}")
    newer.close()
    for write in (False, True):
        with pytest.raises(StoreError, match=f"schema {schema_version() + 4}; this one knows up to {schema_version()}") as told:
            Store.open(path, write=write)
        assert "upgrade" in told.value.hint


def test_missing_folder_and_folder_as_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no folder"):
        Store.open(tmp_path / "not" / "there.db", write=True)
    with pytest.raises(StoreError, match="is a folder"):
        Store.open(tmp_path, write=True)


def test_an_empty_file_becomes_a_store_only_when_written(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    Store.open(path, write=True).close()
    raw = sqlite3.connect(path)
    assert raw.execute("PRAGMA application_id").fetchone() == (APPLICATION,)
    assert raw.execute("PRAGMA user_version").fetchone() == (schema_version(),)
    assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    raw.close()


def test_a_store_on_a_read_only_medium_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "cd"
    folder.mkdir()
    with Store.open(folder / "a.db", write=True) as store, store.commit_point():
        store.keep_article(Article(id="a", text="words"))
    (folder / "a.db").chmod(stat.S_IREAD)
    folder.chmod(stat.S_IREAD | stat.S_IEXEC)
    try:
        with Store.open(folder / "a.db") as store:
            assert store.article("a") == Article(id="a", text="words")
    finally:
        folder.chmod(stat.S_IRWXU)


def test_migrations_are_numbered_in_a_row_and_whole() -> None:
    numbers = [number for number, _ in migrations()]
    assert numbers == list(range(1, len(numbers) + 1))
    for _, sql in migrations():
        assert all(sqlite3.complete_statement(s) for s in statements_of(sql))
        assert "".join(statements_of(sql)).strip() == sql.strip()


def test_a_failed_migration_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.store import opening

    broken = ((1, "CREATE TABLE a (x);\nCREATE TABLE a (x);\n"),)
    monkeypatch.setattr(opening, "migrations", lambda: broken)
    with pytest.raises(StoreError):
        Store.open(tmp_path / "x.db", write=True)
    raw = sqlite3.connect(tmp_path / "x.db")
    assert raw.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    assert raw.execute("PRAGMA user_version").fetchone() == (0,)
    raw.close()


def test_readers_read_while_a_writer_writes(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with Store.open(path, write=True) as writer:
        with writer.commit_point():
            writer.keep_article(Article(id="a", text="first"))
        with writer.commit_point(), Store.open(path) as reader:
            writer.keep_article(Article(id="b", text="second"))
            assert reader.article("b") is None
            assert reader.article("a") is not None
        with Store.open(path) as reader:
            assert reader.article("b") is not None
