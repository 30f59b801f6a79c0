"""A write-ahead log of another store: left beside the file by a build that was killed, when a backup was put in its place.

SQLite would play it into the file, whatever that is. Every store has a name of its own, kept beside a count that each commit
raises, so that a log always holds both; a log that brings another name than the file alone has is another store's.
"""

from __future__ import annotations

import sqlite3
import uuid
from contextlib import closing, suppress
from pathlib import Path

from onrecord.store.faults import FAULTS, StoreError

NAME, COMMITS = "store", "commits"


def name_anew(db: sqlite3.Connection) -> None:
    """Give the store a name of its own; inside a transaction."""
    db.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (NAME, uuid.uuid4().hex))


def count_commit(db: sqlite3.Connection) -> None:
    """Raise the count of commits, so that the log of this one holds the store's name; inside a transaction."""
    db.execute("INSERT INTO settings VALUES (?, '1') ON CONFLICT (name) DO UPDATE SET value = value + 1", (COMMITS,))


def name_of(path: Path, how: str) -> str | None:
    """The store's name in a file opened so; None where there is none to be read."""
    with suppress(*FAULTS), closing(sqlite3.connect(f"{path.resolve().as_uri()}?{how}", uri=True, timeout=5)) as db:
        row = db.execute("SELECT value FROM settings WHERE name = ?", (NAME,)).fetchone()
        return str(row[0]) if row else None
    return None


def refuse_stale_log(path: Path) -> None:
    """Raises StoreError where the log beside a store is another's. Changes nothing."""
    log = path.with_name(f"{path.name}-wal")
    try:
        if not (log.stat().st_size and path.stat().st_size):
            return
    except OSError:
        return
    for _ in range(2):  # a checkpoint under way may spoil one look
        alone, together = name_of(path, "mode=ro&immutable=1"), name_of(path, "mode=ro")
        if alone is None or alone == together:
            return
    raise StoreError(
        f"{log} beside {path} belongs to another store (of a build that was stopped, before {path.name} was put in its place)",
        f"remove it: rm {log} {path.with_name(f'{path.name}-shm')}",
    )
