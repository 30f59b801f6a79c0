"""A store that is full, read-only, damaged, of another schema, or none: a sentence that says what to do, and nothing changed."""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from tests.small_store import READER, exported, small_store

from onrecord.facts.article import Article
from onrecord.facts.problem import ProblemError
from onrecord.facts.reading import Reading
from onrecord.facts.record import Account, Record, RecordStatement
from onrecord.facts.span import Span
from onrecord.facts.story import Copy
from onrecord.run.progress import Quiet
from onrecord.run.repairing import repair
from onrecord.store.checking import faults_of
from onrecord.store.copying import back_up
from onrecord.store.faults import StoreError
from onrecord.store.opening import schema_version
from onrecord.store.store import Store

ONRECORD = [sys.executable, "-c", "from onrecord.cli import main; main()"]
TEXT = "Bridge shut. The bridge at Vendsund is shut, said the mayor, Ida Lund, on Monday. "


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*ONRECORD, *map(str, arguments)], capture_output=True, text=True, timeout=100, check=False)  # noqa: S603


KILLED = """
import os
from onrecord.store.store import Store
s = Store.open({path!r}, write=True)
with s.commit_point():
    {does}
os._exit(9)
"""


def killed_after(path: Path, does: str) -> None:
    """Let a process change a store and die before it can close it: its log stays."""
    code = KILLED.format(path=str(path), does=does)
    subprocess.run([sys.executable, "-c", code], check=False, timeout=60)  # noqa: S603  # our own


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store of twelve articles in a story with its record, a correction, copies and a page."""
    ids = tuple(f"a{n:02}" for n in range(12))
    articles = [
        Article(i, outlet=f"The {i} Post", title=f"Bridge {i}", published_at="2021-03-01", text=TEXT * (n + 1))
        for n, i in enumerate(ids)
    ]
    said = RecordStatement("s1", "Ida Lund", "person", TEXT, tuple(Account(i, (Span(0, 11),), ("o",)) for i in ids), (1, 1))
    record = Record("s1", "Bridge shut", ids, statements=(said,), copies=(Copy("a01", "a00", "whole", 0.9),))
    made = small_store(tmp_path / "news.db", articles, record)
    with Store.open(made, write=True) as store, store.commit_point():
        store.add_edit("join entities", "Ann", "2021-03-02T10:00:00+00:00", ids, ("Ida Lund", "Lund"))
    return made


def until_full(store: Store) -> None:
    """Keep articles on a disk with room for a few more pages."""
    pages = store.db.execute("PRAGMA page_count").fetchone()[0]
    store.db.execute(f"PRAGMA max_page_count = {pages + 5}")
    for n in range(100):
        with store.commit_point():
            store.keep_article(Article(f"b{n}", text=TEXT * 20))


def test_a_full_disk_is_told_and_what_was_kept_stays(path: Path) -> None:
    with pytest.raises(StoreError, match="no room left") as told, Store.open(path, write=True) as store:
        until_full(store)
    assert "goes on from there" in told.value.hint
    with Store.open(path) as store:
        assert faults_of(store) == ()
        assert store.counts().articles > 12, "what was kept until then"


def test_a_store_that_may_not_be_written_is_told(path: Path) -> None:
    db = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None)
    with pytest.raises(StoreError, match="may not be written"), Store(path, db) as store, store.commit_point():
        store.keep_setting("x", "y")


def test_reading_commands_make_nothing_of_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    with pytest.raises(StoreError, match="is empty") as told:
        Store.open(path)
    assert "onrecord build" in told.value.hint
    assert path.stat().st_size == 0
    assert [p.name for p in tmp_path.iterdir()] == ["empty.db"]


def test_an_older_schema_is_told_with_what_to_do_and_left_alone(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.store import opening

    newer = (*opening.migrations(), (schema_version() + 1, "CREATE TABLE more (x);\n"))
    before = path.read_bytes()
    monkeypatch.setattr(opening, "migrations", lambda: newer)
    with pytest.raises(StoreError, match="older onrecord") as told:
        Store.open(path)
    assert "doctor --repair" in told.value.hint
    assert path.read_bytes() == before
    Store.open(path, write=True).close()
    assert exported(path)


def test_a_fault_of_ours_is_not_put_on_the_file(path: Path) -> None:
    with pytest.raises(sqlite3.IntegrityError), Store.open(path, write=True) as store, store.commit_point():
        store.db.execute("INSERT INTO records VALUES ('nowhere', 'm', x'00')")


def test_the_log_of_another_store_is_not_played_into_a_backup(path: Path, tmp_path: Path) -> None:
    """A build that was killed leaves a log; then a backup is put in the place of its store."""
    other = tmp_path / "other.db"
    killed = (
        "import os; from onrecord.store.store import Store; s = Store.open({!r}, write=True); c = s.commit_point(); c.__enter__()"
    )
    killed += "; s.keep_setting('x', 'y'); c.__exit__(None, None, None); os._exit(9)"
    subprocess.run([sys.executable, "-c", killed.format(str(other))], check=False, timeout=60)  # noqa: S603  # our own
    assert other.with_name("other.db-wal").stat().st_size
    shutil.copy(path, other)
    before = other.read_bytes()
    for write in (False, True):
        with pytest.raises(StoreError, match="belongs to another store") as told:
            Store.open(other, write=write)
        assert other.read_bytes() == before
    for file in told.value.hint.partition("rm ")[2].split():
        Path(file).unlink(missing_ok=True)
    assert exported(other) == exported(path)


def test_the_log_of_a_later_time_is_not_played_into_an_own_backup(path: Path, tmp_path: Path) -> None:
    backup = tmp_path / "backup.db"
    with Store.open(path) as store:
        back_up(store, backup)
    kept = exported(backup)
    killed = (
        "import os; from onrecord.store.store import Store; s = Store.open({!r}, write=True); c = s.commit_point(); c.__enter__()"
    )
    killed += "; s.db.execute('DELETE FROM records'); c.__exit__(None, None, None); os._exit(9)"
    subprocess.run([sys.executable, "-c", killed.format(str(path))], check=False, timeout=60)  # noqa: S603  # our own
    shutil.copy(backup, path)
    with pytest.raises(StoreError, match="belongs to another store"):
        Store.open(path)
    for side in ("wal", "shm"):
        path.with_name(f"news.db-{side}").unlink(missing_ok=True)
    assert exported(path) == kept


def test_the_log_of_a_killed_build_of_the_same_store_is_played_in(path: Path) -> None:
    killed = (
        "import os; from onrecord.store.store import Store; s = Store.open({!r}, write=True); c = s.commit_point(); c.__enter__()"
    )
    killed += "; s.keep_setting('x', 'kept'); c.__exit__(None, None, None); os._exit(9)"
    subprocess.run([sys.executable, "-c", killed.format(str(path))], check=False, timeout=60)  # noqa: S603  # our own
    with Store.open(path) as store:
        assert store.setting("x") == "kept"


def test_a_first_build_of_nothing_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text(" \n")
    assert run("build", tmp_path / "bad.txt", "--store", tmp_path / "new.db").returncode == 3
    assert [p.name for p in tmp_path.iterdir()] == ["bad.txt"]


def test_a_backup_is_whole_beside_a_writer_and_goes_back(path: Path, tmp_path: Path) -> None:
    before = exported(path)
    with Store.open(path, write=True) as writer, writer.commit_point():
        writer.keep_article(Article("late", text="half done"))
        writer.db.execute("DELETE FROM records")
        told = run("backup", "--store", path, "--out", tmp_path / "copy.db")
    assert told.returncode == 0, told.stderr
    assert "12 articles, 1 record, 1 correction" in told.stderr
    again = run("backup", "--store", path, "--out", tmp_path / "copy.db")
    assert again.returncode == 2
    shutil.copy(tmp_path / "copy.db", path)
    for side in ("wal", "shm"):
        path.with_name(f"news.db-{side}").unlink(missing_ok=True)
    assert exported(path) == before
    with Store.open(path) as store:
        assert faults_of(store) == ()
        assert len(store.edits()) == 1


def test_a_correction_is_on_the_disk_before_it_is_said_to_be_kept(path: Path) -> None:
    with Store.open(path, write=True) as store:
        with store.commit_point(durable=True):
            assert store.db.execute("PRAGMA synchronous").fetchone() == (2,)
        assert store.db.execute("PRAGMA synchronous").fetchone() == (1,)


def test_fix_keeps_corrections_durably(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.cli import fix
    from onrecord.run.fixing import Change

    seen: list[int] = []
    add = Store.add_edit

    def watched(self: Store, *rest: object, **more: object) -> object:
        seen.append(self.db.execute("PRAGMA synchronous").fetchone()[0])
        return add(self, *rest, **more)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(Store, "add_edit", watched)
    with Store.open(path, write=True) as store:
        fix.correct(store, Change("join entities", ("a00",), ("A", "B")), "Ann", "")
    assert seen == [2]


def damage(path: Path, chance: random.Random) -> str:
    """Spoil a file in one of the ways that disks, copies and people have."""
    body = bytearray(path.read_bytes())
    way = chance.choice(["bytes", "bytes", "page", "cut", "swap"])
    page = 2048
    if way == "bytes":
        for _ in range(chance.choice([1, 1, 8])):
            body[chance.randrange(len(body))] ^= chance.randrange(1, 256)
    elif way == "page":
        at = chance.randrange(len(body) // page) * page
        body[at : at + page] = bytes(page)
    elif way == "cut":
        del body[chance.randrange(len(body)) :]
    else:
        one, other = (chance.randrange(len(body) // page) * page for _ in range(2))
        body[one : one + page], body[other : other + page] = body[other : other + page], body[one : one + page]
    path.write_bytes(body)
    return way


DAMAGED = 120


def test_a_damaged_store_is_found_out_or_unaffected(path: Path, tmp_path: Path) -> None:
    sound = exported(path)
    chance = random.Random(77)
    found = 0
    for n in range(DAMAGED):
        spoiled = tmp_path / f"spoiled{n}.db"
        shutil.copy(path, spoiled)
        way = damage(spoiled, chance)
        try:
            with Store.open(spoiled) as store:
                told: object = faults_of(store)
        except StoreError as fault:
            told = fault.hint
        if told:
            found += 1
            with suppress(StoreError):  # whatever reads it tells so too, and never with a fault of ours
                exported(spoiled)
        else:
            assert exported(spoiled) == sound, way
        spoiled.unlink()
    assert found > DAMAGED // 3


def test_what_can_be_is_saved_of_a_damaged_store(path: Path) -> None:
    """A text that is not as it was kept is left out; everything else, the correction too, is there, and the store is sound."""
    raw = sqlite3.connect(path)
    raw.execute("DROP TRIGGER articles_changed")
    raw.execute("UPDATE articles SET text = 'The bridge is open.' WHERE id = 'a05'")
    raw.execute("UPDATE records SET body = x'00112233'")
    raw.commit()
    raw.close()
    with Store.open(path) as store:
        told = faults_of(store)
    assert any("a05 is not what was kept" in t for t in told)
    assert any(t.startswith("record: s1 does not decode") for t in told)
    assert run("export", "records", "--store", path).returncode == 4
    assert run("doctor", "--store", path).returncode == 4
    before = path.read_bytes()
    saved, aside = repair(path, "2021-03-03T00:00:00+00:00", Quiet())
    assert (saved.articles, saved.readings, saved.edits) == (11, 12, 1)
    assert saved.lost == ["article a05"]
    assert aside.read_bytes() == before
    with Store.open(path) as store:
        assert faults_of(store) == ()
        assert len(store.stories()[0].articles) == 11
        assert store.record(store.stories()[0].id) is not None
        assert store.reader() == READER


def test_a_store_with_a_page_gone_is_repaired_or_said_to_be_lost(path: Path, tmp_path: Path) -> None:
    size = path.stat().st_size // 2048
    repaired = 0
    for page in range(1, size, max(1, size // 12)):
        spoiled = tmp_path / "spoiled.db"
        body = bytearray(path.read_bytes())
        body[page * 2048 : (page + 1) * 2048] = b"\xa5" * 2048
        spoiled.write_bytes(body)
        try:
            repair(spoiled, "", Quiet())
        except ProblemError:
            assert spoiled.read_bytes() == body, "what cannot be repaired is left as it was"
            continue
        repaired += 1
        with Store.open(spoiled) as store:
            assert faults_of(store) == ()
    assert repaired >= 6
    assert not list(tmp_path.glob("*repaired*"))


def test_doctor_leaves_a_sound_store_alone(path: Path) -> None:
    before = exported(path)
    told = run("doctor", "--repair", "--store", path)
    assert told.returncode == 0, told.stderr
    assert "nothing was repaired" in told.stderr
    assert exported(path) == before
    assert run("doctor", "--store", path.with_name("none.db")).returncode == 4
    assert run("doctor", "--repair", "--store", path.with_name("none.db")).returncode == 4


def test_readings_are_those_of_the_texts(path: Path) -> None:
    """The fixture's own worth: a reading for each article, which the checks decode."""
    with Store.open(path) as store:
        assert len([r for r in store.readings() if isinstance(r, Reading)]) == 12
