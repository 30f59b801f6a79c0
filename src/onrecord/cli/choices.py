"""Options that several commands share."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

Store = Annotated[Path, typer.Option("--store", "-s", help="The store: one SQLite file.", metavar="FILE", show_default=False)]
Inputs = Annotated[
    list[str],
    typer.Argument(
        help="Files or folders (text, HTML, JSON, CSV, feeds, sitemaps, WARC, zip ...), addresses of pages, feeds or sitemaps, "
        "files of sources (TOML), or - for JSON Lines or addresses from standard input.",
        metavar="INPUT...",
        show_default=False,
    ),
]


class Reader(StrEnum):
    """Which reader of attributions to use."""

    fast = "fast"
    accurate = "accurate"


ReaderOption = Annotated[Reader, typer.Option("--reader", help="fast, or accurate: better at who said what, and slower.")]
Workers = Annotated[int, typer.Option("--workers", "-j", min=0, help="Processes that read; 0: one for each processor.")]


def now() -> str:
    """The time, as written into logs: ISO 8601, UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")
