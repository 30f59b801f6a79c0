"""One store file as one object, to read or to write."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from onrecord.facts.article import Article
from onrecord.facts.edit import Edit
from onrecord.facts.reading import Reading
from onrecord.facts.record import Record
from onrecord.facts.story import Copy, Story
from onrecord.store.compact import set_up
from onrecord.store.faults import explained
from onrecord.store.listings import Listings
from onrecord.store.opening import open_reading, open_writing
from onrecord.store.outbox import Outbox
from onrecord.store.reads import Reads
from onrecord.store.results import Hit
from onrecord.store.searching import (
    ANYWHERE,
    Marked,
    Narrowed,
    search_articles,
    search_claims,
    search_statements,
    stories_with,
    suggested,
)
from onrecord.store.writes import Writes


class OneStore(Reads, Listings, Writes, Outbox):
    """One store file, open. Use as a context manager; one object a thread (opening costs about a millisecond)."""

    def __init__(self, path: Path, db: sqlite3.Connection) -> None:
        self.path = path
        self.db = db

    @classmethod
    def at(cls, path: Path, write: bool = False) -> Self:
        """Open the file at a path, to read or to write as well. Raises StoreError, with a hint, where that cannot be."""
        set_up(Article, Copy, Edit, Reading, Record, Story)
        return cls(path, open_writing(path) if write else open_reading(path))

    def search(self, text: str, limit: int = 50) -> tuple[Hit, ...]:
        """Articles, then statements, that hold all the words of `text` ("quoted words" together, word* begins so), best first."""
        return search_articles(self.db, text, limit) + search_statements(self.db, text, limit)

    def search_articles(self, text: str, limit: int, by: Narrowed = ANYWHERE) -> tuple[Hit, ...]:
        """Articles that hold all the words of `text`, best first, narrowed."""
        return search_articles(self.db, text, limit, by)

    def search_claims(self, text: str, limit: int, *, said: bool, by: Narrowed = ANYWHERE) -> tuple[Marked, ...]:
        """Statements (`said`), or other claims, that hold all the words, each with where they stand in its text."""
        return search_claims(self.db, text, limit, said=said, by=by)

    def suggested(self, begun: str, limit: int) -> tuple[str, ...]:
        """Words of articles that begin so, those that most articles have first."""
        return tuple(word for word, _ in suggested(self.db, begun, limit))

    def stories_with(self, words: Sequence[str], limit: int) -> tuple[str, ...]:
        """Ids of the stories whose articles have most of some words, the rarer counting more, best first."""
        return stories_with(self.db, words, limit)

    def close(self) -> None:
        """Close the file; what was not committed is gone."""
        self.db.close()

    def discard(self) -> None:
        """Close the file and remove it, with all that SQLite keeps beside it."""
        self.close()
        for file in (self.path, *(self.path.with_name(f"{self.path.name}-{side}") for side in ("wal", "shm"))):
            file.unlink(missing_ok=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        """Close; what SQLite or a decoder says of the file is told as StoreError, with what to do."""
        told = explained(self.path, fault) if fault is not None and not isinstance(fault, OSError) else None
        self.close()
        if told is not None and told is not fault:
            raise told from fault
