"""CSV and Parquet, read by what people open them with: Frictionless, pandas, polars, DuckDB."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pytest
from tests.export.made import made_record, made_told

from onrecord.export.claims import figure_title
from onrecord.export.columns import harmless
from onrecord.export.tables import TABLES
from onrecord.export.told import Told
from onrecord.facts.record import RecordFigure

Exported = Callable[..., bytes]


def unpacked(body: bytes, folder: Path) -> Path:
    with zipfile.ZipFile(io.BytesIO(body)) as pack:
        pack.extractall(folder)
    return folder


@pytest.mark.parametrize("name", ["csv", "parquet"])
def test_duckdb_joins_the_tables(name: str, exported: Exported, tmp_path: Path) -> None:
    folder = unpacked(exported(name), tmp_path)
    found = duckdb.execute(
        f"SELECT c.title, c.origins_low, a.outlet, a.words FROM '{folder}/claims.{name}' c JOIN '{folder}/accounts.{name}' a"  # noqa: S608
        " USING (claim) WHERE c.sort = 'event' AND c.standing = 'corroborated' ORDER BY a.number"
    ).fetchall()
    assert [row[1] for row in found] == [2, 2]
    assert found[0][3] == "Army boats shelled the harbour of Mindal on Monday … shelled"


@pytest.mark.parametrize(
    ("counts", "unit", "sense", "told"),
    [
        ("cruise height", "feet", None, "37000 feet: cruise height"),
        ("people on board", "people", "killed", "37000 people on board killed"),
        ("people killed", "people", "killed", "37000 people killed"),
        ("", "people", None, "37000 people"),
        ("", "", None, "37000"),
    ],
)
def test_a_figure_has_its_unit_and_what_became_of_it(counts: str, unit: str, sense: str | None, told: str) -> None:
    assert figure_title(RecordFigure("f1", 37000, 37000, unit, counts, None, None, (), (0, 1), sense=sense)) == told


def test_pandas_and_polars_read_the_same_rows(exported: Exported, tmp_path: Path) -> None:
    flat, typed = unpacked(exported("csv"), tmp_path / "c"), unpacked(exported("parquet"), tmp_path / "p")
    for table in TABLES:
        rows = list(table.rows(made_told()))
        assert len(pd.read_csv(flat / f"{table.name}.csv")) == len(rows) > 0, table.name
        frame = pl.read_parquet(typed / f"{table.name}.parquet")
        assert frame.columns == [c.name for c in table.columns]
        assert [tuple(r) for r in frame.rows()] == rows, table.name


def test_the_data_package_describes_every_column(exported: Exported, tmp_path: Path) -> None:
    folder = unpacked(exported("csv"), tmp_path)
    package = json.loads((folder / "datapackage.json").read_text())
    assert {r["name"] for r in package["resources"]} == {t.name for t in TABLES}
    for resource in package["resources"]:
        with (folder / resource["path"]).open(newline="") as file:
            heading = next(csv.reader(file))
        assert heading == [f["name"] for f in resource["schema"]["fields"]]
        assert all(f["description"] for f in resource["schema"]["fields"])


def test_rows_fit_their_columns_and_their_keys_tell_them_apart(one: Told) -> None:
    kinds = {"string": str, "integer": int, "number": int | float, "boolean": bool}
    for table in TABLES:
        names = [c.name for c in table.columns]
        assert len(set(names)) == len(names)
        rows = [dict(zip(names, row, strict=True)) for row in table.rows(one)]
        for row in rows:
            for column in table.columns:
                value = row[column.name]
                assert value is None or isinstance(value, kinds[column.kind]), (table.name, column.name, value)
        keys = [tuple(row[k] for k in table.key) for row in rows]
        assert len(set(keys)) == len(keys), table.name
        assert all(None not in k for k in keys), table.name


def test_every_event_is_in_the_table_that_tells_its_factuality(exported: Exported) -> None:
    frame = pd.read_csv(io.BytesIO(exported("csv", table="events")))
    assert set(frame["factuality"]) == {"actual", "possible"}
    assert frame.set_index("claim").loc["v2", "abstained"] == "place: no account tells it"
    assert frame.set_index("claim").loc["v1", "verdicts"] == "factuality: conflict"


def test_an_address_leads_to_the_words(one: Told) -> None:
    for row in (dict(zip([c.name for c in t.columns], r, strict=True)) for t in TABLES[2:3] for r in t.rows(one)):
        article, _, where = str(row["span"]).split(" | ")[0].partition("#char=")
        start, end = map(int, where.split(","))
        assert str(row["words"]).startswith(one.articles[article].text[start:end])


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", " =1", "\r=1", "|calc", "\x00=1", "\n=cmd", "\u00a0=1"])
def test_no_formula_can_run_from_a_cell(text: str) -> None:
    assert harmless(text).startswith("'")


def test_cells_of_the_record_are_harmless(exported: Exported) -> None:
    for table in TABLES:
        for row in csv.reader(io.StringIO(exported("csv", table=table.name).decode())):
            for cell in row:
                assert not cell.startswith(("=", "@", "+")), cell
                assert not cell.startswith("-") or float(cell)
    assert "'=HYPERLINK" in exported("csv", table="articles").decode()


def test_cells_without_knowledge_are_empty(exported: Exported) -> None:
    found = {row["claim"]: row for row in csv.DictReader(io.StringIO(exported("csv", table="events").decode()))}
    assert (found["v2"]["place"], found["v2"]["date"], found["v2"]["latitude"], found["v2"]["recipients"]) == ("", "", "", "")
    assert made_record().events[1].place is None
