"""Plain text: the file is the text, unaltered; what it is of is told by the lines at its head."""

from __future__ import annotations

import msgspec

from onrecord.acquire.taken import Taken, broken, checked, decoded, digest
from onrecord.acquire.texthead import first_line, headed
from onrecord.facts.article import Article


def from_text(data: bytes, identifier: str) -> Taken:
    """The article of a text file's bytes."""
    return of_text(data, Article(id=identifier))


def of_text(data: bytes, known: Article, charset: str | None = None) -> Taken:
    """The article of a text's bytes; what is already known of it stands. `charset` is the encoding that its server named."""
    text = decoded(data, charset)
    if text is None:
        return broken(known.id, "not text", "the bytes are in no known encoding", known.url)
    told = headed(text, known) if known.url is None else msgspec.structs.replace(known, title=known.title or first_line(text))
    return checked(msgspec.structs.replace(told, text=text, digest=digest(data)))
