"""UCDP GED: attacks with people killed (49 columns), as far as a record knows; never `best`, which is a coder's judgement."""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable
from typing import BinaryIO

from onrecord.export.choosing import Choice
from onrecord.export.columns import Cell
from onrecord.export.eventrows import OURS, Coded, Row, ours, rows
from onrecord.export.format import Format, LeftOut
from onrecord.export.formats.csv import line
from onrecord.export.told import Told
from onrecord.facts.entity import Entity
from onrecord.facts.record import RecordEvent, RecordFigure
from onrecord.lexicon.countries import usual_name

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id", "conflict_name",
    "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id",
    "side_b", "number_of_sources", "source_article", "source_office", "source_date", "source_headline", "source_original",
    "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid",
    "country", "country_id", "region", "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b",
    "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
NEAR = {"city": 1, "region": 4, "country": 6}
"""UCDP's precision of places: 1 exact, 4 first-order region, 6 country."""
DAY, MONTH, YEAR = 1, 4, 5
"""UCDP's precision of dates: 1 the day, 4 within a month, 5 within a year."""
SEVERAL = ";"
REDUCED = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?")
"""A year or a month; seasons, quarters and weeks have no place in UCDP's scheme."""


def leading(told: Told) -> str | None:
    """The event that leads a record: the heaviest that is told as a fact and has a PLOVER type."""
    found = (c for c in told.claims if isinstance(c.item, RecordEvent) and c.item.type and c.factuality == "actual")
    return next((c.id for c in found), None)


def killed(told: Told, event: str) -> list[RecordFigure]:
    """The figures of people killed in an event: those that name it, and where it leads the record those of the story's toll."""
    toll = told.record.toll
    settled = set(toll.figures) if toll is not None and toll.killed and event == leading(told) else set()
    series = [{v.figure for v in s.values} for s in told.record.series]
    same = settled.union(*(values for values in series if values & settled))
    return [f for f in told.record.figures if f.sense == "killed" and (f.event == event or f.id in same)]


def bounds(figures: list[RecordFigure]) -> tuple[Cell, Cell]:
    """The most and the fewest killed that any account tells; None where no account bounds it."""
    highs = [f.high for f in figures if f.high is not None]
    lows = [f.low for f in figures if f.low is not None]
    return max(highs) if highs else None, min(lows) if lows else None


def dates(one: Coded) -> tuple[Cell, ...]:
    """Year, precision, first and last day; of a month or a year its first and its last."""
    date = one.event.date
    if one.day:
        return int(one.day[:4]), DAY, one.day, one.day
    if date is None or not REDUCED.fullmatch(date):
        return (None,) * 4
    if len(date) == len("2020"):
        return int(date), YEAR, f"{date}-01-01", f"{date}-12-31"
    year, month = int(date[:4]), int(date[5:])
    return year, MONTH, f"{date}-01", f"{date}-{monthrange(year, month)[1]:02}"


def side(found: Iterable[Entity]) -> str | None:
    """A side: states, bodies and groups. A person is none: of "he died" whoever died would be the doer."""
    return SEVERAL.join(e.name for e in found if e.kind != "person") or None


def row(told: Told, one: Coded) -> Row | str:
    """An attack's cells, by column; other events have no place."""
    if one.event.type != "ASSAULT":
        return "events that are no attack"
    figures = killed(told, one.event.id)
    if not figures:
        return "attacks of which no account counts the killed"
    place, known = one.place, dict.fromkeys(COLUMNS)
    articles = [a for a in (told.articles.get(i) for i in dict.fromkeys(x.article for x in one.event.accounts)) if a is not None]
    high, low = bounds(figures)
    year, near, start, end = dates(one)
    cells: dict[str, Cell] = {
        **known, "id": one.event.id, "relid": told.record.id, "year": year, "date_prec": near, "date_start": start, "date_end": end,
        "side_a": side(one.actors), "side_b": side(one.recipients),
        "number_of_sources": one.claim.origins[0], "source_article": SEVERAL.join(f'"{a.title}"' for a in articles) or None,
        "source_office": SEVERAL.join(a.outlet for a in articles if a.outlet) or None,
        "source_date": SEVERAL.join(a.published_at[:10] for a in articles if a.published_at) or None,
        "source_headline": SEVERAL.join(a.title for a in articles if a.title) or None,
        "high": high, "low": low,
    }  # fmt: skip
    if place is not None:
        cells |= {
            "where_prec": NEAR.get(place.precision or ""), "where_coordinates": place.name, "where_description": place.name,
            "latitude": place.latitude, "longitude": place.longitude, "country": usual_name(place.country or ""),
        }  # fmt: skip
        if place.latitude is not None and place.longitude is not None:
            cells["geom_wkt"] = f"POINT ({place.longitude} {place.latitude})"
    return (*cells.values(), *ours(told, one.claim, one.event.date))


def write(records: Iterable[Told], out: BinaryIO, choice: Choice) -> LeftOut:
    """Write an attack in which somebody was killed a row."""
    left: LeftOut = Counter()
    out.write((",".join((*COLUMNS, *OURS)) + "\n").encode())
    out.writelines(line(cells) for cells in rows(records, choice, row, left))
    return left


FORMAT = Format("ucdp-ged", "attacks with people killed, UCDP GED's 49 columns, without best", "text/csv", ".csv", write)
