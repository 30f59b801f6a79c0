"""JSON Lines: one record a line, as the contract has it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import BinaryIO

from onrecord.export.choosing import Choice
from onrecord.export.format import Format, LeftOut
from onrecord.export.jsonl import write_lines
from onrecord.export.told import Told


def write(records: Iterable[Told], out: BinaryIO, choice: Choice) -> LeftOut:  # noqa: ARG001  # every record goes out whole
    """Write a record a line."""
    write_lines((t.record for t in records), out)
    return Counter()


FORMAT = Format("jsonl", "records whole, one a line", "application/jsonl", ".jsonl", write)
