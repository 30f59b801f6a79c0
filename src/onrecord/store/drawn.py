"""The rows drawn from records, put into their tables: with each record, and for those that an older release kept without."""

from __future__ import annotations

import sqlite3

from onrecord.facts.article import Article
from onrecord.facts.record import Record
from onrecord.store.compact import unpack
from onrecord.store.faults import DamagedError
from onrecord.store.indexing import Row, rows_of
from onrecord.store.packing import row_article
from onrecord.store.reads import ARTICLE

TABLES = ("facets", "claims", "tellings", "relayings")
DRAWN, RULES = "drawn", "2"
"""The setting that tells by which rules the rows were drawn; raised with them."""
CLAIM = "story, id, kind, text, speaker, speaker_key, speaker_kind, place_key, standing, denies, weight, articles, low, high, day"


def keep_rows(db: sqlite3.Connection, record: Record, changed_at: str | None) -> None:
    """Keep the rows of a record, in place of those there were; inside a transaction."""
    articles: dict[str, Article] = {}
    for name in record.articles:
        row = db.execute(f"SELECT {ARTICLE} FROM articles WHERE id = ?", (name,)).fetchone()  # noqa: S608  # a constant
        if row:
            articles[name] = row_article(row)
    rows = rows_of(record, articles, changed_at or None)
    for table in (*TABLES, "listings"):
        db.execute(f"DELETE FROM {table} WHERE story = ?", (record.id,))  # noqa: S608  # names of ours
    put(db, "listings", (rows.listing,))
    put(db, "facets", rows.facets)
    put(db, f"claims ({CLAIM})", rows.claims)
    put(db, "tellings", rows.tellings)
    put(db, "relayings", rows.relayings)


def put(db: sqlite3.Connection, table: str, rows: tuple[Row, ...]) -> None:
    """Put rows into a table."""
    if rows:
        db.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)  # noqa: S608  # names of ours


def draw_missing(db: sqlite3.Connection) -> int:
    """Draw the rows of records that have none, or of all where an older release drew them by other rules; how many.

    A record that does not decode is passed over. When a record last changed stays as it was kept.
    """
    row = db.execute("SELECT value FROM settings WHERE name = ?", (DRAWN,)).fetchone()
    same = row is not None and row[0] == RULES
    lacking = "FROM records" if not same else "FROM records WHERE story NOT IN (SELECT story FROM listings)"
    if not db.execute(f"SELECT EXISTS (SELECT 1 {lacking})").fetchone()[0]:  # constants
        if not same:  # a new store: its rows will be drawn by the rules of today
            db.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (DRAWN, RULES))
        return 0
    drawn = 0
    db.execute("BEGIN IMMEDIATE")
    try:
        layouts = dict(db.execute("SELECT name, body FROM layouts").fetchall())
        for (name,) in db.execute(f"SELECT story {lacking}").fetchall():  # the same
            body, changed_at = db.execute(
                "SELECT r.body, l.changed_at FROM records r LEFT JOIN listings l USING (story) WHERE story = ?", (name,)
            ).fetchone()
            try:
                keep_rows(db, unpack(body, Record, layouts), changed_at)
            except DamagedError:
                continue  # told by `onrecord doctor`
            drawn += 1
        db.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (DRAWN, RULES))
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
    return drawn
