"""One thing in two states of which each rules the other out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.collate.discrepancies.making import Claims, Finding, side
from onrecord.collate.material import Source
from onrecord.collate.wording import fold, stem, words_of
from onrecord.facts.span import Span
from onrecord.lexicon.comparing import opposed_states, stop_words

BEFORE, AFTER = 7, 6
"""Words before a state within which the thing stands, and after it that are looked at as well."""
SHARED = 2
"""Content words that the two accounts share, one of them right before the state, or one and an entity."""
_UNREAL = re.compile(
    r"\b(?:not|never|no|nor|neither|if|unless|whether|would|could|may|might|must|should|will|to be|whoever|any|or)\b|n['’]t\b",
    re.IGNORECASE,
)
_EVERY = re.compile(r"\b(?:all|every|each|both)\b", re.IGNORECASE)
"""What is said of every one of the things is ruled out by one of them."""
_ONE_OF = re.compile(r"\b(?:one|two|three|another|others?|first|second|third|that|both|\d+)\b", re.IGNORECASE)
"""Words by which each account speaks of one of several things, which may be another one."""
_SAYS_OF = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "remains",
        "remained",
        "remain",
        "found",
        "left",
        "declared",
        "has",
        "have",
        "had",
        "got",
    ]
)
"""Words after which a state is said of what stands before them."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True)
class State:
    """A state as an article tells it: the clause around it, the stems before it, and the noun it stands before, if any."""

    source: Source
    clause: Span
    before: frozenset[str]
    noun: str = ""

    @cached_property
    def bag(self) -> frozenset[str]:
        """Stems of the clause."""
        return words_of(self.text).bag

    @property
    def text(self) -> str:
        """The clause."""
        return self.clause.of(self.source.text)


def opposed(found: Claims) -> Iterator[Finding]:
    """Each pair of states against each other, once for a pair."""
    places: dict[str, list[State]] = {}
    wanted = {w for pair in opposed_states() for w in pair}
    for source in found.trace.material.sources:
        for sentence in source.sentences:
            words = list(_WORD.finditer(source.text, sentence.start, sentence.end))
            for i, m in enumerate(words):
                if fold(m.group()) in wanted:
                    clause = Span(words[max(0, i - BEFORE)].start(), words[min(len(words), i + AFTER) - 1].end())
                    ahead = frozenset(stem(fold(w.group())) for w in words[max(0, i - BEFORE) : i])
                    if not _UNREAL.search(source.text[clause.start : m.end()]):
                        places.setdefault(fold(m.group()), []).append(State(source, clause, ahead, _noun(source, words, i)))
    for one, other in opposed_states():
        for state in places.get(one, ()):
            found_so = next((p for p in places.get(other, ()) if _one_thing(found, state, p)), None)
            if found_so:
                sides = (side(state.source, (state.clause,)), side(found_so.source, (found_so.clause,)))
                yield Finding("factuality", "conflict", f"{one} in one account, {other} in the other", sides)
                break


def _noun(source: Source, words: Sequence[re.Match[str]], at: int) -> str:
    """The stem of the word that a state stands right before ("illegal immigrants"); empty where it is said of what went before."""
    if at + 1 == len(words) or (at and fold(words[at - 1].group()) in _SAYS_OF):
        return ""
    after = fold(words[at + 1].group())
    beside = source.text[words[at].end() : words[at + 1].start()].isspace()
    return stem(after) if beside and after not in stop_words() else ""


def _one_thing(found: Claims, a: State, b: State) -> bool:
    """Whether both states are of one thing: the same noun before them, or the one that each stands before, and more in common."""
    if a.source is b.source:
        return False
    shared = a.bag & b.bag
    if a.noun and b.noun:
        noun: frozenset[str] = frozenset({a.noun}) & {b.noun}
    elif a.noun or b.noun:
        noun = frozenset({a.noun or b.noun}) & (a.before | b.before)
    else:
        noun = a.before & b.before & shared
    every = any(_EVERY.search(s.text) for s in (a, b))
    if not every and all(_ONE_OF.search(s.text) for s in (a, b)):
        return False
    return bool(noun) and (every or len(shared) >= SHARED or bool(_entities(found, a) & _entities(found, b)))


def _entities(found: Claims, state: State) -> frozenset[str]:
    source, span = state.source, state.clause
    ids = (m.entity for m in source.reading.mentions if m.entity and span.start <= m.start < span.end)
    return frozenset(e for i in ids if (e := found.trace.material.resolve(source.id, i)))
