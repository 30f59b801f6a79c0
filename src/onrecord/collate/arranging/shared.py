"""What most accounts tell, in whatever words: clauses of one account whose words the sentences of several others hold.

Accounts of one happening that were not found to be one claim still tell the same; a reader of the record wants to know what is
common ground. The measure is which words a story's sentences hold, rare ones before those that stand everywhere, with the names
that pronouns and descriptions stand for; numbers and "not" must agree.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

from onrecord.collate.arranging.core import Core
from onrecord.collate.arranging.leads import ENDS, FIRST_PERSON, is_opinion, is_past, is_unsure
from onrecord.collate.material import Material, Source
from onrecord.collate.wording import Likeness, Words, numbers_clash, stem, words_of
from onrecord.facts.event import Event
from onrecord.facts.record import Discrepancy, Shared
from onrecord.facts.span import Side, Span
from onrecord.lexicon.closed import listed

MOST = 5
"""Lines that are kept."""
BEGINNING = 12
"""Sentences of each article whose clauses are looked at."""
WORDS, STEMS = (5, 26), (4, 14)
"""Fewest and most words, and words that tell something, of a clause that can be read by itself."""
HELD, HELD_OTHERWISE = 0.62, 0.72
"""Share of the weight of a clause's words that another article's sentence holds which tells the same: with its verb, or another."""
REPEATED = 0.5
"""Share of the weight of its words that an earlier line holds which a line repeats."""
HELD_OPENING, OPENING = 0.64, 4
"""The same of what stands among the first sentences of both, where the clause tells what all begin with."""
HELD_CORE = 0.75
"""Share of what the story is about, as far as a clause tells it, held by a sentence with its subject and verb which tells it."""
ABOUT = 0.5
"""How much of what the story is about a clause tells that tells what all begin with."""
CONTESTED = 0.8
"""Share of the weight of a clause's words, numbers aside, from which a sentence with another number speaks of the same."""
OWN = frozenset({"my", "your", "our"})
VIEW = re.compile(r"\b(?:is|are|was|were) (?:\w+ly )?(?!\w+(?:ed|en|ing|ad)\b)[a-z]+$")
"""An adjective at the end of a clause that says how something is ("independence is critical"): a judgement, no happening."""
CUT = re.compile(r"\bto [a-z]+$")
"""An infinitive at the end of a clause, whose object stands after the next one."""
QUOTE = re.compile(r'["“”„«»]')


@dataclass(frozen=True)
class Told:
    """A sentence of an article, with the names that its pronouns and descriptions stand for among its words."""

    span: Span
    words: Words
    bag: frozenset[str]
    deeds: frozenset[tuple[str, str | None]]
    done: frozenset[str]
    open: frozenset[str]
    denied: frozenset[str]
    unsure: bool
    opens: bool


class Sentences:
    """The sentences of a story's articles as comparable words."""

    def __init__(self, material: Material, core: Core) -> None:
        self.core = core
        copied = {c.article for c in material.copies if c.part == "whole" and c.source in material.by_id}
        self.sources = [s for s in material.sources if s.id not in copied and s.id not in material.editions]
        self.told = {s.id: self._sentences(s) for s in self.sources}

    @staticmethod
    def _sentences(source: Source) -> list[Told]:
        events: dict[int, list[Event]] = defaultdict(list)
        for event in source.reading.events:
            events[source.sentence_number(event.trigger.start)].append(event)
        title = source.headline
        first = source.sentence_number(title.end) if title is not None else 0
        return [_told(source, span, events[n], opens=n < first + OPENING) for n, span in enumerate(source.sentences)]

    @cached_property
    def likeness(self) -> Likeness:
        """How much each word tells."""
        spread: Counter[str] = Counter()
        total = 0
        for told in self.told.values():
            for one in told:
                spread.update(one.bag)
                total += 1
        return Likeness(spread, max(1, total))

    def telling(
        self, deed: Event, words: Words, doers: AbstractSet[str], source: Source, *, leads: bool
    ) -> tuple[float, Told] | None:
        """The sentence of an article that tells the same deed as a clause with these words; None where none does.

        `doers` are the words of the clause's subject, of which the sentence has to hold one.

        Raises `ContestedError` where one tells it with another number, or that it is not so.
        """
        best: tuple[float, Told] | None = None
        plain = frozenset(s for s in words.bag if not s[0].isdigit())
        verb = stem(deed.lemma)
        for one in self.told[source.id]:
            if doers and not doers & one.bag:
                continue
            named = verb in one.bag
            opens = leads and one.opens
            if not named and not opens and not (deed.type and (deed.type, deed.mode) in one.deeds):
                continue
            held = self.likeness.held(words.bag, one.bag)
            if verb in one.denied or numbers_clash(words, one.words):
                if self.likeness.held(plain, one.bag) >= CONTESTED:
                    raise ContestedError
                continue
            if words.numbers - one.words.numbers or one.unsure or (verb in one.open and verb not in one.done):
                continue
            if leads and named and doers and self.core.share_of(words.bag, one.bag) >= HELD_CORE:
                held = max(held, HELD)  # what all begin with, in words that only this clause has beside
            least = HELD_OPENING if opens and not named else HELD if named else HELD_OTHERWISE
            if held >= least and (best is None or held > best[0]):
                best = (held, one)
        return best


class ContestedError(Exception):
    """Another account tells it otherwise."""


def torn_words(found: Iterable[Discrepancy]) -> frozenset[tuple[str, Span]]:
    """The words, by article, over which accounts conflict, and the figures that another took the place of."""
    differing = (d for d in found if d.verdict == "conflict" or (d.kind == "figure" and d.verdict in {"update", "unclear"}))
    return frozenset((side.article, span) for d in differing for side in d.sides for span in side.spans)


def shared(material: Material, core: Core, torn: AbstractSet[tuple[str, Span]] = frozenset()) -> tuple[Shared, ...]:
    """The lines that several outlets' own sentences tell, those that most tell first; none that an earlier one says.

    `torn` are the words, by article, over which accounts differ: what holds them is not common ground.
    """
    sentences = Sentences(material, core)
    found: list[tuple[float, int, Shared, frozenset[str]]] = []
    for source in sentences.sources:
        for deed, clause in _clauses(source):
            if any(article == source.id and clause.overlaps(span) for article, span in torn):
                continue
            words = words_of(clause.of(source.text))
            about = core.held_by(clause.of(source.text))
            leads = about >= ABOUT and source.sentence_number(clause.start) <= BEGINNING
            if STEMS[0] <= len(words.bag) <= STEMS[1] and (one := _in_others(sentences, source, deed, clause, words, leads=leads)):
                found.append((one[0] * about * core.known(words.bag), -material.rank[source.id], one[1], words.bag))
    kept: list[tuple[Shared, frozenset[str]]] = []
    for _, _, line, bag in sorted(found, key=lambda f: f[:2], reverse=True):
        if len(kept) < MOST and all(_apart(sentences.likeness, bag, other) for _, other in kept):
            kept.append((line, bag))
    return tuple(one for one, _ in kept)


def _apart(likeness: Likeness, one: frozenset[str], other: frozenset[str]) -> bool:
    return max(likeness.held(one, other), likeness.held(other, one)) < REPEATED


def _in_others(
    sentences: Sentences, source: Source, deed: Event, clause: Span, words: Words, *, leads: bool
) -> tuple[float, Shared] | None:
    """A clause with the sentences of other outlets that tell the same, and how much of it these hold in all.

    None where none does, or one tells it otherwise.
    """
    text = " ".join(clause.of(source.text).split())
    sides = [Side(source.id, (clause,), text[:1].upper() + text[1:])]
    outlets = {_outlet(source)}
    doers = words_of(deed.subject.of(source.text)).bag if deed.subject is not None else frozenset()
    total = 0.0
    try:
        for other in sentences.sources:
            if _outlet(other) not in outlets and (same := sentences.telling(deed, words, doers, other, leads=leads)) is not None:
                outlets.add(_outlet(other))
                sides.append(Side(other.id, (same[1].span,)))
                total += same[0]
    except ContestedError:
        return None
    return (total, Shared(tuple(sides))) if len(sides) > 1 else None


def _told(source: Source, span: Span, events: Sequence[Event], *, opens: bool) -> Told:
    text = span.of(source.text)
    words = words_of(text)
    return Told(
        span,
        words,
        words.bag | words_of(source.names_meant(span)).bag,
        deeds=frozenset((e.type, e.mode) for e in events if e.type and e.factuality == "actual"),
        done=frozenset(stem(e.lemma) for e in events if e.factuality == "actual"),
        open=frozenset(stem(e.lemma) for e in events if e.factuality != "actual"),
        denied=frozenset(stem(e.lemma) for e in events if e.factuality in {"denied", "negated"}),
        unsure=is_unsure(text),
        opens=opens,
    )


def _outlet(source: Source) -> str:
    return source.reading.article.outlet or source.id


def _clauses(source: Source) -> Iterator[tuple[Event, Span]]:
    """Clauses that tell what happened in the writer's own words, and can be read by themselves, each with its deed."""
    if is_opinion(source):
        return
    title = source.headline
    for event in source.reading.events:
        clause = _clause(event, source)
        if clause is not None and not (title is not None and clause.start < title.end):
            yield event, clause


def _clause(event: Event, source: Source) -> Span | None:
    told, subject = event.told, event.subject
    if told is None or event.factuality != "actual" or is_past(event.date, source):
        return None
    if source.sentence_number(told.start) > BEGINNING or (subject is not None and not told.overlaps(subject)):
        return None
    if event.attribution is not None or any(a.kind != "indirect" for a in source.contents_at(event.trigger.start)):
        return None
    if source.sentence(told.start).of(source.text).rstrip()[-1:] not in ENDS:
        return None  # a line above the text
    text = told.of(source.text)
    words = text.split()
    if not WORDS[0] <= len(words) <= WORDS[1] or QUOTE.search(text) or "\n" in text.strip() or is_unsure(text):
        return None
    if FIRST_PERSON.search(text) or ")" in words[0]:
        return None
    first = words[0].casefold().strip(",").split("'")[0].split("’")[0]
    if first in listed("open_subjects") or first in listed("third_persons") or first in OWN:
        return None
    if VIEW.search(text):
        return None
    ends = words_of(text).stems[-1:]
    if ends and ends[0] in {stem(w) for w in listed("ends_little")}:
        return None
    return None if words[-1].casefold() in listed("hanging") or CUT.search(text) or event.lemma in listed("says_little") else told
