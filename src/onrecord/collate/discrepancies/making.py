"""What the finders of discrepancies share: what they look at and what they make."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar, cast

from onrecord.collate.acts import ActAccount
from onrecord.collate.events import EventAccount
from onrecord.collate.figures import FigureAccount, anybody, others_in
from onrecord.collate.material import Source
from onrecord.collate.provenance import Trace
from onrecord.collate.series import Told, series_of
from onrecord.collate.statements import Denial, Variant
from onrecord.collate.wording import Likeness, stem, words_of
from onrecord.facts.record import DiscrepancyKind, RecordAct, RecordEvent, RecordFigure, RecordStatement, Side, Verdict
from onrecord.facts.span import Span

T = TypeVar("T")


@dataclass(frozen=True)
class Claims:
    """What the story's accounts amount to, the accounts of each claim beside the claim."""

    trace: Trace
    statement_accounts: Sequence[Sequence[Variant]]
    event_accounts: Sequence[Sequence[EventAccount]]
    series: Sequence[Sequence[Sequence[FigureAccount]]]
    act_accounts: Sequence[Sequence[ActAccount]]
    statements: tuple[RecordStatement, ...]
    events: tuple[RecordEvent, ...]
    figures: tuple[RecordFigure, ...]
    acts: tuple[RecordAct, ...]
    denials: Sequence[Denial] = ()

    @cached_property
    def sayings(self) -> Likeness:
        """How much each stem tells among the story's statements."""
        return Likeness.over(v.text for g in self.statement_accounts for v in g)

    @cached_property
    def deeds(self) -> Likeness:
        """How much each stem tells among the story's events."""
        return Likeness.over(" ".join(h.words.stems) for g in self.event_accounts for h in g)

    @cached_property
    def counting(self) -> Likeness:
        """How much each stem tells among what the story's figures count."""
        return Likeness.over(" ".join(c.context.stems) for one in self.series for value in one for c in value)

    @cached_property
    def spread(self) -> dict[str, int]:
        """In how many of the story's sentences each stem stands."""
        out: dict[str, int] = {}
        for source in self.trace.material.sources:
            for sentence in source.sentences:
                for found in words_of(sentence.of(source.text)).bag:
                    out[found] = out.get(found, 0) + 1
        return out

    def is_rare(self, stem: str, share: float = 0.05) -> bool:
        """Whether so few sentences of the story have the stem that two which do tell of one thing by it."""
        return self.spread.get(stem, 0) <= max(FEW, share * self._sentences)

    @cached_property
    def _sentences(self) -> int:
        return sum(len(s.sentences) for s in self.trace.material.sources)

    @cached_property
    def _rarity(self) -> dict[str, float]:
        """What each stem of the story tells: the fewer of its sentences have it, the more."""
        return {s: math.log((self._sentences + 1) / (n + 1)) for s, n in self.spread.items()}

    def weight(self, stems: frozenset[str]) -> float:
        """How much some stems tell together, the same in whatever order they are added up; numbers tell nothing."""
        unheard = math.log(self._sentences + 1)
        return math.fsum(self._rarity.get(s, unheard) for s in stems if not s[0].isdigit())

    def shared(self, one: frozenset[str], other: frozenset[str]) -> tuple[float, float]:
        """The weight that two sets of stems have in common, and which share that is of the lighter."""
        both = self.weight(one & other)
        return both, both / (min(self.weight(one), self.weight(other)) or 1.0)

    def told_alike(self, one: frozenset[str], other: frozenset[str]) -> tuple[float, float]:
        """As `shared`, where a story of few sentences counts as one of `SHORT`: there, too, words in common tell of one thing."""
        rarity = self._rarity_in_short
        both, mine, theirs = (math.fsum(rarity.get(s, 0.0) for s in stems) for stems in (one & other, one, other))
        return both, both / (min(mine, theirs) or 1.0)

    @cached_property
    def _rarity_in_short(self) -> dict[str, float]:
        long = max(self._sentences, SHORT)
        return {s: math.log((long + 1) / (n + 1)) for s, n in self.spread.items() if not s[0].isdigit()}

    @cached_property
    def counts(self) -> dict[str, list[FigureAccount]]:
        """All figures by article."""
        out: dict[str, list[FigureAccount]] = {}
        for c in (c for one in self.series for value in one for c in value):
            out.setdefault(c.source.id, []).append(c)
        return out

    @cached_property
    def _worked_out(self) -> dict[tuple[str, str, Span], object]:
        return {}

    def once(self, what: str, c: FigureAccount, made: Callable[[], T]) -> T:
        """What is so of a number whatever it is held against: worked out once, under the name `what`."""
        key = (what, c.source.id, c.span)
        if key not in self._worked_out:
            self._worked_out[key] = made()
        return cast("T", self._worked_out[key])

    @cached_property
    def series_of(self) -> dict[tuple[str, int], int]:
        """Number of the series that each figure belongs to."""
        return {c.key: n for n, thing in enumerate(self.series) for value in thing for c in value}

    @cached_property
    def of_others(self) -> frozenset[tuple[str, int]]:
        """The figures that are of another occasion than the story's own."""
        return others_in(self.trace.material, [v for one in self.series for v in one])

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """The story's series of counts."""
        return series_of(self.trace, self.series, self.figures, self.of_others)

    def told_with(self, *figures: FigureAccount) -> Told | None:
        """The series that has all of the figures."""
        keys = {c.key for c in figures}
        return next((t for t, own in self._keys_told if keys <= own), None)

    @cached_property
    def _keys_told(self) -> tuple[tuple[Told, frozenset[tuple[str, int]]], ...]:
        return tuple((t, frozenset(x.account.key for v in t.values for x in v.told)) for t in self.told)

    @cached_property
    def everybody(self) -> frozenset[str]:
        """Stems of units that some accounts give for the same number as others give people: there they count the same."""
        units = [frozenset(u for c in value for u in c.unit) for one in self.series for value in one]
        return frozenset(u for found in units if found & anybody() for u in found) - _KINDS_OF_PEOPLE

    @cached_property
    def _triggers(self) -> dict[str, list[EventAccount]]:
        out: dict[str, list[EventAccount]] = {}
        for h in (h for g in self.event_accounts for h in g):
            out.setdefault(h.source.id, []).append(h)
        return out

    def deed_at(self, article: str, at: int) -> EventAccount | None:
        """The event told as actual by the word at offset `at`."""
        told = self._triggers.get(article, ())
        return next((h for h in told if h.event.factuality == "actual" and h.event.trigger.start <= at < h.event.trigger.end), None)

    def deed_near(self, article: str, span: Span) -> EventAccount | None:
        """The last event that somebody denies, or that is said not to be so, within the span."""
        told = (h for h in self._triggers.get(article, ()) if h.event.factuality in {"negated", "denied"})
        return max((h for h in told if span.contains(h.event.trigger)), key=lambda h: h.event.trigger.start, default=None)

    def rank(self, article: str) -> int:
        """Place of an article in the order of publication."""
        return self.trace.material.rank[article]


@dataclass(frozen=True)
class Finding:
    """A discrepancy before it has its id."""

    kind: DiscrepancyKind
    verdict: Verdict
    reason: str
    sides: tuple[Side, ...]
    claims: tuple[str, ...] = ()


def side(source: Source, spans: Sequence[Span]) -> Side:
    """One side: the exact words in one article."""
    return Side(source.id, tuple(spans), source.say(spans))


_KINDS_OF_PEOPLE = frozenset(stem(w) for w in ("man", "men", "woman", "women", "child", "children", "boy", "boys", "girl", "girls"))
"""Units that single out some of the people, whatever else is counted."""
SHORT = 60
"""Sentences that a story has at least where words in common are weighed alone."""
FEW = 6
"""Sentences up to which a stem tells what a sentence is about, however few the story has."""
PER_SIDE = 2


def sides_of(accounts: Iterable[tuple[Source, Sequence[Span]]]) -> tuple[Side, ...]:
    """The sides that say one thing: for each of the first articles all its words for it."""
    said: dict[str, tuple[Source, list[Span]]] = {}
    for source, spans in accounts:
        said.setdefault(source.id, (source, []))[1].extend(spans)
    return tuple(side(source, sorted(set(spans))) for source, spans in list(said.values())[:PER_SIDE])
