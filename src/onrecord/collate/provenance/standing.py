"""Claims over which accounts conflict are disputed."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from onrecord.facts.record import Record, RecordAct, RecordEvent, RecordFigure, RecordStatement

Item = TypeVar("Item", RecordStatement, RecordEvent, RecordFigure, RecordAct)


def dispute(record: Record) -> Record:
    """The record with every event, figure and act that stands in a conflict marked as disputed."""
    torn = {c for d in record.discrepancies if d.verdict == "conflict" and d.kind != "wording" for c in d.claims}

    def marked(items: tuple[Item, ...]) -> tuple[Item, ...]:
        return tuple(
            msgspec.structs.replace(x, standing="disputed") if x.id in torn and x.standing != "withdrawn" else x for x in items
        )

    return msgspec.structs.replace(record, events=marked(record.events), figures=marked(record.figures), acts=marked(record.acts))
