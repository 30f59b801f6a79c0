"""Whether a store is as it was written: the file by SQLite's own checks, and every fact in it by decoding and by its digest."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from typing import Any

import msgspec

from onrecord.facts.edit import Edit
from onrecord.facts.notice import Notice
from onrecord.facts.reading import Reading
from onrecord.facts.record import Record
from onrecord.facts.story import Copy
from onrecord.store.compact import HEAD, unpack
from onrecord.store.faults import OURS, DamagedError
from onrecord.store.packing import mark_of, row_article
from onrecord.store.reads import ARTICLE
from onrecord.store.store import Store

MOST = 20
"""Faults that are told of: a file damaged in one place can have thousands."""
LARGEST = 256 * 2**20
"""Bytes of a file up to which the index of words is compared with the texts, on a copy in memory."""
BAD = (sqlite3.DatabaseError, DamagedError, msgspec.DecodeError, zlib.error, ValueError, TypeError, LookupError, AttributeError)
"""What comes of a column that holds something else, or something of another type, than was kept."""


def faults_of(store: Store) -> tuple[str, ...]:
    """What is wrong with a store, in words, the first `MOST`; nothing where it is sound. Changes nothing."""
    found: list[str] = []
    for name, check in CHECKS.items():
        try:
            for fault in check(store):
                found.append(f"{name}: {fault}")
                if len(found) == MOST:
                    return tuple(found)
        except BAD as fault:
            if isinstance(fault, OURS):
                raise
            found.append(f"{name}: {fault}")
    return tuple(found[:MOST])


def of_file(store: Store) -> Iterator[str]:
    """SQLite's checks of pages, indexes and references, and the index of words against the texts."""
    rows = [str(r[0]) for r in store.db.execute(f"PRAGMA integrity_check({MOST})")]
    yield from (r for r in rows if r != "ok")
    yield from (f"{r[0]} points to {r[2]} that is not there" for r in store.db.execute("PRAGMA foreign_key_check"))
    size = store.db.execute("PRAGMA page_count").fetchone()[0] * store.db.execute("PRAGMA page_size").fetchone()[0]
    if size <= LARGEST and rows == ["ok"]:
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
            store.db.backup(copy)
            for words in ("articles_words", "claims_words"):
                copy.execute(f"INSERT INTO {words} ({words}, rank) VALUES ('integrity-check', 1)")  # noqa: S608  # names of ours


def of_articles(store: Store) -> Iterator[str]:
    """Every article decodes and is what its digest says."""

    def same(row: tuple[Any, ...]) -> bool:
        return mark_of(row_article(row[:-1])) == str(row[-1])

    for row in store.db.execute(f"SELECT {ARTICLE}, mark FROM articles ORDER BY row"):  # noqa: S608  # a constant
        yield from wrong(row[0], same, row)
    rows = store.db.execute("SELECT id FROM articles WHERE edition_of IS NOT NULL AND edition_of NOT IN (SELECT id FROM articles)")
    yield from (f"{i} is an edition of nothing" for (i,) in rows)


def of_pages(store: Store) -> Iterator[str]:
    """Every page has the digest that was kept with it."""

    def same(packed: bytes, digest: str) -> bool:
        return hashlib.sha256(zlib.decompress(packed)).hexdigest() == digest or not digest

    for article, digest, packed in store.db.execute("SELECT article, digest, bytes FROM pages"):
        yield from wrong(article, same, packed, digest)


def of_layouts(store: Store) -> Iterator[str]:
    """Every layout is the one that its name, a digest, stands for."""
    for name, body in store.db.execute("SELECT name, body FROM layouts"):
        yield from wrong(name.hex(), lambda body, name: hashlib.sha256(body.encode()).digest()[:HEAD] == name, body, name)


def of_readings(store: Store) -> Iterator[str]:
    """Every reading decodes; the store's reader has some where there are any."""
    layouts = store.layouts()
    readers = set()
    for mark, reader, body in store.db.execute("SELECT mark, reader, body FROM readings"):
        readers.add(reader)
        yield from wrong(mark[:12], lambda body: unpack(body, Reading, layouts) is not None, body)
    if readers and store.reader() not in readers:
        yield f"none is by the store's reader, {store.reader() or 'of which the name is gone'}"


def of_records(store: Store) -> Iterator[str]:
    """Every record decodes and is of its story as that stands."""
    layouts = store.layouts()
    stories = {s.id: s for s in store.stories()}

    def same(name: str, body: bytes) -> bool:
        record, story = unpack(body, Record, layouts), stories[name]
        return (record.id, record.title) == (story.id, story.title) and set(record.articles) <= set(story.articles)

    for name, body in store.db.execute("SELECT story, body FROM records ORDER BY story"):
        yield from wrong(name, same, name, body)


def of_stories(store: Store) -> Iterator[str]:
    """Every story's articles are there."""
    rows = store.db.execute("SELECT story, article FROM story_articles WHERE article NOT IN (SELECT id FROM articles)")
    yield from (f"{story} has {article}, which is not there" for story, article in rows)
    rows = store.db.execute("SELECT id FROM stories WHERE id NOT IN (SELECT story FROM story_articles)")
    yield from (f"{story} has no articles" for (story,) in rows)
    rows = store.db.execute("SELECT DISTINCT story FROM story_articles WHERE story NOT IN (SELECT id FROM stories)")
    yield from (f"{story} has articles and is not there" for (story,) in rows)


def of_copies(store: Store) -> Iterator[str]:
    """Every copy decodes and is of the article that it is kept for."""

    def same(article: str, source: str, body: str) -> bool:
        copy = msgspec.json.decode(body, type=Copy)
        return (copy.article, copy.source) == (article, source)

    for row, *told in store.db.execute("SELECT row, article, source, body FROM copies"):
        yield from wrong(str(row), same, *told)


def of_corrections(store: Store) -> Iterator[str]:
    """Every correction decodes and is the one that its columns tell of."""

    def same(number: int, at: str, who: str, kind: str, body: str) -> bool:
        edit = msgspec.json.decode(body, type=Edit)
        return (edit.number, edit.at, edit.who, edit.kind) == (number, at, who, kind)

    for row in store.db.execute("SELECT number, at, who, kind, body FROM edits"):
        yield from wrong(str(row[0]), same, *row)


def of_notices(store: Store) -> Iterator[str]:
    """Every notice decodes and is the one that its columns tell of; every record that was noticed last decodes."""
    layouts = store.layouts()

    def same(key: str, story: str, body: str) -> bool:
        notice = msgspec.json.decode(body, type=Notice)
        return (notice.id, notice.story) == (key, story)

    for row in store.db.execute("SELECT key, story, body FROM notices ORDER BY number"):
        yield from wrong(str(row[0]), same, *row)
    for story, body in store.db.execute("SELECT story, body FROM told WHERE body IS NOT NULL"):
        yield from wrong(story, lambda body: unpack(body, Record, layouts) is not None, body)


def wrong(name: str, same: Callable[..., bool], *kept: Any) -> Iterator[str]:  # noqa: ANN401  # columns of any kind
    """A line that says what is wrong with one fact; none where it is as it was kept."""
    try:
        if not same(*kept):
            yield f"{name} is not what was kept"
    except BAD as fault:
        yield f"{name} does not decode ({type(fault).__name__})"


CHECKS: dict[str, Callable[[Store], Iterable[str]]] = {
    "file": of_file,
    "article": of_articles,
    "page": of_pages,
    "layout": of_layouts,
    "reading": of_readings,
    "story": of_stories,
    "record": of_records,
    "copy": of_copies,
    "correction": of_corrections,
    "notice": of_notices,
}
