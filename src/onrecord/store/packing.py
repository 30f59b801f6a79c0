"""Facts to bytes and back, and the digests by which a build knows what it has done already."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

import msgspec

from onrecord.facts.article import Article
from onrecord.facts.reading import Reading
from onrecord.store.compact import pack, unpack
from onrecord.store.faults import DamagedError

COLUMNS = ("id", "url", "outlet", "title", "published_at", "lang", "text")
"""An article's fields with a column of their own; the others stand together as JSON."""
NO_ARTICLE = Article(id="")


def pack_reading(reading: Reading) -> bytes:
    """A reading without its article, which the store keeps once."""
    return pack(msgspec.structs.replace(reading, article=NO_ARTICLE))


def unpack_reading(body: bytes, article: Article, layouts: Mapping[bytes, str] | None = None) -> Reading:
    """A kept reading with its article put back; `layouts` as in `unpack`."""
    return msgspec.structs.replace(unpack(body, Reading, layouts or {}), article=article)


def article_row(article: Article) -> tuple[Any, ...]:
    """The article as columns: COLUMNS, the rest as JSON, its mark."""
    fields = msgspec.to_builtins(article)
    rest = {k: v for k, v in fields.items() if k not in COLUMNS and v}
    return (*(fields[name] for name in COLUMNS), msgspec.json.encode(rest, order="sorted").decode(), mark_of(article))


def row_article(row: tuple[Any, ...]) -> Article:
    """The article of columns COLUMNS and the rest. Raises DamagedError where they are none."""
    fields = dict(zip(COLUMNS, row[: len(COLUMNS)], strict=True))
    try:
        return msgspec.convert({**fields, **msgspec.json.decode(row[len(COLUMNS)])}, Article)
    except (msgspec.DecodeError, TypeError) as fault:
        raise DamagedError(f"an article does not decode ({type(fault).__name__})") from fault


def mark_of(article: Article) -> str:
    """The digest of all that a reading can depend on: text and metadata. Not the id, nor when and in which bytes it came in."""
    plain = msgspec.structs.replace(article, id="", digest=None, fetched=None)
    return digest_of(plain)


def digest_of(value: object) -> str:
    """A digest (SHA-256, hexadecimal) of any facts, equal exactly when they are."""
    return hashlib.sha256(msgspec.json.encode(value, order="deterministic")).hexdigest()
