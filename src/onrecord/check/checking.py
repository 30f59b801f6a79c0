"""A draft's claims, each with what the record makes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from onrecord.check.ages import ages
from onrecord.check.attributions import attributions
from onrecord.check.bearing import bearing, left_over, unheard
from onrecord.check.collated import collated
from onrecord.check.conditions import conditions, polarity
from onrecord.check.designations import designations
from onrecord.check.figures import figures
from onrecord.check.finding import Finding
from onrecord.check.laid import Laid
from onrecord.check.people import people
from onrecord.check.places import places
from onrecord.check.quotations import quotations
from onrecord.check.standing import superseded
from onrecord.check.statuses import disputed, obliged, statuses, turned
from onrecord.check.superlatives import superlatives
from onrecord.check.times import times
from onrecord.facts.check import CheckedClaim
from onrecord.facts.record import Origins

CHECKERS: tuple[Callable[[Laid], Iterator[Finding]], ...] = (
    quotations,
    superlatives,
    figures,
    ages,
    times,
    people,
    places,
    designations,
    attributions,
    statuses,
    obliged,
    turned,
    conditions,
    polarity,
    disputed,
)


def claims_of(laid: Laid) -> tuple[CheckedClaim, ...]:
    """All claims of the draft with their verdicts, in text order."""
    made = [superseded(laid, f) for checker in CHECKERS for f in checker(laid)]
    made += [f for f in collated(laid) if not any(_bears(k, f) for k in made)]
    made += unheard(laid)
    found: list[Finding] = []
    for f in made:
        if f.alarms and not any(f.span.overlaps(k.span) for k in found):
            found.append(f)
    for f in [*(f for f in made if not f.alarms), *bearing(laid, found)]:
        if not any((k.span == f.span and k.kind == f.kind) or (k.alarms and k.span.contains(f.span)) for k in found):
            found.append(f)
    found += left_over(laid, found)
    return tuple(sorted((_claim(laid, f) for f in found), key=lambda c: (c.start, c.end, c.kind)))


def _bears(k: Finding, f: Finding) -> bool:
    """Whether accounts bear the very words by which the record's steps find a difference."""
    return (
        k.verdict != "differs"
        and k.kind == f.kind
        and bool(k.bearing)
        and k.span.overlaps(f.span)
        and k.span.length <= 2 * f.span.length
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
    return CheckedClaim(
        f.span.start, f.span.end, f.kind, verdict, sentence(reason), origins, record, f.against, f.bearing, f.changes
    )


def sentence(reason: str) -> str:
    """A reason as a sentence."""
    flat = " ".join(reason.split())
    return flat[:1].upper() + flat[1:] + ("" if flat[-1:] in ".!?”" else ".")


def _one(origins: Origins | None) -> bool:
    return origins is not None and origins[1] <= 1
