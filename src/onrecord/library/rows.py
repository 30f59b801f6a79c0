"""A table of records: rows as values, and as pandas, polars or Arrow tables, whose libraries are loaded when asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.export import Cell, Table, arrow_table
from onrecord.library.showing import table_html

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

PANDAS = {"string": "string", "integer": "Int64", "number": "Float64", "boolean": "boolean"}
"""Types that have a place for "not known": a cell without knowledge is empty, never 0 or false."""


class Rows:
    """Rows of one of the tables that exports have, with the same columns; `describe()` says what each means."""

    def __init__(self, table: Table, rows: Iterator[tuple[Cell, ...]]) -> None:
        self._table = table
        self.rows: tuple[tuple[Cell, ...], ...] = tuple(rows)

    @property
    def name(self) -> str:
        """The table's name."""
        return self._table.name

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(c.name for c in self._table.columns)

    def describe(self) -> dict[str, str]:
        """What each column means."""
        return {c.name: c.says for c in self._table.columns}

    def to_pandas(self) -> pd.DataFrame:
        """As a pandas data frame."""
        import pandas as pd

        kinds = [PANDAS[c.kind] for c in self._table.columns]
        columns = zip(*self.rows, strict=True) if self.rows else ((),) * len(kinds)
        made = {n: pd.array(list(v), dtype=k) for n, v, k in zip(self.columns, columns, kinds, strict=True)}
        return pd.DataFrame(made)

    def to_polars(self) -> pl.DataFrame:
        """As a polars data frame."""
        import polars as pl

        kinds = {"string": pl.String, "integer": pl.Int64, "number": pl.Float64, "boolean": pl.Boolean}
        return pl.DataFrame(list(self.rows), schema={c.name: kinds[c.kind] for c in self._table.columns}, orient="row")

    def to_arrow(self) -> pa.Table:
        """As an Arrow table; each field's metadata says what the column means. It needs the extra `tables`."""
        return arrow_table(self._table, list(self.rows))

    def __iter__(self) -> Iterator[dict[str, Cell]]:
        names = self.columns
        return (dict(zip(names, row, strict=True)) for row in self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __repr__(self) -> str:
        return f"<{len(self.rows)} {self.name}>"

    def _repr_html_(self) -> str:
        return table_html(self.columns, self.rows)
