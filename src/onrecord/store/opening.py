"""Opening the file: is it a store, of which schema, and bringing an older one up to date."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from pathlib import Path

from onrecord.store.drawn import draw_missing
from onrecord.store.faults import FAULTS, StoreError, explained, not_a_store
from onrecord.store.stale import name_anew, refuse_stale_log

APPLICATION = 0x6F6E7263
"""SQLite's application id of a store ("onrc")."""
BUSY_SECONDS = 30.0
"""How long one writer waits for another."""
PAGE = 2048
"""Bytes a page: bodies of a few kilobytes leave less of their last page empty than with SQLite's 4096 (an eighth of the file)."""


@cache
def migrations() -> tuple[tuple[int, str], ...]:
    """The numbered schema changes, in order: number and SQL."""
    found = (f for f in files("onrecord.store").joinpath("migrations").iterdir() if f.name.endswith(".sql"))
    return tuple(sorted((int(f.name[:4]), f.read_text(encoding="utf-8")) for f in found))


def schema_version() -> int:
    """The newest schema that this onrecord knows."""
    return migrations()[-1][0]


def open_reading(path: Path) -> sqlite3.Connection:
    """A connection that only reads; raises StoreError where there is no usable store."""
    if not is_there(path):
        raise StoreError(f"there is no store at {path}", f"make one with: onrecord build INPUT --store {path}")
    refuse_stale_log(path)
    with failing_well(path):
        connection = connected(path)
        try:
            version = checked_version(connection, path)
            if version < schema_version():
                raise older(path, version)
        except BaseException:
            connection.close()
            raise
    return connection


def connected(path: Path) -> sqlite3.Connection:
    """A connection that reads, also on a medium that nobody can write."""
    uri = path.resolve().as_uri()
    connection = sqlite3.connect(f"{uri}?mode=ro", uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as fault:
        connection.close()
        if "unable to open" not in str(fault) and "readonly" not in str(fault):
            raise
        # A store on a read-only medium has no room for SQLite's side files: nobody can write it, so it is read as it stands.
        return sqlite3.connect(f"{uri}?mode=ro&immutable=1", uri=True, isolation_level=None)
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def failing_well(path: Path) -> Iterator[None]:
    """What SQLite says of the file, told as StoreError."""
    try:
        yield
    except (*FAULTS, OSError) as fault:
        if not isinstance(fault, OSError) and not is_ours(path):
            raise not_a_store(path) from fault
        raise explained(path, fault) or fault from fault


def is_there(path: Path) -> bool:
    """Whether there is a file; a path that no file can have raises StoreError."""
    try:
        return path.is_file()
    except OSError as fault:
        raise StoreError(f"{path} cannot be opened: {fault.strerror}", "give --store another name") from fault


def is_ours(path: Path) -> bool:
    """Whether a file says of itself, in its first bytes, that it is a store, whatever else is wrong with it."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError:
        return False
    return head.startswith(b"SQLite format 3\0") and head[68:72] == APPLICATION.to_bytes(4, "big")


def older(path: Path, version: int) -> StoreError:
    """The error for a file that only a command that writes can bring up to date."""
    if not version:
        return StoreError(f"{path} is empty: nothing has been built in it", f"onrecord build INPUT --store {path}")
    return StoreError(
        f"{path} was made by an older onrecord (schema {version}; this one reads {schema_version()})",
        f"bring it up to date with: onrecord doctor --repair --store {path}",
    )


def open_writing(path: Path) -> sqlite3.Connection:
    """A connection that also writes; makes the store where there is none and brings an older one up to date."""
    is_there(path)  # or could be
    if not path.parent.is_dir():
        raise StoreError(f"there is no folder {path.parent} for the store", f"make it with: mkdir -p {path.parent}")
    if path.is_dir():
        raise StoreError(f"{path} is a folder, not a store", "name a file, such as story.db")
    refuse_stale_log(path)
    with failing_well(path):
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            make_ready(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def make_ready(connection: sqlite3.Connection, path: Path) -> None:
    """Settings of a connection that writes; the schema where it lacks."""
    version = checked_version(connection, path)
    connection.execute("PRAGMA foreign_keys = ON")
    if not version:  # these have effect only on an empty file, before all else
        connection.execute(f"PRAGMA page_size = {PAGE}")
        connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    if version < schema_version():
        migrate(connection)
    draw_missing(connection)


def migrate(connection: sqlite3.Connection) -> None:
    """Apply the schema changes that the file lacks: each whole or not at all."""
    for number, sql in migrations():
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Asked anew inside the transaction: another process may have been faster.
            if connection.execute("PRAGMA user_version").fetchone()[0] < number:
                for statement in statements_of(sql):
                    connection.execute(statement)
                if number == 1:
                    name_anew(connection)
                connection.execute(f"PRAGMA application_id = {APPLICATION}")
                connection.execute(f"PRAGMA user_version = {number}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:  # some faults end it themselves
                connection.execute("ROLLBACK")
            raise


def statements_of(sql: str) -> list[str]:
    """The statements of a script (`executescript` would commit before each)."""
    found: list[str] = []
    pending = ""
    for line in sql.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            found.append(pending)
            pending = ""
    return found


def checked_version(connection: sqlite3.Connection, path: Path) -> int:
    """The schema of the file, 0 for an empty one; raises StoreError when it is not ours or newer than we know."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if application != APPLICATION and (tables or application or version):
        raise not_a_store(path, "a SQLite database, but ")
    if version > schema_version():
        raise StoreError(
            f"{path} was made by a newer onrecord (schema {version}; this one knows up to {schema_version()})",
            "upgrade with: pip install --upgrade onrecord",
        )
    return version
