"""All discrepancies of a story: the finders of each kind in order, and what is kept of what they find."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from onrecord.collate.discrepancies.actor import actors
from onrecord.collate.discrepancies.ages import ages
from onrecord.collate.discrepancies.answered import accused, answered
from onrecord.collate.discrepancies.borrowed import borrowed
from onrecord.collate.discrepancies.bounded import bounded
from onrecord.collate.discrepancies.calledoff import called_off
from onrecord.collate.discrepancies.changed import changed
from onrecord.collate.discrepancies.corrected import corrected
from onrecord.collate.discrepancies.counted import counted
from onrecord.collate.discrepancies.date import dates
from onrecord.collate.discrepancies.dated import dated
from onrecord.collate.discrepancies.days import days
from onrecord.collate.discrepancies.echoed import echoed
from onrecord.collate.discrepancies.factuality import factualities
from onrecord.collate.discrepancies.figure import figures
from onrecord.collate.discrepancies.gate import is_shown
from onrecord.collate.discrepancies.headline import headlines
from onrecord.collate.discrepancies.joined import joined
from onrecord.collate.discrepancies.lasted import lasted
from onrecord.collate.discrepancies.limits import limited
from onrecord.collate.discrepancies.making import Claims, Finding
from onrecord.collate.discrepancies.manners import manner_of
from onrecord.collate.discrepancies.misnamed import misnamed
from onrecord.collate.discrepancies.negated import negated
from onrecord.collate.discrepancies.opposed import opposed
from onrecord.collate.discrepancies.overstated import overstated
from onrecord.collate.discrepancies.paired import paired
from onrecord.collate.discrepancies.partial import partial
from onrecord.collate.discrepancies.persons import persons
from onrecord.collate.discrepancies.quoted import quoted
from onrecord.collate.discrepancies.reasons import explained
from onrecord.collate.discrepancies.rebutted import rebutted
from onrecord.collate.discrepancies.requoted import requoted
from onrecord.collate.discrepancies.rescheduled import rescheduled
from onrecord.collate.discrepancies.reversal import reversals
from onrecord.collate.discrepancies.rivals import rivals
from onrecord.collate.discrepancies.roles import turned
from onrecord.collate.discrepancies.spelt import spelt
from onrecord.collate.discrepancies.status import statuses
from onrecord.collate.discrepancies.tallies import tallies
from onrecord.collate.discrepancies.titled import overreaching
from onrecord.collate.discrepancies.undone import undone
from onrecord.collate.discrepancies.wording import wordings
from onrecord.facts.record import Discrepancy

FINDERS: tuple[Callable[[Claims], Iterator[Finding]], ...] = (
    figures,
    lasted,
    counted,
    bounded,
    tallies,
    paired,
    dates,
    days,
    dated,
    rescheduled,
    actors,
    quoted,
    wordings,
    borrowed,
    echoed,
    statuses,
    factualities,
    negated,
    opposed,
    manner_of,
    answered,
    accused,
    corrected,
    headlines,
    overreaching,
    undone,
    overstated,
    partial,
    limited,
    reversals,
    called_off,
    turned,
    rivals,
    ages,
    persons,
    spelt,
    misnamed,
    rebutted,
    requoted,
    changed,
)


_LAST = (
    undone,
    lasted,
    dated,
    counted,
    bounded,
    paired,
    manner_of,
    rivals,
    rebutted,
    wordings,
    borrowed,
    echoed,
    requoted,
    changed,
)
"""Finders whose findings are not shown where another has already set the same passages against each other."""


def find_discrepancies(found: Claims) -> tuple[Discrepancy, ...]:
    """The story's discrepancies, each pair of passages once for a kind, in the order of publication of their first sides."""
    kept: dict[tuple[object, ...], Finding] = {}
    worth = {f.id: f.low if f.high is None else f.high for f in found.figures}
    for finder in FINDERS:
        for made in finder(found):
            key = (made.kind, frozenset((s.article, s.spans) for s in made.sides))
            again = finder in _LAST and any(_shown(made, k) for k in kept.values())
            again = again or (finder in (bounded, paired) and any(_one_card(made, k, worth) for k in kept.values()))
            if len(made.sides) > 1 and key not in kept and not again and is_shown(made, found):
                kept[key] = made
    order = sorted(joined(found, list(kept.values())), key=lambda m: (found.rank(m.sides[0].article), m.sides[0].spans, m.kind))
    told = (explained(found, m) for m in order)
    return tuple(Discrepancy(f"d{n}", m.kind, m.verdict, m.reason, m.sides, m.claims) for n, m in enumerate(told, 1))


def _one_card(made: Finding, other: Finding, worth: Mapping[str, float | None]) -> bool:
    """Whether another discrepancy already sets two of the same values against each other: what is left are more of one thing."""
    values = [{worth[c] for c in x.claims if c in worth} for x in (made, other)]
    return made.kind == other.kind and len(values[0] & values[1]) > 1


def _shown(made: Finding, other: Finding) -> bool:
    """Whether another discrepancy already sets the same passages against each other."""
    return all(
        any(s.article == t.article and any(x.overlaps(y) for x in s.spans for y in t.spans) for t in other.sides)
        for s in made.sides
    )
