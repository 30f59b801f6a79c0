"""What accounts bear and the record has set against another account: put right since, or told otherwise by others."""

from __future__ import annotations

from onrecord.check.finding import Finding
from onrecord.check.laid import Laid
from onrecord.facts.check import ClaimKind
from onrecord.facts.record import DiscrepancyKind

OF: dict[ClaimKind, tuple[DiscrepancyKind, ...]] = {"figure": ("figure", "headline"), "date": ("date",)}
PUT_RIGHT: tuple[DiscrepancyKind, ...] = ("figure", "date", "wording", "factuality", "status")
"""Kinds of discrepancies that may tell that an earlier account was put right."""


def superseded(laid: Laid, f: Finding) -> Finding:
    """The finding; outdated where all accounts that bear it are the earlier side of an update, disputed where one of a conflict.

    A claim that the draft gives on somebody's word is that somebody's: others may say otherwise.
    """
    if f.alarms or f.kind not in OF or not f.bearing:
        return f
    against = []
    verdicts = set()
    for side in f.bearing:
        source = laid.material.by_id[side.article]
        found = next(
            (
                (d, others)
                for span in side.spans
                for d, _, others in laid.set_against(source, span)
                if (
                    (d.kind in OF[f.kind] and d.verdict in ("update", "conflict"))
                    or (d.kind in PUT_RIGHT and d.verdict == "update")
                )
                and others
            ),
            None,
        )
        if found is None:
            return f
        d, others = found
        later = all(
            laid.material.rank[o.article] >= laid.material.rank[side.article] for o in others if o.article in laid.material.rank
        )
        if d.verdict == "update" and not later:
            return f
        verdicts.add(d.verdict)
        against += [o for o in others if o.spans]
    if "conflict" in verdicts:
        if laid.attributed(f.span):
            return f
        return Finding(f.span, f.kind, "disputed", "accounts differ over it", tuple(against), f.bearing)
    return Finding(f.span, f.kind, "outdated", "a later account has it otherwise", tuple(against), f.bearing)
