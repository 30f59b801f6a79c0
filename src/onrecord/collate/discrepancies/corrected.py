"""What an outlet takes back itself: a correction names what it said before and what is so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.collate.discrepancies.making import Claims, Finding, side
from onrecord.collate.material import Source
from onrecord.collate.wording import verbatim, words_of
from onrecord.facts.record import DiscrepancyKind
from onrecord.facts.span import Span

_SAID_BEFORE = re.compile(
    r"\b(?:an? (?:earlier|previous|prior) (?:version|edition|report|post|update|article|story|headline|dispatch)\b[^.;]{0,60}?"
    r"|(?:we|this (?:newspaper|agency|page|site|blog|article|report)|[A-Z][\w-]+)\s+"
    r"(?:(?:told you|said|reported|wrote|stated|had said|had reported)\s+(?:earlier|wrongly|previously|incorrectly|before)"
    r"|(?:earlier|wrongly|previously|incorrectly|mistakenly|erroneously)\s+(?:told you|said|reported|wrote|stated)))\s*"
    r"(?:\w+\s+){0,4}?that\s+",
    re.IGNORECASE,
)
_WRONG = re.compile(
    r"\s*(?:that(?:['’]s| is| was)(?: not| n['’]t)? (?:wrong|incorrect|untrue|so|right|correct|the case|a mistake|an error)\b"
    r"|(?:this|that|it|he|she|they|we|those|these)\s+(?:has|have|had|did|does|is|was|were|do|are)(?:n['’]t| not)\b"
    r"|in fact\b|it (?:was|is|should)\b|the correct\b|not so\b|wrong\b|correct is\b)",
    re.IGNORECASE,
)


def corrected(found: Claims) -> Iterator[Finding]:
    """Each thing an article says it had wrong, against the words that put it right."""
    for source in found.trace.material.sources:
        for m in _SAID_BEFORE.finditer(source.text):
            spans = _correction(source, m.end())
            if spans:
                yield _made(found, source, *spans)


def _correction(source: Source, start: int) -> tuple[Span, tuple[Span, ...]] | None:
    """The claim that begins at `start`, and the words after it that correct it: the same sentence's, or the next one's."""
    sentence = source.sentence(start)
    number = source.sentence_number(start)
    claim = Span(start, sentence.end)
    for m in re.finditer(r"[;:–—]", sentence.of(source.text)[start - sentence.start :]):
        if _WRONG.match(source.text, start + m.end()):
            right = Span(start + m.end(), sentence.end)
            return Span(start, start + m.start()), (right,)
    after = source.sentences[number + 1 : number + 3]
    if after and _WRONG.match(after[0].of(source.text)):
        long = after[0].length > SHORT or len(after) < 2
        return claim, tuple(after[:1] if long else after)
    return None


SAME_CLAIM = 0.7
"""Share of the words of a claim, in order, that the sentence where it first stood holds."""
SHORT = 25
"""Characters of a correction that only says that it was wrong: what is so stands in the sentence after it."""


def _made(found: Claims, source: Source, claim: Span, right: tuple[Span, ...]) -> Finding:
    """The claim as the outlet's earlier article has it, where the story holds that, else as the correction repeats it."""
    claim = _trim(source, claim)
    right = tuple(_trim(source, r) for r in right)
    first = _earlier(found, source, claim) or (source, claim)
    kind: DiscrepancyKind = "date" if all(_times(source, (s,)) for s in (claim, right[-1])) else "factuality"
    sides = (side(first[0], (first[1],)), side(source, right))
    return Finding(kind, "update", "the outlet corrects what it said before", sides)


def _earlier(found: Claims, source: Source, claim: Span) -> tuple[Source, Span] | None:
    """The sentence of an earlier article of the outlet that holds most of the claim's words."""
    words = words_of(claim.of(source.text))
    outlet = source.reading.article.outlet
    for other in found.trace.material.sources:
        if other is source or not outlet or other.reading.article.outlet != outlet or found.rank(other.id) > found.rank(source.id):
            continue
        for sentence in other.sentences:
            said = words_of(sentence.of(other.text))
            if words.numbers <= said.numbers and verbatim(words, said) >= SAME_CLAIM and len(words.run) <= len(said.run):
                return other, sentence
    return None


def _times(source: Source, spans: tuple[Span, ...]) -> bool:
    return any(s.start <= t.start < s.end for t in source.reading.times for s in spans)


def _trim(source: Source, span: Span) -> Span:
    """The span without white space and full stops at its ends."""
    text = span.of(source.text)
    start = span.start + len(text) - len(text.lstrip())
    return Span(start, max(start + 1, span.start + len(text.rstrip(" .\n"))))
