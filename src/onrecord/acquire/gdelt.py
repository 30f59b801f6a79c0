"""GDELT's files: the addresses of the articles that its knowledge graph and its table of events name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.acquire.given import ADDRESS
from onrecord.acquire.taken import Item, Lead, broken
from onrecord.facts.article import Article

GKG_COLUMNS = (25, 27)
EVENT_COLUMNS = (57, 58, 61)
PLACE, SOURCE = 4, 3
"""Columns of an article's address and of its source's name in the knowledge graph."""


def gdelt(line: str) -> int | None:
    """The column of the article's address in a line of GDELT's knowledge graph (15 columns or 27) or event file (58 or 61)."""
    cells = line.split("\t")
    if len(cells) in EVENT_COLUMNS and cells[0].isdigit() and ADDRESS.match(cells[-1]):
        return len(cells) - 1
    if len(cells) in GKG_COLUMNS and re.fullmatch(r"\d{14}", cells[1]) and ADDRESS.match(cells[PLACE]):
        return PLACE
    return None


def of_gdelt(text: str, name: str, column: int) -> Iterator[Item]:
    """The addresses in a file of GDELT, each once: many events come from one article."""
    seen: set[str] = set()
    for number, line in enumerate(text.splitlines(), 1):
        cells = line.split("\t")
        url = cells[column].strip() if len(cells) > column else ""
        if not ADDRESS.fullmatch(url):
            if line.strip():
                yield broken(f"{name}:{number}", "no text", "the row has no address")
        elif url not in seen:
            seen.add(url)
            outlet = cells[SOURCE].strip() if column == PLACE else None
            yield Lead(url, Article(id=url, url=url, outlet=outlet or None))
