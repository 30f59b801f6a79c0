"""One thing of the past told with two years or months: an embargo "in place since 1962" and "the 1961 embargo"."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from onrecord.collate.discrepancies.grouping import fitting, sharing, together
from onrecord.collate.discrepancies.kinship import of_other_persons
from onrecord.collate.discrepancies.making import Claims, Finding, side
from onrecord.collate.discrepancies.showing import clause_around, each_has
from onrecord.collate.material import Source
from onrecord.collate.slots import stems_at
from onrecord.collate.wording import dates_apart, days_of, stem, stems_of
from onrecord.facts.span import Span
from onrecord.lexicon.comparing import deed_of

PAST = timedelta(days=60)
"""How long before the story began a date lies that tells of the past, where no account of the story's own days stands."""
YEARS = 3
"""Years apart from which two dates are of two things rather than of one told otherwise."""
REACH = 80
"""Characters of its sentence on either side of a date within which what is dated is told."""
WEIGHT, SHARE = 6.0, 0.25
"""Weight that two sentences share, and its share of the lighter, from which one thing is dated."""
BESIDE = 3.0
"""Weight that they share right beside the dates."""
OLD, NEXT = 5, 2
"""Years before the story from which two dates at most so many apart, of one deed beside words for a beginning, are of one thing."""
_PRONOUN = re.compile(r"\W*(?:it|they|this|these)\b", re.IGNORECASE)
_TOLD = re.compile(r"\b\d{4}\b|\blast year\b")
_YEAR = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?$")
_RANGE = re.compile(
    r"\s*(?:to|through|until|and|-|–|—)\s*(?:[A-Z][a-z]+ )?\d{4}"
    r"|.{0,12}\b(?:election|campaign|season|budget|race|class|act|law|war)s?\b",
    re.IGNORECASE,
)
"""Behind a date: it is an end of a time or part of a name ("the 2016 election")."""


@dataclass(frozen=True)
class DatedThing:
    """A date of the past, `before` years ahead of the story, the deeds beside it, stems of what it points `back` to."""

    source: Source
    span: Span
    value: str
    before: int
    deeds: frozenset[str]
    nearest: str | None = None
    back: frozenset[str] = frozenset()

    @property
    def sentence(self) -> Span:
        """The sentence around it."""
        return self.source.sentence(self.span.start)

    @cached_property
    def bag(self) -> frozenset[str]:
        """Stems of its sentence without its times."""
        return self.back | stems_at(self.source, self.sentence)

    @cached_property
    def beside(self) -> frozenset[str]:
        """Stems of the words right beside it, and of what a pronoun there stands for."""
        return self.back | stems_at(self.source, _around(self.sentence, self.span))


def dated(found: Claims) -> Iterator[Finding]:
    """Once for a thing, with each of its dates as a side, in the order of publication."""
    for group in together(_pairs(found), lambda t: (t.source.id, t.span)):
        values: list[DatedThing] = []
        for t in sorted(group, key=lambda t: (found.rank(t.source.id), t.span)):
            if all(dates_apart(t.value, v.value) for v in values):
                values.append(t)
        shown = [(v.source, clause_around(v.source, v.sentence, v.span)) for v in values]
        yield Finding("date", "conflict", each_has(shown), tuple(side(source, (span,)) for source, span in shown))


def _pairs(found: Claims) -> list[tuple[DatedThing, DatedThing]]:
    told = [t for source in found.trace.material.sources for t in _of(found, source)]
    given = {(t.source.id, t.value[:4], deed) for t in told for deed in t.deeds}
    fits = [(fit, a, b) for a, b in sharing(told, lambda t: t.beside) if (fit := _fit(found, a, b))]
    return [
        (a, b)
        for a, b, mutual in fitting(fits)
        if mutual
        and dates_apart(a.value, b.value)
        and not (a.value[:4] != b.value[:4] and any(_gives(given, x, y) for x, y in ((a, b), (b, a))))
    ]


def _gives(given: set[tuple[str, str, str]], t: DatedThing, other: DatedThing) -> bool:
    """Whether an article gives another's year, too, beside its own or for the deed that the two share."""
    if other.value[:4] in t.sentence.of(t.source.text):
        return True
    return any((t.source.id, other.value[:4], deed) in given for deed in t.deeds & other.deeds)


def _of(found: Claims, source: Source) -> Iterator[DatedThing]:
    began = found.trace.material.began.date()
    for t in source.reading.times:
        days = days_of(t.value) if t.type == "DATE" and _YEAR.match(t.value or "") else None
        if days is None or began == date.max or days[1] > began.toordinal() - PAST.days or _RANGE.match(source.text, t.end):
            continue
        span = Span(t.start, t.end)
        if not _TOLD.search(span.of(source.text)):
            continue  # told by another time ("three months later"), which may be another's
        before = _pointed_at(source, span)
        around = [_around(source.sentence(t.start), span), *([before] if before else [])]
        told = [
            (max(span.start - e.trigger.end, e.trigger.start - span.end), deed_of().get(e.lemma, stem(e.lemma)))
            for e in source.reading.events
            if e.lemma and any(x.contains(e.trigger) for x in around)
        ]
        nearest = min(told)[1] if told else None
        back = stems_at(source, before) if before else frozenset()
        yield DatedThing(source, span, t.value, began.year - int(t.value[:4]), frozenset(deed for _, deed in told), nearest, back)


def _pointed_at(source: Source, span: Span) -> Span | None:
    """The sentence before, where the one with the date begins with a pronoun that stands for what it told of."""
    n = source.sentence_number(span.start)
    return source.sentences[n - 1] if n and _PRONOUN.match(source.sentences[n].of(source.text)) else None


def _around(sentence: Span, span: Span) -> Span:
    return Span(max(sentence.start, span.start - REACH), min(sentence.end, span.end + REACH))


def _fit(found: Claims, a: DatedThing, b: DatedThing) -> float:
    """How much tells that one thing is dated; 0 where it may be two."""
    if a.source is b.source or abs(int(a.value[:4]) - int(b.value[:4])) > YEARS or not a.deeds & b.deeds & {a.nearest, b.nearest}:
        return 0.0
    if of_other_persons(found, (a.source, a.sentence), (b.source, b.sentence)):
        return 0.0
    weight, share = found.told_alike(a.bag, b.bag)
    beside, _ = found.told_alike(a.beside, b.beside)
    fit = weight * math.sqrt(share) + beside
    if weight >= WEIGHT and share >= SHARE and beside >= BESIDE:
        return fit
    old = min(a.before, b.before) >= OLD and 0 < abs(a.before - b.before) <= NEXT
    begun = all(x.beside & stems_of("beginnings") for x in (a, b))
    return fit if old and begun and a.deeds & b.deeds & a.beside & b.beside else 0.0
