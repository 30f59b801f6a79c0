"""Parquet: an article a row, in our own columns or those of other tools (`given`); read a few rows at a time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from onrecord.acquire.given import of_row
from onrecord.acquire.ids import Names
from onrecord.acquire.taken import Item, broken

ROWS = 64
"""Rows held at a time."""
MOST_GROUP = 2_000_000_000
"""Bytes, unpacked, of a row group that is read: one that says to hold more was made to fill the memory."""


def from_parquet(path: Path, name: str, names: Names) -> Iterator[Item]:
    """The articles of a Parquet file. A row that is none is broken, named `name:number`; needs pyarrow, and says so."""
    try:
        from pyarrow import parquet
    except ImportError:
        yield broken(name, "needs pyarrow", "Parquet is read with it: pip install 'onrecord[tables]'")
        return
    number = 0
    try:
        with parquet.ParquetFile(path) as file:
            for group in range(file.num_row_groups):
                size = file.metadata.row_group(group)
                if size.total_byte_size > MOST_GROUP:
                    yield broken(f"{name}:{number + 1}", "too large", f"a row group of {size.total_byte_size:,} bytes")
                    number += size.num_rows
                    continue
                for batch in file.iter_batches(ROWS, row_groups=[group]):
                    for row in batch.to_pylist():
                        number += 1
                        yield of_cells(row, f"{name}:{number}", names)
    except Exception as fault:  # pyarrow names its faults as it likes; what came before stands
        yield broken(name, "cannot be read", f"{type(fault).__name__}: {fault}")


def of_cells(row: dict[str, Any], where: str, names: Names) -> Item:
    """The article of one row, its times as text."""
    told = {k: v.isoformat() if isinstance(v, datetime | date) else v for k, v in row.items() if v is not None}
    try:
        return of_row(told, where, names)
    except Exception as fault:  # one row's fault is that row's alone
        return broken(where, "cannot be taken in", f"{type(fault).__name__}: {fault}")
