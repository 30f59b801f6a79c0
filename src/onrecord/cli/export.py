"""`onrecord export`: what the store holds, for other programs."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from onrecord.cli.choices import Store

EXAMPLE = "Example:  onrecord export records --store news.db --format jsonl > records.jsonl"


class What(StrEnum):
    """What can be exported."""

    stories = "stories"
    records = "records"
    readings = "readings"


def export(
    what: Annotated[What, typer.Argument(help="stories, records or readings.", show_default=False)],
    store: Store,
    format: Annotated[str, typer.Option("--format", help="jsonl: one a line.")] = "jsonl",  # noqa: A002  # the option's name
) -> None:
    """Print stories, records or readings, in order of id."""
    from onrecord.cli.problems import UsageError
    from onrecord.cli.terminal import data_out
    from onrecord.export.jsonl import write_readings, write_records, write_stories
    from onrecord.store.store import Store as StoreFile

    if format != "jsonl":
        raise UsageError(f"{what} are not written as {format!r}", f"onrecord export {what} --store {store} --format jsonl")
    write = {What.stories: write_stories, What.records: write_records, What.readings: write_readings}[what]
    with StoreFile.open(store) as kept, data_out() as out:
        write(kept, out)
