"""Plain text: the file is the text, unaltered; its first line is the title; no publication date is known."""

from __future__ import annotations

from onrecord.acquire.taken import Taken, broken, checked, decoded, digest
from onrecord.facts.article import Article

LONGEST_TITLE = 300


def from_text(data: bytes, identifier: str) -> Taken:
    """The article of a text file's bytes."""
    text = decoded(data)
    if text is None:
        return broken(identifier, "not text", "the bytes are in no known encoding")
    title = next((line.strip().lstrip("\ufeff") for line in text.splitlines() if line.strip().lstrip("\ufeff")), "")
    return checked(Article(id=identifier, title=title[:LONGEST_TITLE], text=text, digest=digest(data)))
