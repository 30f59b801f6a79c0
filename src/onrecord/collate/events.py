"""One happening across articles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from onrecord.collate.clustering import join_best, likely_pairs
from onrecord.collate.likeness import Likeness, numbers_clash
from onrecord.collate.material import Material, Source
from onrecord.collate.words import Words, stem, words_of
from onrecord.facts.event import Event, Factuality
from onrecord.facts.span import Span
from onrecord.lexicon.comparing import deed_of

ALIKE = 0.5
"""Likeness from which two clauses tell of one happening; tuned on stories_dev."""

ONE_ACT = 1.4
"""Score of two events that are the doing of one official act."""

DENYING = frozenset({"denied", "negated"})
TAKEN_AS_KNOWN = re.compile(r"(?:(?:the|this|that|these|those|its|his|her|their)\s+)?(?:[\w’'-]+\s+){0,2}[\w’'-]+$", re.IGNORECASE)
"""A bare noun phrase: a name for what happened rather than a report of it."""
UNREAL = frozenset({"called for", "threatened", "conditional", "generic"})


@dataclass(frozen=True)
class Happening:
    """One reading's event as an account of a happening."""

    source: Source
    event: Event
    actors: frozenset[str]
    recipients: frozenset[str]
    place: str | None
    act: int | None = None

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """Its clause cores."""
        return (self.event.clause or self.event.trigger, *self.event.mentions)

    @cached_property
    def telling(self) -> tuple[Span, ...]:
        """Its clause cores that tell of it; one who speaks of "the attack" takes it as known and vouches for nothing."""
        return (*self.spans[:1], *(s for s in self.spans[1:] if not TAKEN_AS_KNOWN.match(s.of(self.source.text))))

    @cached_property
    def words(self) -> Words:
        """The words of all its clause cores."""
        return words_of(" ".join(s.of(self.source.text) for s in self.spans))

    @cached_property
    def trigger(self) -> str:
        """The deed of the verb with its particle where the lexicon knows it, else the stem of the word that names what happened."""
        lemma = (self.event.lemma or self.event.trigger.of(self.source.text)).casefold().replace(" ", "_")
        return deed_of().get(lemma) or deed_of().get(lemma.split("_")[0]) or stem(lemma.split("_")[0])


def happenings_of(material: Material, doing: Mapping[tuple[str, Span], int]) -> list[Happening]:
    """All events of the story's readings; `doing` tells of which act the words that do it are."""
    out = []
    for source in material.sources:
        for e in source.reading.events:

            def named(ids: tuple[str, ...], article: str = source.id) -> frozenset[str]:
                return frozenset(w for i in ids if (w := material.resolve(article, i)))

            out.append(
                Happening(
                    source, e, named(e.actors), named(e.recipients), material.resolve(source.id, e.place), _act(source, e, doing)
                )
            )
    return out


def _act(source: Source, e: Event, doing: Mapping[tuple[str, Span], int]) -> int | None:
    return next((act for (article, span), act in doing.items() if article == source.id and span.overlaps(e.trigger)), None)


def group_happenings(material: Material, doing: Mapping[tuple[str, Span], int] | None = None) -> list[list[Happening]]:
    """The story's happenings, each with its accounts in the order of publication."""
    found = happenings_of(material, doing or {})
    likeness = Likeness.over(" ".join(h.words.stems) for h in found)
    scores: dict[tuple[int, int], float] = {}
    for i, j in likely_pairs(
        [{*h.words.bag, f"!{h.trigger}", f"act {h.act if h.act is not None else -n}"} for n, h in enumerate(found, 1)]
    ):
        score = _score(found[i], found[j], likeness)
        if score > 0:
            scores[i, j] = score
    return [[found[i] for i in group] for group in join_best(len(found), scores)]


def _score(a: Happening, b: Happening, likeness: Likeness) -> float:
    """How surely two events are one happening, in units of `ALIKE`; 0 where they cannot be."""
    if (
        a.act is not None
        and a.act == b.act
        and not far_apart(a.event.date, b.event.date)
        and a.event.factuality == b.event.factuality
        and a.source is not b.source
    ):
        return ONE_ACT
    same = a.trigger == b.trigger
    if far_apart(a.event.date, b.event.date) or (dates_apart(a.event.date, b.event.date) and not same) or _nested(a, b):
        return 0.0
    if a.words.numbers and b.words.numbers and not a.words.numbers & b.words.numbers and not same:
        return 0.0
    score = likeness.compare(a.words, b.words)
    bare = min(len(a.words.bag), len(b.words.bag)) < 2
    if bare:
        score *= 0.4
    if a.event.type and b.event.type:
        score += 0.08 if a.event.type == b.event.type else -0.08 if same else -0.25
    score += (0.1 if bare else 0.2) if same else 0.0
    if same and numbers_clash(a.words, b.words):
        score -= 0.1
    score += _shared(a.actors, b.actors, 0.08) + _shared(a.recipients, b.recipients, 0.06)
    if a.place and b.place:
        score += 0.06 if a.place == b.place else -0.1
    score -= _mood(a.event.factuality, b.event.factuality, a.place == b.place)
    if a.source is b.source and not same:
        score -= 0.15
    return score / ALIKE if score >= ALIKE * 0.6 else 0.0


def _nested(a: Happening, b: Happening) -> bool:
    """Whether the clause of one stands in the other's: what is asked for is not the asking."""
    return a.source is b.source and any(x.overlaps(y) for x in a.spans[:1] for y in b.spans[:1])


def _mood(a: Factuality, b: Factuality, one_place: bool) -> float:
    """What differing factuality takes away: what is only called for or threatened is hardly what happened."""
    if a == b:
        return 0.0
    if {a, b} & UNREAL and {a, b} & {"actual", "denied", "negated"}:
        return 0.25
    if {a, b} == {"actual", "negated"}:
        return 0.15 if one_place else 0.35
    return 0.1 if {a, b} & {"planned", "possible", "generic"} else 0.05


def _shared(a: frozenset[str], b: frozenset[str], gain: float) -> float:
    if not a or not b:
        return 0.0
    return gain if a & b else -gain


def dates_apart(a: str | None, b: str | None) -> bool:
    """Whether two ISO dates, possibly reduced, cannot be one."""
    if not a or not b:
        return False
    size = min(len(a), len(b), 10)
    return a[:size] != b[:size]


def far_apart(a: str | None, b: str | None) -> bool:
    """Whether two ISO dates lie in different months: too far for accounts of one happening to differ."""
    return bool(a and b) and dates_apart((a or "")[:7], (b or "")[:7])


def settle_factuality(accounts: list[Factuality], attributed: list[bool]) -> Factuality:
    """What the record should show: asserted and denied is denied; an actual beats a plan; else the most frequent."""
    found = set(accounts)
    if "actual" in found and "denied" in found:
        return "denied"
    if "actual" in found and "negated" in found:
        if any(f == "negated" and a for f, a in zip(accounts, attributed, strict=True)):
            return "denied"
        return "negated" if accounts.count("negated") >= accounts.count("actual") else "actual"
    if "actual" in found and found <= {"actual", "planned", "called for", "threatened", "possible"}:
        plain = any(f == "actual" for f, a in zip(accounts, attributed, strict=True) if not a)
        told, rest = accounts.count("actual"), Counter(f for f in accounts if f != "actual")
        unlikely = bool(rest) and not set(rest) & {"planned", "called for"}
        enough = told * 2 > len(accounts) if unlikely else told * 2 >= len(accounts)
        return "actual" if plain or enough else rest.most_common(1)[0][0]
    return Counter(accounts).most_common(1)[0][0]
