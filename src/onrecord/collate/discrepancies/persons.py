"""One person told differently: another given name in the midst of the same name, another relation to the same person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from onrecord.collate.discrepancies.making import Claims, Finding, side
from onrecord.collate.entities import name_words
from onrecord.collate.material import Source
from onrecord.collate.slots import Told, told_of_persons
from onrecord.collate.wording import fold
from onrecord.facts.span import Span
from onrecord.lexicon.comparing import kinship

_OWNER = re.compile(r"(?P<whose>[\w.'’-]+(?: [\w.'’-]+)*)['’]s\b", re.IGNORECASE)


def persons(found: Claims) -> Iterator[Finding]:
    """Given names first, then relations; once for a person."""
    yield from _given_names(found)
    yield from _relations(found)


def _given_names(found: Claims) -> Iterator[Finding]:
    """Names of three words of which the first and the last are the same and the middle ones cannot be one."""
    told: dict[tuple[str, str], dict[str, tuple[Source, Span]]] = {}
    for source in found.trace.material.sources:
        for m in source.reading.mentions:
            entity = source.entities.get(m.entity)
            if m.form != "name" or entity is None or entity.kind != "person":
                continue
            names = name_words(source.text[m.start : m.end])
            if len(names) == 3 and all(len(n) > 2 for n in names):
                told.setdefault((names[0], names[2]), {}).setdefault(names[1], (source, Span(m.start, m.end)))
    for middles in told.values():
        for (one, (a, x)), (other, (b, y)) in combinations(middles.items(), 2):
            if a is not b and one[:2] != other[:2]:
                reason = f"{_outlet(a)} names {x.of(a.text)}, {_outlet(b)} {y.of(b.text)}"
                yield Finding("actor", "conflict", reason, (side(a, (x,)), side(b, (y,))))
                break


def _relations(found: Claims) -> Iterator[Finding]:
    """What somebody is to one and the same person, told in two ways that cannot both be."""
    rows: dict[tuple[str, str], list[tuple[str, Told]]] = {}
    for t in told_of_persons(found.trace.material):
        owner = _OWNER.search(t.value) if t.slot == "relation" else None
        kin = [w for w in fold(t.value).split() if w in kinship()]
        if owner and len(kin) == 1:
            rows.setdefault((t.entity, fold(owner["whose"]).split()[-1]), []).append((kin[0], t))
    for told in rows.values():
        pair = next(((a, b) for (k, a), (n, b) in combinations(told, 2) if k != n and _cannot_both(k, n)), None)
        if pair:
            a, b = pair
            reason = f"{_outlet(a.source)} has “{a.value}”, {_outlet(b.source)} “{b.value}”"
            if a.source is b.source:
                reason = f"one article has “{a.value}” and “{b.value}”"
            yield Finding("actor", "conflict", reason, (side(a.source, (a.span,)), side(b.source, (b.span,))))


def _cannot_both(one: str, other: str) -> bool:
    """Whether neither is the other after a death ("wife", "widow") or a kind of it."""
    return (
        not {one, other} <= {"wife", "widow"}
        and not {one, other} <= {"husband", "widower"}
        and one not in other
        and other not in one
    )


def _outlet(source: Source) -> str:
    return source.reading.article.outlet or "one account"
