"""One thing told to have happened in two ways of which hardly both can be so: a plane shot down, and struck by birds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from onrecord.collate.discrepancies.making import Claims, Finding, side
from onrecord.collate.discrepancies.showing import clause_around, each_has
from onrecord.collate.material import Source
from onrecord.collate.wording import words_of
from onrecord.facts.span import Span
from onrecord.lexicon.manners import Manner, manners

SIDES = 4
OFTEN = 5
"""Sentences above which a word for a deed is of what the story tells of."""
LONGEST = 3
"""Words of a way beyond which they tell more than the way."""
SHARED = 2
"""Stems that both sentences have besides the words for the ways, by which they are of one thing."""
_UNREAL = re.compile(
    r"\b(?:not|no|never|neither|nor|without|if|whether|asked|questions?|den(?:y|ies|ied)|rul(?:ed|es|ing) out|dismiss\w*|reject\w*"
    r"|disput\w+|other than|rather than|instead of)\b[^;]{0,60}$|n['’]t\b[^;]{0,60}$",
    re.IGNORECASE,
)
_ACT = re.compile(
    r"\bthe (?P<name>[A-Z][\w’'-]+(?:,? (?:of|and|for|the|[A-Z][\w’'-]+)){0,8}?) (?:Act|Bill|Law|Resolution|Amendment|Treaty)\b"
)
"""The name of an act."""
_POINTS = re.compile(r"\b(?:it|them|they)\b", re.IGNORECASE)
_ASKED = re.compile(r"\?\s*$")


@dataclass(frozen=True)
class Way:
    """A way that an article gives, the sentence around it, and the words to show."""

    name: str
    source: Source
    sentence: Span
    words: Span
    back: Span | None = None

    @property
    def told(self) -> str:
        """The sentence, after the one that it points back at."""
        before = f"{self.back.of(self.source.text)} " if self.back else ""
        return before + self.sentence.of(self.source.text)


def manner_of(found: Claims) -> Iterator[Finding]:
    """Once for a thing, with each of its ways as a side."""
    for manner in manners():
        every = [w for source in found.trace.material.sources for w in _ways(source, manner)]
        pair = next((p for p in sorted(combinations(every, 2), key=_rank) if _clash(found, manner, *p)), None)
        if pair is None:
            continue
        kept = list(pair)
        for w in every:
            new = w.name not in {k.name for k in kept} and w.source not in [k.source for k in kept]
            if new and len(kept) < SIDES and any(_clash(found, manner, w, k) for k in kept):
                kept.append(w)
        kept.sort(key=lambda w: (found.rank(w.source.id), w.words))
        told = each_has([(w.source, w.words) for w in kept])
        yield Finding(manner.kind, manner.verdict, told, tuple(side(w.source, (w.words,)) for w in kept))


def _rank(pair: tuple[Way, Way]) -> tuple[bool, int]:
    """Ways of two articles first, those told early first."""
    return pair[0].source is pair[1].source, sum(w.source.sentence_number(w.words.start) for w in pair)


def _ways(source: Source, manner: Manner) -> Iterator[Way]:
    """The first place of each way in an article where it is told, and neither denied nor asked."""
    seen: set[str] = set()
    for sentence in source.sentences:
        told = sentence.of(source.text)
        back = _pointed_at(manner, source, sentence)
        if _ASKED.search(told) or not (manner.about.search(told) or back):
            continue
        found = {name: m for name, words in manner.ways.items() if (m := _first(manner, words, told, anywhere=back is not None))}
        here = {n: m for n, m in found.items() if not any(_within(m, o) for o in found.values() if o is not m)}
        if len(here) != 1:
            continue  # a sentence that weighs two ways asserts neither
        ((name, m),) = here.items()
        if name not in seen and not _UNREAL.search(told[: m.start()]):
            seen.add(name)
            at = Span(sentence.start + m.start(), sentence.start + m.end())
            yield Way(name, source, sentence, clause_around(source, sentence, at), back)


def _pointed_at(manner: Manner, source: Source, sentence: Span) -> Span | None:
    """The sentence before, where it tells of the one thing at which this one only points back ("No date is set for it")."""
    n = source.sentence_number(sentence.start)
    pointed = manner.once and not manner.person and n and _POINTS.search(sentence.of(source.text))
    before = source.sentences[n - 1] if pointed else None
    return before if before and manner.about.search(before.of(source.text)) else None


def _first(manner: Manner, words: re.Pattern[str], told: str, *, anywhere: bool) -> re.Match[str] | None:
    """The first place of a way that stands near enough to what it is about."""
    return next(
        (
            m
            for m in words.finditer(told)
            if anywhere or not manner.near or manner.about.search(told, max(0, m.start() - manner.near), m.end() + manner.near)
        ),
        None,
    )


def _within(m: re.Match[str], other: re.Match[str]) -> bool:
    """Whether the words are part of the other's ("has claimed", "no group has claimed")."""
    return other.start() <= m.start() and m.end() <= other.end() and m.span() != other.span()


def _clash(found: Claims, manner: Manner, a: Way, b: Way) -> bool:
    """Whether the two are of one thing: one person where the thing befalls persons, words in common, neither article with both."""
    if a.name == b.name or (a.source is b.source and a.sentence == b.sentence):
        return False
    if manner.person and not _one_person(found, a, b):
        return False
    if not manner.rival and a.source is not b.source and any(_has(manner, x.source, y.name) for x, y in ((a, b), (b, a))):
        return False  # an article that has both may tell of two things
    if a.source is b.source and not _two_voices(a, b):
        return False
    if not (_knows(a.source, b) and _knows(b.source, a)):
        return False
    shared = (words_of(a.told).bag & words_of(b.told).bag) - _way_words(manner, a) - _way_words(manner, b)
    if manner.deed and any(found.spread.get(s, 0) > OFTEN for s in shared & _about(manner, a) & _about(manner, b)):
        return True
    if manner.once and (manner.person or shared & _about(manner, a) & _about(manner, b)):
        return True
    return len(shared) >= SHARED or bool(shared and manner.person)


def _way_words(manner: Manner, way: Way) -> frozenset[str]:
    """Stems of the words that tell of any of the ways in the sentence; not of long ones, which hold what else is told."""
    told = [m.group() for words in manner.ways.values() for m in words.finditer(way.told)]
    return frozenset(s for words in told if len(words.split()) <= LONGEST for s in words_of(words).bag)


def _knows(source: Source, way: Way) -> bool:
    """Whether an article has most of the words, in one sentence, of each act that the way names ("the Harbour Relief Act")."""
    for m in _ACT.finditer(way.words.of(way.source.text)):
        name = words_of(m["name"]).bag
        if not any(2 * len(name & words_of(s.of(source.text)).bag) > len(name) for s in source.sentences):
            return False
    return True


def _about(manner: Manner, way: Way) -> frozenset[str]:
    """Stems of the words in the sentence for what it is about."""
    return frozenset(s for m in manner.about.finditer(way.told) for s in words_of(m.group()).bag)


def _one_person(found: Claims, a: Way, b: Way) -> bool:
    """Whether both sentences tell of one person; a surname alone is enough where the reader found nobody in one of them."""
    mine, other = _persons(found, a), _persons(found, b)
    if mine and other:
        return bool(mine & other)
    entity = found.trace.material.entity
    return any(
        re.search(rf"\b{re.escape(entity[who].name.split()[-1])}\b", way.told)
        for known, way in ((mine, b), (other, a))
        for who in known
        if entity[who].name.split()
    )


def _persons(found: Claims, way: Way) -> set[str]:
    """The persons of whom the sentence tells, by name or otherwise."""
    material = found.trace.material
    told = {
        material.resolve(way.source.id, m.entity) for m in way.source.mentions_in(way.sentence) if m.start not in way.source.tellers
    }
    return {who for who in told if who and who in material.entity and material.entity[who].kind == "person"}


def _has(manner: Manner, source: Source, way: str) -> bool:
    return any(w.name == way for w in _ways(source, manner))


def _two_voices(a: Way, b: Way) -> bool:
    """Whether one article gives the two ways on the word of two sources."""
    givers = [w.source.innermost(w.words) for w in (a, b)]
    names = [g.source.entity if g and g.source else None for g in givers]
    return None not in names and names[0] != names[1]
