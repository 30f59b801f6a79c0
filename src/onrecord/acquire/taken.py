"""What acquiring gives, and the bounds it keeps."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import msgspec

from onrecord.acquire.charset import decoded
from onrecord.acquire.dates import read_time as iso_time
from onrecord.acquire.language import language_of
from onrecord.facts.article import MOST_TEXT, Article, Broken, Image

__all__ = ["MOST_BYTES", "MOST_TEXT", "Item", "Lead", "Taken", "broken", "checked", "decoded", "digest", "iso_time"]

Taken = Article | Broken | tuple[Article, bytes]
"""An article (with the bytes it was made from where its text was taken out of them), or an input that is none, and why."""


@dataclass(frozen=True)
class Lead:
    """An address at which an article (or, with `source`, a feed or sitemap) is to be fetched, and what is known of it already.

    `changed` is when it last changed (ISO 8601), where a sitemap says so. `own` is whether it is on the host of what named it.
    """

    url: str
    known: Article
    changed: str | None = None
    source: bool = False
    own: bool = True


Item = Taken | Lead
"""What a source gives: an article, an input that is none, or the address of one."""

MOST_BYTES = 20_000_000
DETAIL = 300


def broken(identifier: str, reason: str, detail: str = "", url: str | None = None) -> Broken:
    """An input that cannot be used, with a short stable reason."""
    return Broken(
        id=valid(identifier), stage="acquire", reason=valid(reason), detail=valid(detail[:DETAIL]), url=valid(url) if url else None
    )


def digest(data: bytes) -> str:
    """The SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def valid(text: str) -> str:
    """Text that can be written as UTF-8: half a pair of surrogates (a cut emoji) becomes U+FFFD, so that offsets stay."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    return text


def sound(article: Article) -> Article:
    """The article with every field plain and valid: no surrogates, no NUL but in its text (which is then refused).

    A page's parser gives strings of its own type, which are no facts: they become plain ones.
    """
    images = tuple(Image(*(plain(v) for v in (i.url, i.caption, i.credit))) for i in article.images)
    fields = {
        name: valid(str(value)) if name == "text" else plain(value)
        for name in article.__struct_fields__
        if isinstance(value := getattr(article, name), str)
    }
    return msgspec.structs.replace(article, **fields, images=images)


def plain(value: str | None) -> str | None:
    """A value as a plain, valid string without NUL."""
    return None if value is None else valid(str(value).replace("\0", ""))


def checked(article: Article) -> Article | Broken:
    """The article with the language its text is in, or why it cannot be used: it holds no word, or more than is read at once."""
    article = sound(article)
    if not any(c.isalnum() for c in article.text):
        return broken(article.id, "empty", "the text holds no word", article.url)
    if len(article.text) > MOST_TEXT:
        return broken(article.id, "too long", f"{len(article.text):,} characters; at most {MOST_TEXT:,} are read", article.url)
    if "\0" in article.text:
        return broken(article.id, "not text", "the text holds NUL characters", article.url)
    lang = language_of(article.text, article.lang)
    return article if lang == article.lang else msgspec.structs.replace(article, lang=lang)
