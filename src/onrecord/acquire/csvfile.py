"""CSV and TSV with a header in the names that tools use, or with a column of addresses."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from onrecord.acquire.gdelt import gdelt, of_gdelt
from onrecord.acquire.given import ADDRESS, of_row
from onrecord.acquire.ids import Names
from onrecord.acquire.taken import MOST_TEXT, Item, Lead, broken, decoded
from onrecord.facts.article import Article
from onrecord.lexicon.exports import exports, plain

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
