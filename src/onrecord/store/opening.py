"""Opening the file: is it a store, of which schema, and bringing an older one up to date."""

from __future__ import annotations

import sqlite3
from functools import cache
from importlib.resources import files
from pathlib import Path

from onrecord.facts.problem import ProblemError

APPLICATION = 0x6F6E7263
"""SQLite's application id of a store ("onrc")."""
BUSY_SECONDS = 30.0
"""How long one writer waits for another."""
PAGE = 2048
"""Bytes a page: bodies of a few kilobytes leave less of their last page empty than with SQLite's 4096 (an eighth of the file)."""


class StoreError(ProblemError):
    """The store cannot be used."""


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
    if not path.is_file():
        raise StoreError(f"there is no store at {path}", f"make one with: onrecord build INPUT --store {path}")
    uri = path.resolve().as_uri()
    try:
        connection = sqlite3.connect(f"{uri}?mode=ro", uri=True, timeout=BUSY_SECONDS, isolation_level=None)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as fault:
        if "unable to open" not in str(fault) and "readonly" not in str(fault):
            raise StoreError(
                f"{path} cannot be opened: {fault}", "see that no other program holds it and that you may read it"
            ) from fault
        # A store on a read-only medium has no room for SQLite's side files: nobody can write it, so it is read as it stands.
        connection = sqlite3.connect(f"{uri}?mode=ro&immutable=1", uri=True, isolation_level=None)
    except sqlite3.DatabaseError as fault:
        raise not_a_store(path) from fault
    version = checked_version(connection, path)
    if version < schema_version():
        connection.close()
        open_writing(path).close()
        return open_reading(path)
    return connection


def open_writing(path: Path) -> sqlite3.Connection:
    """A connection that also writes; makes the store where there is none and brings an older one up to date."""
    if not path.parent.is_dir():
        raise StoreError(f"there is no folder {path.parent} for the store", f"make it with: mkdir -p {path.parent}")
    if path.is_dir():
        raise StoreError(f"{path} is a folder, not a store", "name a file, such as story.db")
    try:
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    except sqlite3.OperationalError as fault:
        raise StoreError(f"{path} cannot be opened: {fault}", "see that you may write there") from fault
    try:
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
    except sqlite3.OperationalError as fault:
        connection.close()
        raise StoreError(
            f"{path} cannot be written: {fault}", "see that no other build is running on it and that you may write there"
        ) from fault
    except sqlite3.DatabaseError as fault:
        connection.close()
        raise not_a_store(path) from fault
    except StoreError:
        connection.close()
        raise
    return connection


def migrate(connection: sqlite3.Connection) -> None:
    """Apply the schema changes that the file lacks: each whole or not at all."""
    for number, sql in migrations():
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Asked anew inside the transaction: another process may have been faster.
            if connection.execute("PRAGMA user_version").fetchone()[0] < number:
                for statement in statements_of(sql):
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {APPLICATION}")
                connection.execute(f"PRAGMA user_version = {number}")
            connection.execute("COMMIT")
        except BaseException:
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
    try:
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    except sqlite3.DatabaseError as fault:
        if isinstance(fault, sqlite3.OperationalError):
            raise
        raise not_a_store(path) from fault
    if application != APPLICATION and (tables or application or version):
        raise not_a_store(path, "a SQLite database, but ")
    if version > schema_version():
        raise StoreError(
            f"{path} was made by a newer onrecord (schema {version}; this one knows up to {schema_version()})",
            "upgrade with: pip install --upgrade onrecord",
        )
    return version


def not_a_store(path: Path, what: str = "") -> StoreError:
    """The error for a file that is something else."""
    return StoreError(f"{path} is {what}not an onrecord store", "give --store the file that `onrecord build` made, or a new name")
