"""POLECAT: PLOVER events as its weekly files have them (40 columns, tab-separated), and onrecord's columns after them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import BinaryIO

from onrecord.export.choosing import Choice
from onrecord.export.columns import Cell
from onrecord.export.eventrows import NO_TYPE, OURS, Coded, Row, first_day, heading, ours, outlets, put, rows, several
from onrecord.export.format import Format, LeftOut
from onrecord.export.told import Told
from onrecord.facts.entity import Entity
from onrecord.lexicon.countries import usual_name
from onrecord.lexicon.eventdata import cow_number, scale_of

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors", "Recipient Title",
    "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip


def party(found: tuple[Entity, ...], names: tuple[str, ...]) -> tuple[Cell, ...]:
    """A side's eight columns."""
    countries = [e.country for e in found]
    numbers = (cow_number(c) for c in countries)
    sectors = [e.sector for e in found if e.sector]
    return (
        several(e.name for e in found if e.named), several(countries), several(str(n) for n in numbers if n is not None),
        sectors[0] if sectors else None, several(sectors), several(e.role for e in found), several(names), None,
    )  # fmt: skip


def where(place: Entity | None) -> tuple[Cell, ...]:
    """A place's ten columns."""
    if place is None:
        return (None,) * 10
    city = place.name if place.precision == "city" else None
    country = usual_name(place.country) if place.country else None
    return (place.name, city, None, None, country, place.latitude, place.longitude, None, place.name, None)


def row(told: Told, one: Coded) -> Row | str:
    """An event's cells; those without a PLOVER type have no place."""
    e = one.event
    if e.type is None:
        return NO_TYPE
    scale = scale_of(e.type, e.mode)
    kinds = [
        several(x.name for x in told.record.entities if x.kind == kind and x.named) for kind in ("person", "organization", "place")
    ]
    langs = several(a.lang for a in (told.articles.get(x.article) for x in one.claim.accounts) if a is not None)
    return (
        e.id, one.day, e.type, e.mode, scale.score if scale else None, scale.quad if scale else None, None,
        *party(one.actors, e.actor_names), *party(one.recipients, e.recipient_names), *where(one.place),
        outlets(told, one.claim), first_day(told, one.claim), *kinds, langs, None, *ours(told, one.claim, e.date),
    )  # fmt: skip


def write(records: Iterable[Told], out: BinaryIO, choice: Choice) -> LeftOut:
    """Write an event a row."""
    left: LeftOut = Counter()
    heading(out, (*COLUMNS, *OURS))
    for cells in rows(records, choice, row, left):
        put(out, cells)
    return left


FORMAT = Format("polecat", "PLOVER events with POLECAT's 40 columns", "text/tab-separated-values", ".tsv", write)
