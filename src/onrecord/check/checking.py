"""A draft's claims, each with what the record makes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from onrecord.check.bearing import bearing, unheard
from onrecord.check.collated import collated
from onrecord.check.figures import figures
from onrecord.check.finding import Finding
from onrecord.check.laid import Laid
from onrecord.check.conditions import conditions, polarity
from onrecord.check.people import people
from onrecord.check.places import places
from onrecord.check.quotations import quotations
from onrecord.check.statuses import owned, statuses
from onrecord.check.superlatives import superlatives
from onrecord.check.times import times
from onrecord.facts.check import CheckedClaim
from onrecord.facts.record import Origins

CHECKERS: tuple[Callable[[Laid], Iterator[Finding]], ...] = (
    quotations,
    superlatives,
    figures,
    times,
    people,
    places,
    owned,
    statuses,
    conditions,
    polarity,
    collated,
    unheard,
)


def claims_of(laid: Laid) -> tuple[CheckedClaim, ...]:
    """All claims of the draft with their verdicts, in text order."""
    found: list[Finding] = []
    for checker in CHECKERS:
        for made in checker(laid):
            if not _told(made, found):
                found.append(made)
    found += [f for f in bearing(laid, found) if not _told(f, found)]
    return tuple(sorted((_claim(laid, f) for f in found), key=lambda c: (c.start, c.end, c.kind)))


def _told(made: Finding, found: Sequence[Finding]) -> bool:
    """Whether an alarm is up over the same words already, or the same is said of them."""
    return any(
        (f.alarms and f.span.overlaps(made.span) and (made.alarms or f.span.contains(made.span) or made.span.contains(f.span)))
        or (f.span == made.span and f.kind == made.kind)
        for f in found
    )


def _claim(laid: Laid, f: Finding) -> CheckedClaim:
    """The finding with the record's claim and its origins."""
    known = None
    for s in (*f.bearing, *f.against):
        known = next((c for span in s.spans if (c := laid.claim_at(laid.material.by_id[s.article], span))), None)
        if known:
            break
    record, origins = known or (None, None)
    verdict, reason = f.verdict, f.reason
    if verdict == "borne" and _one(origins) and f.kind != "name":
        verdict, reason = "one origin", f"{reason}, on the word of one origin"
    return CheckedClaim(f.span.start, f.span.end, f.kind, verdict, reason, origins, record, f.against, f.bearing, f.changes)


def _one(origins: Origins | None) -> bool:
    return origins is not None and origins[1] <= 1
