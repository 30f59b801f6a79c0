"""GeoJSON (RFC 7946): events as points, where their place has one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from onrecord.export.choosing import Choice
from onrecord.export.fixed import put_listed
from onrecord.export.format import Format, LeftOut
from onrecord.export.told import Told, address, first_words
from onrecord.facts.record import RecordEvent


def features(told: Told, left: LeftOut) -> Iterator[dict[str, Any]]:
    """A feature an event with a point, whatever its factuality, which stands among its properties."""
    for c in told.claims:
        if not isinstance(e := c.item, RecordEvent):
            continue
        place, shown = told.entity.get(e.place or ""), first_words(c)
        if place is None or place.latitude is None or place.longitude is None:
            left["events without a place that has a point"] += 1
            continue
        yield {
            "type": "Feature",
            "id": f"{told.record.id}/{e.id}",
            "geometry": {"type": "Point", "coordinates": [place.longitude, place.latitude]},
            "properties": {
                "claim": e.id,
                "story": told.record.id,
                "title": c.title,
                "type": e.type,
                "mode": e.mode,
                "factuality": e.factuality,
                "actors": list(e.actor_names),
                "recipients": list(e.recipient_names),
                "place": place.name,
                "precision": place.precision,
                "date": e.date,
                "standing": c.standing,
                "origins_low": c.origins[0],
                "origins_high": c.origins[1],
                "verdicts": list(told.verdicts(c.id)),
                "abstained": list(told.abstained(c.id)),
                "words": told.words(shown.article, shown.spans) if shown else None,
                "span": address(shown.article, shown.spans) if shown else None,
                "url": told.url(shown.article) if shown else None,
            },
        }


def write(records: Iterable[Told], out: BinaryIO, choice: Choice) -> LeftOut:  # noqa: ARG001  # factuality is a property
    """Write a collection of features."""
    left: LeftOut = Counter()
    found = (f for told in records for f in features(told, left))
    put_listed(out, found, b'{"type":"FeatureCollection","features":[', b"]}")
    return left


FORMAT = Format("geojson", "events as points on a map", "application/geo+json", ".geojson", write)
