"""Tables: columns with what they mean, and cells from which no formula can run."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, Literal

import msgspec

from onrecord.export.told import Told

Cell = str | int | float | bool | None
Kind = Literal["string", "integer", "number", "boolean"]
FORMULA = ("=", "+", "-", "@", "\t", "\r", "|", "%")
"""What a spreadsheet may take for the start of a formula, by OWASP's list and what older programs took (DDE)."""
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
"""Control characters that no reader of tables expects."""
BREAKS = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
JOINED = " | "
"""Between several values in one cell."""


class Column(msgspec.Struct, frozen=True):
    """A column: its name, the kind of its values, and what they mean. A cell without knowledge is empty."""

    name: str
    kind: Kind
    says: str


class Table(msgspec.Struct, frozen=True):
    """A table: its name, what a row is, its columns, the rows of one record, the columns that tell a row from all others."""

    name: str
    says: str
    columns: tuple[Column, ...]
    rows: Callable[[Told], Iterable[tuple[Cell, ...]]]
    key: tuple[str, ...]
    references: dict[str, tuple[str, str]] = {}


def joined(values: Iterable[str]) -> str | None:
    """Several values in one cell, none as an empty one."""
    return JOINED.join(values) or None


def harmless(text: str) -> str:
    """Text that a spreadsheet shows and does not run: an apostrophe stands before what could be taken for a formula."""
    text = UNSEEN.sub("", text)
    return f"'{text}" if text.lstrip(" \n\u00a0").startswith(FORMULA) else text


def in_a_line(text: str) -> str:
    """Text without what would end a cell or a row of a tab-separated file: each run of breaks is a space."""
    return BREAKS.sub(" ", text)


def plain(value: Cell) -> str:
    """A value as text: nothing for None, numbers without an exponent where they are whole, true and false."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 10**15:
        return str(int(value))
    return str(value)


def column(name: str, says: str, kind: Kind = "string") -> Column:
    """A column."""
    return Column(name, kind, says)


def schema_of(table: Table) -> dict[str, Any]:
    """The table's Table Schema, as a data package has it."""
    found: dict[str, Any] = {
        "fields": [{"name": c.name, "type": c.kind, "description": c.says} for c in table.columns],
        "primaryKey": list(table.key),
        "missingValues": [""],
    }
    if table.references:
        found["foreignKeys"] = [
            {"fields": own, "reference": {"resource": other, "fields": theirs}} for own, (other, theirs) in table.references.items()
        ]
    return found
