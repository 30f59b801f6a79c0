"""CSV: one file a table, described by a data package (Frictionless), in a zip; one table alone as a plain file."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from onrecord.export.choosing import Choice
from onrecord.export.columns import Cell, Table, harmless, plain
from onrecord.export.datapackage import package
from onrecord.export.format import Format, LeftOut
from onrecord.export.packing import copied, zipped
from onrecord.export.tables import TABLES
from onrecord.export.told import Told


def line(cells: Iterable[Cell]) -> bytes:
    """A row by RFC 4180, but with a bare line feed; every text is quoted, so that no separator of any spreadsheet parts it."""
    told = ('"' + harmless(c).replace('"', '""') + '"' if isinstance(c, str) else plain(c) for c in cells)
    return (",".join(told) + "\n").encode("utf-8", "replace")


def head(table: Table) -> bytes:
    """The line of column names."""
    return (",".join(c.name for c in table.columns) + "\n").encode()


def write(records: Iterable[Told], out: BinaryIO, choice: Choice) -> LeftOut:
    """Write one table to `out`, or all of them as a zip with their `datapackage.json`."""
    for table in TABLES:
        if table.name == choice.table:
            out.write(head(table))
            for told in records:
                out.writelines(map(line, table.rows(told)))
            return Counter()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        files = {t.name: stack.enter_context(Path(folder, f"{t.name}.csv").open("w+b")) for t in TABLES}
        for table in TABLES:
            files[table.name].write(head(table))
        for told in records:
            for table in TABLES:
                files[table.name].writelines(map(line, table.rows(told)))
        described = package(TABLES, ".csv", "csv", "text/csv")
        zipped([("datapackage.json", lambda to: to.write(described)), *((f"{n}.csv", copied(f)) for n, f in files.items())], out)
    return Counter()


FORMAT = Format(
    "csv",
    "tables for spreadsheets, pandas, polars, DuckDB, with a data package that describes them",
    "text/csv",
    ".csv",
    write,
    tables=tuple(t.name for t in TABLES),
    packed=True,
)
