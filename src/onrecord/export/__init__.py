"""Exports, one format a file. They only read the store.

`write(format_named("csv"), told(store, Choice(since="2024-01-01")), out)` writes whole stores, record by record;
`download(format_named("csv"), with_articles(store, record))` gives one record as a file: its name, its media type, its bytes.
`formats().found` are all formats by name with their media types; one of which nothing is `missing` can be offered for download.
`TABLES` are the tables of CSV and Parquet, for who wants their rows in memory; `arrow_table` makes an Arrow table of them.
"""

from onrecord.export.choosing import Choice, ExportError, factualities, told, with_articles
from onrecord.export.claims import Claim
from onrecord.export.columns import Cell, Table
from onrecord.export.format import Format, missing
from onrecord.export.formats.parquet import arrow_table
from onrecord.export.registry import Formats, format_named, formats
from onrecord.export.tables import TABLES
from onrecord.export.told import Told
from onrecord.export.writing import Download, download, is_zip, write

__all__ = [
    "TABLES",
    "Cell",
    "Choice",
    "Claim",
    "Download",
    "ExportError",
    "Format",
    "Formats",
    "Table",
    "Told",
    "arrow_table",
    "download",
    "factualities",
    "format_named",
    "formats",
    "is_zip",
    "missing",
    "told",
    "with_articles",
    "write",
]
