"""Tables: CSV and TSV with a header in the names that tools use, GDELT's files without one, and columns of addresses."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import Any

from onrecord.acquire.given import ADDRESS, of_row
from onrecord.acquire.ids import Names
from onrecord.acquire.taken import MOST_TEXT, Item, Lead, broken, decoded
from onrecord.facts.article import Article
from onrecord.lexicon.exports import exports, plain

GKG_COLUMNS = (25, 27)
EVENT_COLUMNS = (57, 58, 61)
DELIMITERS = ",;\t|"


def from_table(data: bytes, name: str, names: Names) -> Iterator[Item]:
    """The articles of a table: rows with a text, addresses of rows without one. A row that is none is broken."""
    text = decoded(data)
    if text is None:
        yield broken(name, "not text", "the bytes are in no known encoding")
        return
    csv.field_size_limit(MOST_TEXT * 4)
    first = text.lstrip("\ufeff").partition("\n")[0].rstrip("\r")
    if columns := gdelt(first):
        yield from of_gdelt(text, name, columns)
        return
    delimiter = max(DELIMITERS, key=first.count) if any(d in first for d in DELIMITERS) else ","
    rows = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=delimiter)
    header: list[str] | None = None
    number = 0
    while True:
        try:
            cells = next(rows, None)
        except csv.Error as fault:
            yield broken(f"{name}:{rows.line_num}", "not a row", str(fault))
            continue
        if cells is None:
            return
        if not any(cell.strip() for cell in cells):
            continue
        number += 1
        where = f"{name}:{number}"
        if header is None:
            if known_names(cells):
                header = cells
                continue
            header = []
        if header:
            row: dict[str, Any] = {k: v for k, v in zip(header, cells, strict=False) if k.strip() and v.strip()}
            try:
                yield of_row(row, where, names)
            except Exception as fault:  # one row's fault is that row's alone
                yield broken(where, "cannot be taken in", f"{type(fault).__name__}: {fault}")
        elif url := next((c.strip() for c in cells if ADDRESS.fullmatch(c.strip())), None):
            yield Lead(url, Article(id=url, url=url))
        else:
            yield broken(where, "no text", "the row has no address, and the table no header with known names")


def known_names(cells: list[str]) -> bool:
    """Whether a row is a header: it names a text or an address."""
    names = {plain(c) for c in cells}
    wanted = {path[0] for field in ("text", "html", "url") for path in exports().fields[field] if len(path) == 1}
    return bool(names & wanted) and not any(ADDRESS.fullmatch(c.strip()) for c in cells)


def gdelt(line: str) -> int | None:
    """The column of the article's address in a line of GDELT's knowledge graph (15 columns or 27) or event file (58 or 61)."""
    cells = line.split("\t")
    if len(cells) in EVENT_COLUMNS and cells[0].isdigit() and ADDRESS.match(cells[-1]):
        return len(cells) - 1
    if len(cells) in GKG_COLUMNS and len(cells) > 4 and re.fullmatch(r"\d{14}", cells[1]) and ADDRESS.match(cells[4]):
        return 4
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
            outlet = cells[3].strip() if column == 4 else None
            yield Lead(url, Article(id=url, url=url, outlet=outlet or None))


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
