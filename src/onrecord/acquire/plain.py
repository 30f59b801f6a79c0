"""Plain text: the file is the text, unaltered; its first line is the title; no publication date is known."""

from __future__ import annotations

import msgspec

from onrecord.acquire.taken import Taken, broken, checked, decoded, digest
from onrecord.facts.article import Article

LONGEST_TITLE = 300


def from_text(data: bytes, identifier: str) -> Taken:
    """The article of a text file's bytes."""
    return of_text(data, Article(id=identifier))


def of_text(data: bytes, known: Article, charset: str | None = None) -> Taken:
    """The article of a text's bytes; what is already known of it stands. `charset` is the encoding that its server named."""
    text = decoded(data, charset)
    if text is None:
        return broken(known.id, "not text", "the bytes are in no known encoding", known.url)
    title = next((line.strip().lstrip("\ufeff") for line in text.splitlines() if line.strip().lstrip("\ufeff")), "")
    return checked(msgspec.structs.replace(known, title=known.title or title[:LONGEST_TITLE], text=text, digest=digest(data)))
