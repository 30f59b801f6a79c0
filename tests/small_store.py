"""A store of one story whose record is made by hand, for what only reads stores: the pages and the terminal."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from onrecord.export.jsonl import write_readings, write_records, write_stories
from onrecord.facts.article import Article, Broken
from onrecord.facts.reading import Reading
from onrecord.facts.record import Record
from onrecord.facts.span import Span
from onrecord.facts.story import Story
from onrecord.store.store import Store

READER = "test"


def span_of(text: str, words: str) -> Span:
    """Where words stand in a text; raises ValueError where they do not."""
    start = text.index(words)
    return Span(start, start + len(words))


def small_store(path: Path, articles: Iterable[Article], record: Record, *broken: Broken) -> Path:
    """Make a store of these articles, each with an empty reading, the record's story, and inputs that could not be used."""
    story = Story(record.id, record.title, record.articles, record.first_at, record.last_at)
    with Store.open(path, write=True) as store, store.commit_point():
        store.keep_setting("reader", READER)
        for article in articles:
            store.keep_article(article)
            store.keep_reading(article, READER, Reading(article=article, reader=READER))
        for one in broken:
            store.keep_broken(one)
        store.keep_stories([story], record.copies, ())
        store.keep_record(record, "mark")
    return path


def exported(path: Path) -> bytes:
    """All that a store has found out."""
    out = BytesIO()
    with Store.open(path) as kept:
        for write in (write_stories, write_records, write_readings):
            write(kept, out)
    return out.getvalue()
