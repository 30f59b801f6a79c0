"""Filling an empty store with rows that were made elsewhere, as a build over many machines makes them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from onrecord.facts.reading import Reading
from onrecord.store.packing import COLUMNS
from onrecord.store.store import Store

ARTICLE = (*COLUMNS, "rest", "mark", "edition_of")
"""The columns of an article's row, in order."""


def fill_articles(store: Store, rows: Iterable[tuple[Any, ...]]) -> None:
    """Put in articles, row by row in ARTICLE's columns; inside a commit point, into a store that has none of them."""
    marks = ", ".join("?" * len(ARTICLE))
    store.db.executemany(f"INSERT INTO articles ({', '.join(ARTICLE)}) VALUES ({marks})", rows)  # noqa: S608  # constants


def fill_pages(store: Store, rows: Iterable[tuple[str, str, bytes]]) -> None:
    """Put in pages: the article's id, the digest of its bytes, and these, compressed with zlib."""
    store.db.executemany("INSERT OR REPLACE INTO pages VALUES (?, ?, ?)", rows)


def fill_readings(store: Store, reader: str, rows: Iterable[tuple[str, bytes]]) -> None:
    """Put in readings by that reader version: the article's mark, and the reading as `pack_reading` made it with this release."""
    store.keep_layout(Reading)
    store.db.executemany("INSERT OR REPLACE INTO readings VALUES (?, ?, ?)", ((mark, reader, body) for mark, body in rows))
