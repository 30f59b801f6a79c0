"""The timeline drawn to scale, and the map."""

from __future__ import annotations

from collections import Counter

from onrecord.facts.placing import Claim
from onrecord.facts.record import Record
from onrecord.web import wording
from onrecord.web.charts import Point, Spot, draw_map, draw_timeline, moment
from onrecord.web.story.contexts import Map, PlaceRow, Timeline, TimelineRow
from onrecord.web.story.viewer import Viewer

MOST, MOST_TOLD, MOST_PLACES = 24, 60, 14


def timeline_section(record: Record, viewer: Viewer) -> Timeline:
    """What is dated, by when it happened, with when it was first told."""
    claims: dict[str, Claim] = {c.id: c for items in (record.events, record.figures, record.acts, record.statements) for c in items}
    entries = tuple(sorted(record.timeline, key=lambda t: wording.in_time(t.date)))
    if len(entries) > MOST:
        heaviest = sorted(entries, key=lambda t: -(claims[t.claim].weight if t.claim in claims else 0.0))[:MOST]
        entries = tuple(t for t in entries if t in heaviest)
    rows, happened = [], []
    for number, entry in enumerate(entries, 1):
        told, outlet = first_told(claims.get(entry.claim), viewer)
        title = wording.cut(entry.title or entry.claim, 180)
        rows.append(TimelineRow(title, viewer.at(entry.claim), number, wording.day(entry.date), told, outlet))
        if (at := moment(entry.date)) is not None:
            happened.append(Point(at, number, f"{wording.day(entry.date)}: {title}", viewer.at(entry.claim)))
    told_points = [
        Point(at, 0, f"{viewer.outlet(a)}, {wording.when(found.published_at)}: {found.title or a}", viewer.page_of(a))
        for a, found in list(viewer.articles.items())[:MOST_TOLD]
        if (at := moment(found.published_at)) is not None
    ]
    return Timeline(draw_timeline(happened, told_points), tuple(rows))


def first_told(claim: Claim | None, viewer: Viewer) -> tuple[str, str]:
    """When a claim was first told and by whom; empty where no date is known."""
    found = [
        (d, a.article)
        for a in (claim.accounts if claim else ())
        if (d := getattr(viewer.articles.get(a.article), "published_at", None))
    ]
    return (wording.when(min(found)[0]), viewer.outlet(min(found)[1])) if found else ("", "")


def map_section(record: Record, viewer: Viewer) -> Map:
    """The places that events are told to be at (all places where none is), the most named first."""
    del viewer
    named = Counter(e.place for e in record.events if e.place)
    places = [e for e in record.entities if e.kind == "place" and e.latitude is not None and e.longitude is not None]
    used = [e for e in places if e.id in named] or places
    used.sort(key=lambda e: (-named[e.id], e.name))
    spots = [
        Spot(i, e.name, e.latitude or 0.0, e.longitude or 0.0, e.precision or "place", e.country or "", named[e.id])
        for i, e in enumerate(used[:MOST_PLACES], 1)
    ]
    rows = tuple(PlaceRow(s.number, s.name, s.precision, s.claims) for s in spots)
    return Map(draw_map(spots), rows)
