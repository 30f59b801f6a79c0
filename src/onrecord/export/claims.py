"""One view of all claims of a record, whatever their sort: what every format tells of each."""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.collate.changes import title_of
from onrecord.facts.event import Factuality
from onrecord.facts.record import (
    Account,
    Origins,
    Record,
    RecordAct,
    RecordBinding,
    RecordEvent,
    RecordFigure,
    RecordStatement,
    Standing,
)

ClaimSort = Literal["event", "act", "figure", "statement", "binding"]
Item = RecordEvent | RecordAct | RecordFigure | RecordStatement | RecordBinding


class Claim(msgspec.Struct, frozen=True):
    """A claim: its sort, its title in a line, how it stands, on how many origins, and the accounts that make it.

    `item` is the record's own. `factuality` is an event's, None for other sorts.
    """

    id: str
    sort: ClaimSort
    title: str
    standing: Standing
    origins: Origins
    weight: float
    accounts: tuple[Account, ...]
    why: str
    factuality: Factuality | None
    item: Item


def claims_of(record: Record) -> tuple[Claim, ...]:
    """All claims of a record, the heaviest first, then in the record's own order."""
    found: list[Claim] = [_claim("event", e, title_of(e), e.factuality) for e in record.events]
    found += [_claim("act", a, title_of(a)) for a in record.acts]
    found += [_claim("figure", f, figure_title(f)) for f in record.figures]
    found += [_claim("statement", s, title_of(s)) for s in record.statements]
    acts = {a.id: title_of(a) for a in record.acts}
    found += [_claim("binding", b, f"{'' if b.binding else 'not '}binding: {acts.get(b.act, b.act)}") for b in record.bindings]
    return tuple(sorted(found, key=lambda c: -c.weight))


def figure_title(figure: RecordFigure) -> str:
    """A figure in a line: its bounds, unit, what it counts and what became of it ("37000 feet: cruise height")."""
    counts, unit, sense = figure.counts, figure.unit, figure.sense
    told = title_of(figure).strip()
    if counts and unit and unit.casefold() not in counts.casefold():
        told = f"{told.removesuffix(counts)}{unit}: {counts}"
    return f"{told} {sense}" if sense and sense not in told.casefold() else told


def _claim(sort: ClaimSort, item: Item, title: str, factuality: Factuality | None = None) -> Claim:
    return Claim(item.id, sort, title, item.standing, item.origins, item.weight, item.accounts, item.why, factuality, item)
