"""The columns of parts. Those of articles, readings, stories, copies and records are the store's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.facts.article import Article, Broken
from onrecord.store.packing import COLUMNS, article_row, row_article

if TYPE_CHECKING:
    import pyarrow as pa

ARTICLE = (*COLUMNS, "rest", "mark")


def schema(name: str) -> pa.Schema:
    """The columns of a kind of part."""
    import pyarrow as pa

    text, number, data = pa.string(), pa.int64(), pa.binary()
    article = dict.fromkeys(ARTICLE, text)
    kinds: dict[str, dict[str, pa.DataType]] = {
        # `edition_of` as in the store; `page` the bytes as fetched, compressed; `place` the place among all that an input gave
        "articles": {**article, "edition_of": text, "page": data, "place": number},
        "broken": dict.fromkeys(("id", "stage", "reason", "detail", "url", "text", "mark", "reader"), text) | {"place": number},
        "readings": {"id": text, "mark": text, "reader": text, "body": data},
        "light": {"id": text, "day": pa.float64(), "body": data},
        "prints": {"mark": pa.uint64(), "holder": number, "page": pa.bool_()},
        "pairs": {"one": number, "other": number, "count": number},
        "verified": {"end": number, "body": data},
        "copies": {"article": text, "source": text, "body": text},
        "steps": {"place": number, "undated": pa.bool_(), "day": pa.float64(), "id": text, "body": data},
        "scores": {"one": number, "other": number, "score": pa.float64()},
        "members": {"rank": number, "place": number},
        "stories": {"id": text, "title": text, "first_at": text, "last_at": text, "articles": text, "first": number},
        "homes": {"place": number, "chunk": number},
        "grounds": {**article, "body": data, "copies": text},
        "records": {"story": text, "mark": text, "body": data},
    }
    return pa.schema([pa.field(column, kind) for column, kind in kinds[name].items()])


def row_of(article: Article) -> dict[str, Any]:
    """An article as a row."""
    return dict(zip(ARTICLE, article_row(article), strict=True))


def article_of(row: dict[str, Any]) -> Article:
    """The article of a row."""
    return row_article(tuple(row[c] for c in ARTICLE[:-1]))


def row_of_broken(broken: Broken, place: int = 0, mark: str | None = None, reader: str | None = None) -> dict[str, Any]:
    """A broken input as a row."""
    fields = {name: getattr(broken, name) for name in ("id", "stage", "reason", "detail", "url", "text")}
    return {**fields, "mark": mark, "reader": reader, "place": place}
