"""`datapackage.json`: what the tables beside it hold, as Frictionless Data describes tables."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from onrecord.export.columns import Table, schema_of


def package(tables: Iterable[Table], ending: str, form: str, media: str) -> bytes:
    """The description of tables that stand as files of that ending beside it."""
    told = {
        "profile": "tabular-data-package" if form == "csv" else "data-package",
        "name": "onrecord",
        "title": "What outlets write about one event, on one record",
        "description": "Offsets count code points of the article's text. A cell without knowledge is empty. Text that a spreadsheet"
        " could run as a formula has an apostrophe before it in CSV.",
        "resources": [
            {
                "name": t.name,
                "path": f"{t.name}{ending}",
                "description": f"A row: {t.says}.",
                "profile": "tabular-data-resource" if form == "csv" else "data-resource",
                "format": form,
                "mediatype": media,
                "encoding": "utf-8",
                "schema": schema_of(t),
            }
            for t in tables
        ],
    }
    return msgspec.json.format(msgspec.json.encode(told), indent=2) + b"\n"
