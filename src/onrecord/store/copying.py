"""A store as another file: a backup of a sound one, and what can be saved of a damaged one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import msgspec

from onrecord.facts.edit import Edit
from onrecord.facts.notice import Notice
from onrecord.facts.reading import Reading
from onrecord.store.checking import BAD
from onrecord.store.compact import unpack
from onrecord.store.faults import FAULTS, StoreError, damaged
from onrecord.store.packing import mark_of, row_article
from onrecord.store.reads import ARTICLE
from onrecord.store.stale import COMMITS, NAME, name_anew
from onrecord.store.store import Store

GAP = 2_000
"""Rows in a row that cannot be read before a table is taken to have no more."""


def back_up(store: Store, out: Path) -> None:
    """Copy a store, whole as of one moment, also while a build writes to it. Raises StoreError where `out` cannot be made.

    The copy has a name of its own, so that a log left beside a store is not taken for the copy's when that is put in its place.
    """
    unfinished = out.with_name(f"{out.name}.part")
    unfinished.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(unfinished, isolation_level=None)) as copy:
            store.db.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, without others beside it
            copy.execute("PRAGMA synchronous = FULL")
            copy.execute("BEGIN IMMEDIATE")
            name_anew(copy)
            copy.execute("COMMIT")
            if (told := copy.execute("PRAGMA quick_check(1)").fetchone()[0]) != "ok":
                raise damaged(store.path, told)
        unfinished.replace(out)
    except OSError as fault:
        raise StoreError(f"{out} cannot be written: {fault}", "see that there is room, and that you may write there") from fault
    finally:
        unfinished.unlink(missing_ok=True)


class Saved(msgspec.Struct):
    """What was saved of a damaged store; `lost` names what was there and cannot be trusted."""

    articles: int = 0
    readings: int = 0
    edits: int = 0
    lost: list[str] = []


def salvage(path: Path, out: Store) -> Saved:
    """Put what is sound of a damaged store into a new one: articles, their pages and readings, corrections, stories.

    Records are not: they are made anew from the readings. Raises StoreError where the file cannot be read as a database at all.
    """
    saved = Saved()
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)) as db, out.commit_point():
        try:
            db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except FAULTS as fault:
            raise damaged(path, f"nothing can be read of it ({fault})") from fault
        layouts = {}
        for row in rows(db, "layouts", "name, body"):
            layouts[row[0]] = row[1]
            out.db.execute("INSERT OR IGNORE INTO layouts VALUES (?, ?)", row)
        for name, value in rows(db, "settings", "name, value"):
            if name not in (NAME, COMMITS, "matched"):  # stories are grouped anew
                out.keep_setting(name, value)
        kept = _save_articles(db, out, saved)
        for article, digest, packed in rows(db, "pages", "article, digest, bytes", "rowid"):
            if article in kept:
                out.db.execute("INSERT OR IGNORE INTO pages VALUES (?, ?, ?)", (article, digest, packed))
        for mark, reader, body in rows(db, "readings", "mark, reader, body", "rowid"):
            try:
                unpack(body, Reading, layouts)
            except BAD:
                saved.lost.append(f"a reading ({str(mark)[:12]})")
            else:
                out.db.execute("INSERT OR IGNORE INTO readings VALUES (?, ?, ?)", (mark, reader, body))
                saved.readings += 1
        _save_edits(db, out, saved)
        for row in rows(db, "broken", "id, stage, reason, detail, url, text, mark, reader", "rowid"):
            out.db.execute("INSERT OR IGNORE INTO broken VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
        _save_stories(db, out, kept)
        _save_notices(db, out, saved)
    return saved


def _save_articles(db: sqlite3.Connection, out: Store, saved: Saved) -> set[str]:
    kept: set[str] = set()
    for row in rows(db, "articles", f"{ARTICLE}, mark, edition_of", "row"):
        try:
            sound = mark_of(row_article(row[:-2])) == row[-2]
        except BAD:
            sound = False
        if sound:
            out.db.execute(
                f"INSERT OR IGNORE INTO articles ({ARTICLE}, mark, edition_of) VALUES ({', '.join('?' * len(row))})",  # noqa: S608
                row,
            )
            kept.add(row[0])
        else:
            saved.lost.append(f"article {row[0]}")
    saved.articles = len(kept)
    return kept


def _save_edits(db: sqlite3.Connection, out: Store, saved: Saved) -> None:
    for number, at, who, kind, body in rows(db, "edits", "number, at, who, kind, body", "number"):
        try:
            msgspec.json.decode(body, type=Edit)
        except BAD:
            saved.lost.append(f"correction {number}")
        else:
            out.db.execute("INSERT OR IGNORE INTO edits VALUES (?, ?, ?, ?, ?)", (number, at, who, kind, body))
            saved.edits += 1


def _save_stories(db: sqlite3.Connection, out: Store, kept: set[str]) -> None:
    """Stories with their articles, so that those found anew keep their ids."""
    for row in rows(db, "stories", "id, title, first_at, last_at", "rowid"):
        out.db.execute("INSERT OR IGNORE INTO stories (id, title, first_at, last_at) VALUES (?, ?, ?, ?)", row)
    known = {i for (i,) in out.db.execute("SELECT id FROM stories")}
    for story, position, article in rows(db, "story_articles", "story, position, article"):
        if story in known and article in kept:
            out.db.execute("INSERT OR IGNORE INTO story_articles VALUES (?, ?, ?)", (story, position, article))
    out.db.execute("DELETE FROM stories WHERE id NOT IN (SELECT story FROM story_articles)")


def _save_notices(db: sqlite3.Connection, out: Store, saved: Saved) -> None:
    """Notices with whom they have still to reach. The states noticed last are not: telling begins with the records made anew."""
    for row in rows(db, "notices", "number, key, story, body", "number"):
        try:
            msgspec.json.decode(row[3], type=Notice)
        except BAD:
            saved.lost.append(f"notice {row[0]}")
        else:
            out.db.execute("INSERT OR IGNORE INTO notices VALUES (?, ?, ?, ?)", row)
    known = {n for (n,) in out.db.execute("SELECT number FROM notices")}
    for row in rows(db, "deliveries", "notice, hook, state, tries, due, fault"):
        if row[0] in known:
            out.db.execute("INSERT OR IGNORE INTO deliveries VALUES (?, ?, ?, ?, ?, ?)", row)


def rows(db: sqlite3.Connection, table: str, columns: str, key: str = "") -> Iterator[tuple[Any, ...]]:
    """The rows of a table that can be read. By a `key` of whole numbers one at a time past what cannot, else up to there."""
    if not key:
        with suppress(*FAULTS):
            yield from db.execute(f"SELECT {columns} FROM {table}")  # noqa: S608  # names of ours
        return
    place, missed = 0, 0
    while missed < GAP:
        try:
            row = db.execute(
                f"SELECT {columns}, {key} FROM {table} WHERE {key} > ? ORDER BY {key} LIMIT 1",  # noqa: S608  # the same
                (place,),
            ).fetchone()
        except FAULTS:
            place, missed = place + 1, missed + 1
            continue
        if row is None:
            return
        place, missed = row[-1], 0
        yield row[:-1]
