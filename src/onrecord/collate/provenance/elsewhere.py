"""Which further articles may tell a claim, in words that no account of it has: the upper end of its origins allows for them.

An article about a dismissal may tell it in a sentence that is a row of its own, or in none ("the Russia probe cost Comey his job").
Such an article is no account of the claim: it is not shown as one and never counts in low. But who tells it may be an origin
more, so `high` without it would claim to know what nobody has decided.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from onrecord.collate.events import EventAccount, senses_of
from onrecord.collate.material import Material, Source
from onrecord.collate.wording import Likeness, dates_apart, stem, words_of
from onrecord.facts.record import RecordEvent
from onrecord.facts.span import Span

DEED = 0.45
"""Share of the weight of a claim's words that a sentence with its deed and one whom it names has, where it may tell it."""
SENSE = 0.15
"""The same where the sentence has a word for what befell one whom it names."""
NOBODY = 0.3
"""The same where the claim names nobody."""
NEVER = 2.0
TOLD = frozenset({"actual", "alleged"})
"""Status of an event that others may tell as well."""


@cache
def _senses(word: str) -> frozenset[str]:
    """What a stem alone tells to have happened, by the lexicon's senses."""
    return senses_of(word, "", verb=False)


@dataclass(frozen=True)
class Told:
    """One sentence as it is compared: its stems with those of the names that its pronouns stand for, and what it tells of."""

    span: Span
    bag: frozenset[str]
    named: frozenset[str]
    senses: frozenset[str]
    days: frozenset[str]
    unsure: frozenset[str]


@dataclass(frozen=True)
class Elsewhere:
    """The sentences of a story's articles, asked for those that may tell a claim."""

    material: Material

    @cached_property
    def _told(self) -> dict[str, tuple[Told, ...]]:
        return {s.id: tuple(self._sentences(s)) for s in self.material.sources}

    @cached_property
    def _likeness(self) -> Likeness:
        spread: Counter[str] = Counter()
        rows = [t.bag for told in self._told.values() for t in told]
        for bag in rows:
            spread.update(bag)
        return Likeness(spread, max(1, len(rows)))

    def _sentences(self, source: Source) -> Iterable[Told]:
        events: dict[int, list[tuple[str, str, str | None]]] = defaultdict(list)
        for e in source.reading.events:
            word = stem(e.lemma.casefold().split("_")[0] or e.trigger.of(source.text).casefold())
            events[source.sentence_number(e.trigger.start)].append((word, e.factuality, e.date))
        for n, span in enumerate(source.sentences):
            bag = words_of(f"{source.untimed(span)} {source.names_meant(span)}").bag
            named = frozenset(w for m in source.mentions_in(span) if (w := self.material.resolve(source.id, m.entity)))
            senses = frozenset(s for w in bag for s in _senses(w))
            unsure = frozenset(word for word, factuality, _ in events[n] if factuality not in TOLD)
            yield Told(span, bag, named, senses, frozenset(d for _, _, d in events[n] if d), unsure)

    def of_event(self, claim: RecordEvent, found: Sequence[EventAccount]) -> dict[str, Span]:
        """The articles without an account of an event that may tell it, each with the sentence most like it."""
        if claim.factuality not in TOLD:
            return {}
        sought = _sought(claim, found)
        have, best = {h.source.id for h in found}, {}
        for article, told in self._told.items():
            rows = []
            for t in () if article in have else told:
                least = sought.least(t)
                if least < NEVER and not _another_day(claim, t):
                    rows += [(share, t)] if (share := self._likeness.held(sought.words, t.bag)) >= least else []
            if rows:
                best[article] = max(rows, key=lambda row: (row[0], -row[1].span.start))[1].span
        return best


@dataclass(frozen=True)
class Sought:
    """What of an event is looked for: its words, its deed by stems and senses, who takes part, whom or which things it befalls."""

    words: frozenset[str]
    deeds: frozenset[str]
    senses: frozenset[str]
    parties: frozenset[str]
    befallen: frozenset[str]
    things: frozenset[str]

    def least(self, told: Told) -> float:
        """The share of its words from which a sentence may tell it; above 1 where it cannot."""
        if self.senses & told.senses:
            if self.befallen & told.named:
                return SENSE
            if not self.parties or self.things & told.bag:
                return NOBODY
        if self.parties & told.named and (self.senses & told.senses or self.deeds & told.bag - told.unsure):
            return DEED
        return NEVER


def _sought(claim: RecordEvent, found: Sequence[EventAccount]) -> Sought:
    """An event as it is looked for; its senses are those of most of its accounts, or of half and the one that its title is of."""
    told = Counter(s for h in found for s in h.senses)
    words = words_of(claim.title).bag
    titled = max(found, key=lambda h: len(h.words.bag & words) / (1 + len(h.words.bag))).senses
    senses = frozenset(s for s, n in told.items() if n * 2 > len(found) or (n * 2 == len(found) and s in titled))
    keyed = frozenset(whom for h in found for sense, whom in h.keys if sense in senses)
    return Sought(
        words,
        frozenset(w for h in found for w in (h.trigger, stem(h.event.trigger.of(h.source.text).casefold()))),
        senses,
        frozenset(claim.recipients) or frozenset(claim.actors),
        keyed,
        frozenset(key[1:] for key in keyed if key.startswith("=")),
    )


def _another_day(claim: RecordEvent, told: Told) -> bool:
    """Whether all that a sentence dates is of another day than the event."""
    return bool(claim.date and told.days) and all(dates_apart(claim.date or "", d) for d in told.days)
