"""Events as rows of event data, once a record: which of them, what onrecord tells of each, and a tab-separated file."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

import msgspec

from onrecord.export.choosing import Choice
from onrecord.export.claims import Claim
from onrecord.export.columns import Cell, harmless, in_a_line, joined, plain
from onrecord.export.format import LeftOut
from onrecord.export.told import Told, address, first_words
from onrecord.facts.entity import Entity
from onrecord.facts.record import RecordEvent

OURS = (
    "onrecord_claim", "onrecord_story", "onrecord_factuality", "onrecord_standing", "onrecord_origins_low", "onrecord_origins_high",
    "onrecord_verdicts", "onrecord_words", "onrecord_span", "onrecord_url", "onrecord_date", "onrecord_abstained",
)  # fmt: skip
"""Columns that stand after those of a format. `onrecord_date` is the date as told, which may be reduced to a month or a year."""
WHOLE_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
SEVERAL = "; "
"""Between several values in a cell of event data, as ICEWS and POLECAT have it."""
NO_TYPE = "events that PLOVER has no type for"
Row = tuple[Cell, ...]


class Coded(msgspec.Struct, frozen=True):
    """An event of a record with the entities it names."""

    claim: Claim
    event: RecordEvent
    actors: tuple[Entity, ...]
    recipients: tuple[Entity, ...]
    place: Entity | None

    @property
    def day(self) -> str | None:
        """The event's day, None where the accounts tell only a month, a week or a year, or nothing."""
        return self.event.date if self.event.date and WHOLE_DAY.fullmatch(self.event.date) else None


def coded(told: Told, choice: Choice, left: LeftOut) -> Iterator[Coded]:
    """The events of a record that were asked for; the others are counted in `left`."""
    for claim in told.claims:
        event = claim.item
        if not isinstance(event, RecordEvent):
            continue
        if event.factuality not in choice.factuality:
            left[f"events that are {event.factuality} (--factuality asks for them)"] += 1
            continue
        yield Coded(
            claim,
            event,
            tuple(told.entity[e] for e in event.actors if e in told.entity),
            tuple(told.entity[e] for e in event.recipients if e in told.entity),
            told.entity.get(event.place or ""),
        )


def rows(records: Iterable[Told], choice: Choice, row_of: Callable[[Told, Coded], Row | str], left: LeftOut) -> Iterator[Row]:
    """The row of each event that was asked for; where `row_of` gives a reason in place of cells, the event is counted by it."""
    for told in records:
        for one in coded(told, choice, left):
            made = row_of(told, one)
            if isinstance(made, str):
                left[made] += 1
            else:
                yield made


def ours(told: Told, claim: Claim, date: str | None) -> tuple[Cell, ...]:
    """What onrecord tells of a claim, as `OURS` has it."""
    shown = first_words(claim)
    words = (told.words(shown.article, shown.spans), address(shown.article, shown.spans)) if shown else (None, None)
    return (
        claim.id, told.record.id, claim.factuality, claim.standing, *claim.origins, joined(told.verdicts(claim.id)), *words,
        told.url(shown.article) if shown else None, date, joined(told.abstained(claim.id)),
    )  # fmt: skip


def several(values: Iterable[str | None]) -> str | None:
    """Several values in a cell, each once; None for none."""
    return SEVERAL.join(dict.fromkeys(v for v in values if v)) or None


def put(out: BinaryIO, cells: Iterable[Cell]) -> None:
    """Write a row: texts on one line and harmless, with quotation marks doubled inside others, as readers expect."""
    made = io.StringIO()
    row = [harmless(in_a_line(c)) if isinstance(c, str) else plain(c) for c in cells]
    csv.writer(made, "excel-tab", lineterminator="\n").writerow(row)
    out.write(made.getvalue().encode("utf-8", "replace"))


def heading(out: BinaryIO, columns: Iterable[str]) -> None:
    """Write the line of column names, byte for byte."""
    out.write(("\t".join(columns) + "\n").encode())


def outlets(told: Told, claim: Claim) -> str | None:
    """The outlets that carry a claim."""
    found = (told.articles.get(a.article) for a in claim.accounts)
    return several(a.outlet for a in found if a is not None)


def first_day(told: Told, claim: Claim) -> str | None:
    """The day on which the first account of a claim was published, where it is known."""
    found = (told.articles.get(a.article) for a in claim.accounts)
    days = sorted(a.published_at[:10] for a in found if a is not None and a.published_at)
    return next((d for d in days if WHOLE_DAY.fullmatch(d)), None)
