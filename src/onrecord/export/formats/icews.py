"""ICEWS: events with CAMEO codes as its yearly files have them (20 columns, tab-separated), and onrecord's columns after them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import BinaryIO

from onrecord.export.choosing import Choice
from onrecord.export.eventrows import NO_TYPE, OURS, Coded, Row, heading, ours, outlets, put, rows, several
from onrecord.export.format import Format, LeftOut
from onrecord.export.told import Told
from onrecord.facts.entity import Entity
from onrecord.lexicon.countries import usual_name
from onrecord.lexicon.eventdata import cameo_of

COLUMNS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code", "Intensity",
    "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher", "City", "District", "Province",
    "Country", "Latitude", "Longitude",
)  # fmt: skip


def country(found: tuple[Entity, ...]) -> str | None:
    """The countries of a side by their usual names."""
    return several(usual_name(e.country) for e in found if e.country)


def row(told: Told, one: Coded) -> Row | str:
    """An event's cells; the PLOVER type and mode that CAMEO has no code for."""
    e, place = one.event, one.place
    if e.type is None:
        return NO_TYPE
    cameo = cameo_of(e.type, e.mode, next((a.sector for a in one.actors if a.sector), None))
    if cameo is None:
        return f"events that CAMEO has no code for: {e.type} {e.mode or ''}".rstrip()
    city = place.name if place and place.precision == "city" else None
    state = usual_name(place.country) if place and place.country else None
    point = (place.latitude, place.longitude) if place else (None, None)
    return (
        e.id, one.day, several(e.actor_names), several(a.sector for a in one.actors), country(one.actors), cameo.text, cameo.code,
        cameo.goldstein, several(e.recipient_names), several(r.sector for r in one.recipients), country(one.recipients),
        told.record.id, None, outlets(told, one.claim), city, None, None, state, *point, *ours(told, one.claim, e.date),
    )  # fmt: skip


def write(records: Iterable[Told], out: BinaryIO, choice: Choice) -> LeftOut:
    """Write an event a row; what CAMEO has no code for is counted by PLOVER type and mode."""
    left: LeftOut = Counter()
    heading(out, (*COLUMNS, *OURS))
    for cells in rows(records, choice, row, left):
        put(out, cells)
    return left


FORMAT = Format("icews", "events with CAMEO codes and ICEWS' 20 columns", "text/tab-separated-values", ".tsv", write)
