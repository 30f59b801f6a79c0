"""One person's age told differently."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.collate.discrepancies.making import Claims, Finding, side
from onrecord.collate.entities import name_words
from onrecord.collate.material import Source, moment
from onrecord.collate.slots import age_beside
from onrecord.facts.span import Span

BIRTHDAY = 1
"""Years by which two ages may differ where the person had a birthday between."""


def ages(found: Claims) -> Iterator[Finding]:
    """Each person of a first and a last name whose ages in two articles lie too far apart; the first two that do."""
    told: dict[tuple[str, str], list[tuple[int, Source, Span]]] = {}
    for source in found.trace.material.sources:
        for key, age, span in _told(source):
            told.setdefault(key, []).append((age, source, span))
    for (first, last), rows in told.items():
        one = rows[0]
        other = next((r for r in rows if abs(r[0] - one[0]) > BIRTHDAY and r[1] is not one[1]), None)
        if other is None or _both_told(one, rows, other):
            continue
        outlets = [r[1].reading.article.outlet or "one account" for r in (one, other)]
        name = f"{first} {last}".title()
        reason = f"{outlets[0]} has {name} aged {one[0]}, {outlets[1]} {other[0]}"
        yield Finding("figure", "conflict", reason, tuple(side(s, (span,)) for _, s, span in (one, other)))


def _both_told(one: tuple[int, Source, Span], rows: list[tuple[int, Source, Span]], other: tuple[int, Source, Span]) -> bool:
    """Whether an article gives both ages, as of a father and a son, or the articles lie years apart."""
    by_article: dict[str, set[int]] = {}
    for age, source, _ in rows:
        by_article.setdefault(source.id, set()).add(age)
    if any({one[0], other[0]} <= ages for ages in by_article.values()):
        return True
    dates = [moment(r[1].reading.article.published_at) for r in (one, other)]
    return abs((dates[0] - dates[1]).days) > 300 if all(r[1].reading.article.published_at for r in (one, other)) else False


def _told(source: Source) -> Iterator[tuple[tuple[str, str], int, Span]]:
    """Persons named in full with the age right beside the name."""
    for m in source.reading.mentions:
        entity = source.entities.get(m.entity)
        if m.form != "name" or entity is None or entity.kind != "person":
            continue
        names = [w for w in name_words(source.text[m.start : m.end]) if len(w) > 1]
        if len(names) < 2:
            continue
        if (aged := age_beside(source, m)) is not None:
            yield (names[0], names[-1]), *aged
