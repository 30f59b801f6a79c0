"""Lists of addresses: one a line, with notes after a #."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.acquire.given import ADDRESS
from onrecord.acquire.taken import Item, Lead
from onrecord.facts.article import Article


def only_addresses(text: str) -> bool:
    """Whether a text is a list of addresses: one a line, with nothing else but notes after a #."""
    lines = [line for raw in text.split("\n") if (line := raw.strip()) and not line.startswith("#")]
    return bool(lines) and all(ADDRESS.fullmatch(line) for line in lines)


def from_addresses(text: str) -> Iterator[Item]:
    """The addresses of a list, each once; the user named them, so each may also be a feed or a sitemap."""
    seen: set[str] = set()
    for raw in text.split("\n"):
        url = raw.strip().lstrip("\ufeff")
        if url and not url.startswith("#") and url not in seen:
            seen.add(url)
            yield Lead(url, Article(id=url, url=url), source=True)
