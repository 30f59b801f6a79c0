"""One person told differently: another given name in the midst of the same name, another relation to a person, another rank."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from onrecord.collate.discrepancies.making import Claims, Finding, side
from onrecord.collate.discrepancies.showing import outlets_of
from onrecord.collate.entities import name_words
from onrecord.collate.material import Source
from onrecord.collate.slots import Told, told_of_persons
from onrecord.collate.wording import fold
from onrecord.facts.record import Verdict
from onrecord.facts.span import Span
from onrecord.lexicon.comparing import kinship

_OWNER = re.compile(r"(?P<whose>[\w.'’-]+(?: [\w.'’-]+)*)['’]s\b", re.IGNORECASE)
_RANKS = frozenset({"associate", "assistant", "deputy", "vice", "acting", "lieutenant", "interim"})
"""Words before the noun of an office that set it below the office itself."""
_ASIDE = frozenset({"the", "a", "an", "his", "her", "its", "their", "senior", "new"})
_FORMER = re.compile(r"\b(?:former|ex|late|then|once|retired|previous)\b")


def persons(found: Claims) -> Iterator[Finding]:
    """Given names first, then relations and ranks; once for a person."""
    yield from _given_names(found)
    yield from _relations(found)
    yield from _ranks(found)


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


def _ranks(found: Claims) -> Iterator[Finding]:
    """An office under two titles of one rank ("associate director", "associate administrator"), or with the rank once."""
    rows: dict[str, list[tuple[str, str, Told]]] = {}
    for t in told_of_persons(found.trace.material):
        words = [w for w in fold(t.value).replace("-", " ").split() if w not in _ASIDE]
        if t.slot == "office" and words and not _FORMER.search(fold(t.value)):
            at = next((n for n, w in enumerate(words[:-1]) if w in _RANKS), None)
            title = re.split(r" (?:of|for|to|at|in) ", " ".join(words if at is None else words[at + 1 :]))[0].split()
            if title:
                rows.setdefault(t.entity, []).append((words[at] if at is not None else "", title[-1], t))
    for told in rows.values():
        pair = next(((a, b) for a, b in combinations(told, 2) if a[2].source is not b[2].source and _other_rank(a, b, told)), None)
        if pair:
            (rank, _, a), (other, _, b) = pair
            names = outlets_of([a.source, b.source])
            reason = f"{names[0]} has “{a.span.of(a.source.text)}”, {names[1]} “{b.span.of(b.source.text)}”"
            verdict: Verdict = "paraphrase" if rank == other else "conflict"
            yield Finding("actor", verdict, reason, (side(a.source, (a.span,)), side(b.source, (b.span,))))


def _other_rank(a: tuple[str, str, Told], b: tuple[str, str, Told], told: list[tuple[str, str, Told]]) -> bool:
    """Whether two titles differ in the rank or in the noun after one rank, and no article has both."""
    if a[:2] == b[:2] or not (a[0] or b[0]):
        return False
    alike = a[0] == b[0] or (a[1] == b[1] and not (a[0] and b[0]))
    having = [{t.source.id for rank, noun, t in told if (rank, noun) == x[:2]} for x in (a, b)]
    return alike and not having[0] & having[1]


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
