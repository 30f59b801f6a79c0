"""One thing in two states of which each rules the other out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.collate.discrepancies.making import Claims, Finding, side
from onrecord.collate.material import Source
from onrecord.collate.wording import fold, stem, words_of
from onrecord.facts.span import Span
from onrecord.lexicon.comparing import opposed_states

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
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def opposed(found: Claims) -> Iterator[Finding]:
    """Each pair of states against each other, once for a pair."""
    places: dict[str, list[tuple[Source, Span, frozenset[str]]]] = {}
    wanted = {w for pair in opposed_states() for w in pair}
    for source in found.trace.material.sources:
        for sentence in source.sentences:
            words = list(_WORD.finditer(source.text, sentence.start, sentence.end))
            for i, m in enumerate(words):
                if fold(m.group()) in wanted:
                    clause = Span(words[max(0, i - BEFORE)].start(), words[min(len(words), i + AFTER) - 1].end())
                    ahead = frozenset(stem(fold(w.group())) for w in words[max(0, i - BEFORE) : i])
                    if not _UNREAL.search(source.text[clause.start : m.end()]):
                        places.setdefault(fold(m.group()), []).append((source, clause, ahead))
    for one, other in opposed_states():
        for source, clause, ahead in places.get(one, ()):
            found_so = next((p for p in places.get(other, ()) if _one_thing(found, (source, clause, ahead), p)), None)
            if found_so:
                sides = (side(source, (clause,)), side(found_so[0], (found_so[1],)))
                yield Finding("factuality", "conflict", f"{one} in one account, {other} in the other", sides)
                break


def _one_thing(found: Claims, a: tuple[Source, Span, frozenset[str]], b: tuple[Source, Span, frozenset[str]]) -> bool:
    """Whether both states are of one thing: the same noun before them, and another word or entity in common."""
    if a[0] is b[0]:
        return False
    x, y = (words_of(s.of(source.text)).bag for source, s, _ in (a, b))
    noun = a[2] & b[2] & x & y
    every = any(_EVERY.search(source.text[s.start : s.end]) for source, s, _ in (a, b))
    if not every and all(_ONE_OF.search(source.text[s.start : s.end]) for source, s, _ in (a, b)):
        return False
    return bool(noun) and (every or len(x & y) >= SHARED or bool(_entities(found, *a[:2]) & _entities(found, *b[:2])))


def _entities(found: Claims, source: Source, span: Span) -> frozenset[str]:
    ids = (m.entity for m in source.reading.mentions if m.entity and span.start <= m.start < span.end)
    return frozenset(e for i in ids if (e := found.trace.material.resolve(source.id, i)))
