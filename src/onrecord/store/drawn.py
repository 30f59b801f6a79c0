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
    """Draw the rows of records that have none (an older release kept them); how many. One that does not decode is passed over."""
    lacking = "FROM records WHERE story NOT IN (SELECT story FROM listings)"
    if not db.execute(f"SELECT EXISTS (SELECT 1 {lacking})").fetchone()[0]:  # a constant
        return 0
    drawn = 0
    db.execute("BEGIN IMMEDIATE")
    try:
        layouts = dict(db.execute("SELECT name, body FROM layouts").fetchall())
        for (name,) in db.execute(f"SELECT story {lacking}").fetchall():  # the same
            body = db.execute("SELECT body FROM records WHERE story = ?", (name,)).fetchone()[0]
            try:
                keep_rows(db, unpack(body, Record, layouts), None)
            except DamagedError:
                continue  # told by `onrecord doctor`
            drawn += 1
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
    return drawn
