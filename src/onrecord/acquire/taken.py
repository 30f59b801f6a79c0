"""What acquiring gives, and the bounds it keeps."""

from __future__ import annotations

import hashlib

import msgspec

from onrecord.acquire.charset import decoded
from onrecord.acquire.dates import read_time as iso_time
from onrecord.acquire.language import language_of
from onrecord.facts.article import Article, Broken

__all__ = ["MOST_BYTES", "MOST_TEXT", "Taken", "broken", "checked", "decoded", "digest", "iso_time"]

Taken = Article | Broken | tuple[Article, bytes]
"""An article (with the bytes it was made from where its text was taken out of them), or an input that is none, and why."""

MOST_BYTES = 20_000_000
MOST_TEXT = 1_000_000
DETAIL = 300


def broken(identifier: str, reason: str, detail: str = "", url: str | None = None) -> Broken:
    """An input that cannot be used, with a short stable reason."""
    return Broken(id=identifier, stage="acquire", reason=reason, detail=detail[:DETAIL], url=url)


def digest(data: bytes) -> str:
    """The SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def checked(article: Article) -> Article | Broken:
    """The article with the language its text is in, or why it cannot be used: it holds no word, or more than is read at once."""
    if not any(c.isalnum() for c in article.text):
        return broken(article.id, "empty", "the text holds no word", article.url)
    if len(article.text) > MOST_TEXT:
        return broken(article.id, "too long", f"{len(article.text):,} characters; at most {MOST_TEXT:,} are read", article.url)
    if "\0" in article.text:
        return broken(article.id, "not text", "the text holds NUL characters", article.url)
    lang = language_of(article.text, article.lang)
    return article if lang == article.lang else msgspec.structs.replace(article, lang=lang)
