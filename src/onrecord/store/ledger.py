"""What a build asks the store, to do no work twice."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

import msgspec

from onrecord.facts.reading import Reading
from onrecord.store.packing import digest_of, row_article, unpack_reading


class Ledger:
    """What is done, and what is left to do."""

    db: sqlite3.Connection

    def layouts(self) -> dict[bytes, str]:
        """How the bodies of readings and records are laid out, by name."""
        return dict(self.db.execute("SELECT name, body FROM layouts").fetchall())

    def tidy(self) -> None:
        """Give the space of what is gone back to the disk and pack the index of words; outside of a commit point."""
        self.db.execute("INSERT INTO articles_words (articles_words) VALUES ('optimize')")
        self.db.executescript("PRAGMA incremental_vacuum")  # `execute` would free a single page
        self.db.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()

    def unread(self, reader: str, again: bool = False) -> tuple[str, ...]:
        """Ids of articles without a reading by that reader version, in order of id.

        Those that it gave up on are left out, unless `again`. Articles of the same text and metadata count once.
        """
        given_up = "" if again else "AND NOT EXISTS (SELECT 1 FROM broken b WHERE b.mark = a.mark AND b.reader = :reader)"
        rows = self.db.execute(
            "SELECT min(id) FROM articles a WHERE"  # noqa: S608  # constants
            f" NOT EXISTS (SELECT 1 FROM readings r WHERE r.mark = a.mark AND r.reader = :reader) {given_up}"
            " GROUP BY mark ORDER BY 1",
            {"reader": reader},
        )
        return tuple(i for (i,) in rows)

    def read_ids(self, reader: str) -> tuple[str, ...]:
        """Ids of the articles, older editions too, that have a reading by that reader version, in order."""
        rows = self.db.execute("SELECT id FROM articles JOIN readings USING (mark) WHERE reader = ? ORDER BY id", (reader,))
        return tuple(i for (i,) in rows)

    def reading_by(self, article_id: str, reader: str) -> Reading | None:
        """The reading of an article by a reader version."""
        row = self.db.execute(
            "SELECT id, url, outlet, title, published_at, lang, text, rest, body FROM articles JOIN readings USING (mark)"
            " WHERE id = ? AND reader = ?",
            (article_id, reader),
        ).fetchone()
        return unpack_reading(row[8], row_article(row[:8]), self.layouts()) if row else None

    def older_editions(self) -> dict[str, str]:
        """Ids of older editions with the id that carries the newest, the oldest first."""
        return dict(
            self.db.execute("SELECT id, edition_of FROM articles WHERE edition_of IS NOT NULL ORDER BY edition_of, row").fetchall()
        )

    def marks(self, article_ids: Iterable[str]) -> tuple[str, ...]:
        """The marks of articles, in that order; "" for one that is not there."""
        found = (self.db.execute("SELECT mark FROM articles WHERE id = ?", (i,)).fetchone() for i in article_ids)
        return tuple(row[0] if row else "" for row in found)

    def ground(self, reader: str) -> str:
        """The digest of all articles that this reader has read, and of the corrections: what stories depend on."""
        rows = self.db.execute(
            "SELECT id, mark, edition_of FROM articles JOIN readings USING (mark) WHERE reader = ? ORDER BY id", (reader,)
        )
        edits = self.db.execute("SELECT number, body FROM edits ORDER BY number")
        return digest_of((reader, rows.fetchall(), edits.fetchall()))

    def record_marks(self) -> dict[str, str]:
        """The marks of the records kept, by story."""
        return dict(self.db.execute("SELECT story, mark FROM records").fetchall())

    def drop_old_readings(self, reader: str) -> int:
        """Drop readings by other reader versions, and those of texts no longer kept; how many."""
        found = self.db.execute("DELETE FROM readings WHERE reader <> ? OR mark NOT IN (SELECT mark FROM articles)", (reader,))
        return found.rowcount

    def log_build(self, at: str, version: str, reader: str, counts: dict[str, int]) -> None:
        """Note a build that changed the store."""
        row = (at, version, reader, msgspec.json.encode(counts).decode())
        self.db.execute("INSERT INTO builds (at, version, reader, counts) VALUES (?, ?, ?, ?)", row)

    def damage(self) -> str:
        """What SQLite's own check finds wrong with the file; "" when nothing."""
        found = self.db.execute("PRAGMA quick_check(1)").fetchone()[0]
        return "" if found == "ok" else str(found)
