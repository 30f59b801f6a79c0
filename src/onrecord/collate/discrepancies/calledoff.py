"""What was announced or threatened, and called off in a later account."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.collate.discrepancies.making import Claims, Finding, side
from onrecord.collate.material import Source, moment
from onrecord.collate.wording import fold, stem, words_of
from onrecord.facts.span import Span

_OFF = re.compile(
    r"\b(?:call(?:ed|ing)? off|cancel(?:l?ed|ling)?|scrapp?ed|shelved)\s+"
    r"(?:an?|the|its|their|his|her|this|that|all)\s+(?:[\w'’-]+ ){0,2}?(?P<thing>[\w'’-]{4,})"
    r"|\b(?P<passive>[\w'’-]{4,})(?: (?:planned|due|scheduled|set|announced)[^.,;]{0,30})? (?:(?:has|have|had) been|was|were) "
    r"(?:called off|cancell?ed|scrapped|shelved)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|would|shall|is to|are to|was to|plans?|planned|planning|threat\w*|announced?|announces|calls|due|scheduled)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|never|no|n['’]t|if|unless|denied|whether)\b", re.IGNORECASE)
DAY = 24 * 3600
NEAR = 25
"""Characters around the thing within which it is said that it lies ahead."""
LONGEST = 21
"""Days after which what is called off is another thing."""
SHARED = 2
"""Content words, besides the thing itself, or one entity, that both accounts share: it is one thing that was planned."""


def called_off(found: Claims) -> Iterator[Finding]:
    """Each thing called off against the latest earlier account that has it ahead; once for a thing."""
    seen: set[str] = set()
    for source in found.trace.material.sources:
        for m in _OFF.finditer(source.text):
            thing = stem(fold(m["thing"] or m["passive"]))
            sentence = source.sentence(m.start())
            if thing in seen or _NOT.search(source.text[max(sentence.start, m.start() - 25) : m.start()]):
                continue
            before = [s for s in found.trace.material.sources if 0 < _at(source) - _at(s) < LONGEST * DAY]
            best = next((row for s in reversed(before) if (row := _ahead(found, s, thing, source, sentence))), None)
            if best:
                seen.add(thing)
                words = Span(m.start(), min(sentence.end, m.end() + 30))
                sides = (side(best[0], (best[1],)), side(source, (words,)))
                yield Finding("status", "update", "announced first, called off later", sides)


def _at(source: Source) -> float:
    return moment(source.reading.article.published_at).timestamp()


def _ahead(found: Claims, source: Source, thing: str, off: Source, said: Span) -> tuple[Source, Span] | None:
    """The clause of `source` that has the thing ahead, of the same people or in the same words."""
    about = words_of(said.of(off.text)).bag - {thing}
    whom = _around(found, off, said)
    for number, sentence in enumerate(source.sentences):
        text = sentence.of(source.text)
        words = words_of(text)
        if thing not in words.bag or _OFF.search(text) or not _stands_ahead(text, thing):
            continue
        near = Span(source.sentences[max(0, number - 1)].start, sentence.end)
        if len(words_of(near.of(source.text)).bag & about) >= SHARED or whom & _around(found, source, near):
            return source, sentence
    return None


def _stands_ahead(text: str, thing: str) -> bool:
    """Whether words of what is to come stand right before or after the thing."""
    places = [m.span() for m in re.finditer(r"[\w'’-]+", text) if stem(fold(m.group())) == thing]
    return any(_AHEAD.search(text[max(0, start - NEAR) : end + NEAR]) for start, end in places)


def _around(found: Claims, source: Source, span: Span) -> frozenset[str]:
    ids = (m.entity for m in source.reading.mentions if m.entity and span.start <= m.start < span.end)
    entity = found.trace.material.entity
    found_ids = (e for i in ids if (e := found.trace.material.resolve(source.id, i)))
    return frozenset(e for e in found_ids if entity[e].kind in {"person", "organization", "group"})
