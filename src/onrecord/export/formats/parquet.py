"""Parquet: the tables of CSV, typed, with what each column means in its metadata; text as it is."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from onrecord.export.choosing import Choice
from onrecord.export.columns import Cell, Table
from onrecord.export.datapackage import package
from onrecord.export.format import Format, LeftOut
from onrecord.export.packing import copied, zipped
from onrecord.export.tables import TABLES
from onrecord.export.told import Told

if TYPE_CHECKING:
    import pyarrow as pa

GROUP = 5_000
"""Rows of a row group: what is held of each table at a time."""
MEDIA = "application/vnd.apache.parquet"


class _Growing:
    """A table's file that rows are added to."""

    def __init__(self, table: Table, file: BinaryIO) -> None:
        from pyarrow import parquet

        self.table = table
        self._rows: list[tuple[Cell, ...]] = []
        self._writer = parquet.ParquetWriter(file, schema_of(table), compression="zstd")

    def add(self, rows: Iterable[tuple[Cell, ...]]) -> None:
        for row in rows:
            self._rows.append(row)
            if len(self._rows) == GROUP:
                self._put()

    def _put(self) -> None:
        self._writer.write_table(arrow_table(self.table, self._rows))
        self._rows.clear()

    def close(self) -> None:
        if self._rows:
            self._put()
        self._writer.close()


def schema_of(table: Table) -> pa.Schema:
    """The table's columns with their types; each field's metadata tells what it means."""
    import pyarrow as pa

    kinds = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}
    return pa.schema([pa.field(c.name, kinds[c.kind], metadata={"description": c.says}) for c in table.columns])


def arrow_table(table: Table, rows: list[tuple[Cell, ...]]) -> pa.Table:
    """Rows as an Arrow table."""
    import pyarrow as pa

    schema = schema_of(table)
    columns = zip(*rows, strict=True) if rows else ((),) * len(table.columns)
    values = ([_fit(v) for v in column] for column in columns)
    return pa.table([pa.array(v, f.type) for v, f in zip(values, schema, strict=True)], schema=schema)


def _fit(value: Cell) -> Cell:
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def _growing(tables: Iterable[Table], folder: str, stack: ExitStack) -> Iterator[tuple[BinaryIO, _Growing]]:
    for table in tables:
        file = stack.enter_context(Path(folder, f"{table.name}.parquet").open("w+b"))  # noqa: SIM115  # the stack closes it
        yield file, _Growing(table, file)


def write(records: Iterable[Told], out: BinaryIO, choice: Choice) -> LeftOut:
    """Write one table to `out`, or all of them as a zip with their `datapackage.json`."""
    chosen = [t for t in TABLES if choice.table in (None, t.name)]
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        files = list(_growing(chosen, folder, stack))
        for told in records:
            for _, growing in files:
                growing.add(growing.table.rows(told))
        for _, growing in files:
            growing.close()
        if choice.table is not None:
            copied(files[0][0])(out)
            return Counter()
        described = package(TABLES, ".parquet", "parquet", MEDIA)
        packed = ((f"{g.table.name}.parquet", copied(f)) for f, g in files)
        zipped([("datapackage.json", lambda to: to.write(described)), *packed], out)
    return Counter()


FORMAT = Format(
    "parquet",
    "the same tables, typed, for pandas, polars, DuckDB, Arrow",
    MEDIA,
    ".parquet",
    write,
    tables=tuple(t.name for t in TABLES),
    packed=True,
    modules=("pyarrow",),
    extra="tables",
)
