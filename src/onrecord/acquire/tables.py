"""Tables of data: their rows become lines of the text, marked as such; tables that only lay a page out are left as they are."""

from __future__ import annotations

from lxml import etree

from onrecord.acquire.elements import Element, text_of
from onrecord.acquire.lines import KIND

MOST_ROWS = 400
LONG_CELL = 250
FEWEST = 2


def rows_of(table: Element) -> list[str]:
    """A table's rows as lines, cells parted by a bar; [] where it is no table of data."""
    if table.find(".//table") is not None or table.find(".//form") is not None:
        return []
    rows: list[str] = []
    wide = 0
    for row in table.iter("tr"):
        cells = [text_of(c) for c in row if isinstance(c.tag, str) and c.tag in ("td", "th")]
        if any(len(c) > LONG_CELL for c in cells):
            return []
        cells = [c for c in cells if c]
        wide += len(cells) >= FEWEST
        if cells:
            rows.append(" | ".join(cells))
        if len(rows) >= MOST_ROWS:
            break
    return rows if wide >= FEWEST else []


def mark_tables(tree: Element) -> None:
    """Put a table's rows in its place as lines of the kind `table`."""
    for table in list(tree.iter("table")):
        rows = rows_of(table)
        if not rows or table.getparent() is None:
            continue
        caption = table.find("caption")
        titled = [text_of(caption)] if caption is not None else []
        box = etree.Element("div")
        for text in (*titled, *rows):
            if text:
                line = etree.SubElement(box, "p")
                line.text = text
                line.set(KIND, "table")
        box.tail = table.tail
        table.getparent().replace(table, box)
