"""The toll of a story about an attack: how many were killed and injured, on what day and in which town.

Each is settled over all of the story's articles by a conditional logit over candidates: what the accounts count, where they count
it (title, first sentences, rest), who tells it last, and words that tell of deaths, wounds, suicide or survival where nothing is
counted. The weights were learnt from the Gun Violence Archive's figures for pages it links to (docs/adr/0040): for other kinds
of events the toll is a reading of the same evidence under weights learnt from shootings.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from onrecord.collate.tolling.day import day_candidates, day_features, days
from onrecord.collate.tolling.evidence import evidence
from onrecord.collate.tolling.features import candidates, features, flag_shares
from onrecord.collate.tolling.ranking import best
from onrecord.collate.tolling.town import shown, town_candidates, town_features, towns
from onrecord.facts.reading import Reading


class Toll(msgspec.Struct, frozen=True):
    """People killed and injured, attackers among them; the ISO day; the town's name. None where no article tells."""

    killed: int | None = None
    injured: int | None = None
    date: str | None = None
    place: str | None = None


def tolls(readings: Sequence[Reading]) -> Toll:
    """The toll that the readings of one story's articles tell together; the order they come in does not matter."""
    ordered = sorted(readings, key=lambda r: (r.article.published_at or "", r.article.id))
    if not ordered:
        return Toll()
    accounts = [evidence(r) for r in ordered]
    shares = flag_shares(accounts)
    counted = any(a.counts or a.flags for a in accounts)
    toll = best("toll", candidates(accounts), lambda c: features(accounts, *c, shares)) if counted else None
    dated = [days(r) for r in ordered]
    day = best("day", day_candidates(dated), lambda c: day_features(dated, c))
    placed = [towns(r) for r in ordered]
    town = best("town", town_candidates(placed), lambda c: town_features(placed, c))
    return Toll(
        toll[0] if toll else None,
        toll[1] if toll else None,
        day.isoformat() if day else None,
        shown(placed, town) if town else None,
    )
