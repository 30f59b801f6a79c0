"""Whose voice it is: a person whom an outlet quotes, a second voice behind a semicolon, a source that holds a quotation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.facts.span import Span
from onrecord.lexicon.cues import judging_verbs, speech_verbs
from onrecord.read.attributions.quoting import AttributionDraft, Chars, is_title_like, overlap, paragraph_of
from onrecord.read.parse.tokens import Token
from onrecord.read.parsed import Parsed
from onrecord.read.quotations import QuotationIndex
from onrecord.read.syntax.negation import SUBJECTS

PASSING_ON = frozenset({"quote", "cite"})
SEPARATORS = " \n\t,;:-–—"
HELD_QUOTATION = 12
"""Code points of a quotation inside a source from which it is something said and no nickname."""


def own_voice(parsed: Parsed, item: AttributionDraft, index: QuotationIndex) -> AttributionDraft:
    """Return an attribution with the one who speaks as its source and only his words as its content."""
    near = with_whole_clause(parsed, of_one_place(parsed, item, index), index)
    return up_to_second_voice(parsed, without_held_quotation(parsed, quoted_by(parsed, near), index), index)


def quoted_by(parsed: Parsed, item: AttributionDraft) -> AttributionDraft:
    """Return who was quoted as the source ("Lunt was quoted by the Anchor as saying", "the Anchor quoted Lunt as saying")."""
    verb = next((v for t in parsed.tokens_of(Span(*item.cue)) if (v := _passing_on(t)) is not None), None) if item.cue else None
    if verb is None:
        return item
    person = next((c for c in verb.children if c.dep == "nsubjpass"), None)
    if person is None and any(c.dep == "prep" and c.lower == "as" and c.i > verb.i for c in verb.children):
        person = next((c for c in verb.children if c.dep == "dobj"), None)
    if person is None or person.pos not in {"PROPN", "NOUN", "PRON"}:
        return item
    start, end = phrase_of(parsed, person)
    kept: list[Chars] = []
    for part in item.content:
        low = _after(parsed, (end if overlap(part, (start, end)) else part[0], part[1]))
        kept.extend([(low, part[1])] if low < part[1] else [])
    return replace(item, source=(start, end), content=tuple(kept)) if kept else item


def _passing_on(token: Token) -> Token | None:
    """The verb of passing on that a word of a cue is or hangs from as "saying" ("was quoted by the Anchor as *saying*")."""
    if token.dep == "pcomp" and token.head.lower == "as":
        token = token.head.head
    return token if token.lemma in PASSING_ON and token.pos == "VERB" else None


def _after(parsed: Parsed, span: Chars) -> int:
    """Where a content begins behind the words "as saying" or the like."""
    low = next((t.end for t in parsed.tokens_of(Span(*span)) if t.lemma in speech_verbs() and t.dep == "pcomp"), span[0])
    rest = parsed.text[low : span[1]]
    return low + len(rest) - len(rest.lstrip(SEPARATORS))


def phrase_of(parsed: Parsed, head: Token) -> Chars:
    """The code points of a noun phrase without the clauses and marks behind it."""
    clauses = [c.left_edge.i for c in head.children if c.i > head.i and c.dep in {"relcl", "acl", "prep"} and c.lower != "of"]
    last = min([head.right_edge.i, *(place - 1 for place in clauses)])
    end = parsed.doc[max(last, head.i)].end
    start = head.left_edge.idx
    return start, start + len(parsed.text[start:end].rstrip(SEPARATORS))


def without_held_quotation(parsed: Parsed, item: AttributionDraft, index: QuotationIndex) -> AttributionDraft:
    """Return an attribution whose source ends before a quotation that the parse took for a part of it."""
    if item.source is None:
        return item
    start, end = item.source
    for quote in index.found:
        held = start < quote.start and quote.end <= end + 1 and quote.end - quote.start >= HELD_QUOTATION
        if held and not is_title_like(parsed.text[quote.inner : quote.close]):
            cut = start + len(parsed.text[start : quote.start].rstrip(SEPARATORS))
            return replace(item, source=(start, cut)) if cut > start else item
    return item


def up_to_second_voice(parsed: Parsed, item: AttributionDraft, index: QuotationIndex) -> AttributionDraft:
    """Return an attribution without what somebody else says behind a semicolon ("..., organisers said; police put it at 9,000")."""
    if item.cue is None:
        return item
    kept: list[Chars] = []
    for start, end in item.content:
        cut = next((t.idx for t in parsed.tokens_of(Span(start, end)) if _turns(parsed, t, end, item.cue, index)), None)
        stop = end if cut is None else start + len(parsed.text[start:cut].rstrip())
        kept.extend([(start, stop)] if stop > start else [])
    return replace(item, content=tuple(kept)) if kept else item


def _turns(parsed: Parsed, mark: Token, end: int, cue: Chars, index: QuotationIndex) -> bool:
    """Whether a semicolon behind the cue opens a clause in which another speaks: a verb of speech with a subject of its own."""
    if mark.text != ";" or mark.idx < cue[1] or index.at(mark.idx):
        return False
    for token in parsed.tokens_of(Span(mark.end, min(end, paragraph_of(parsed.text, mark.idx)[1]))):
        if token.text == ";":
            return False
        if token.pos == "VERB" and token.lemma in speech_verbs() | judging_verbs() and not index.at(token.idx):
            subject = next((c for c in token.children if c.dep in SUBJECTS), None)
            if subject is not None and subject.i > mark.i and subject.pos != "PRON":
                return True
    return False


def of_one_place(parsed: Parsed, item: AttributionDraft, index: QuotationIndex) -> AttributionDraft:
    """Return an attribution without quotations of paragraphs that its cue does not reach.

    A cue reaches the paragraphs right behind its own that are nothing but quotations, and those right before it whose quotation
    is left open.
    """
    if item.cue is None or len(item.content) < 2:
        return item
    own = paragraph_of(parsed.text, item.cue[0])
    low, high = own
    while low and (before := paragraph_of(parsed.text, len(parsed.text[:low].rstrip()) - 1))[0] < low and _open(before, index):
        low = before[0]
    while high < len(parsed.text) and (after := _next(parsed.text, high)) is not None and _only_quoted(parsed.text, after, index):
        high = after[1]
    kept = tuple(part for part in item.content if (low <= part[0] and part[1] <= high))
    return replace(item, content=kept) if kept else item


def without_foreign_sentences(
    parsed: Parsed, item: AttributionDraft, hints: Sequence[AttributionDraft], index: QuotationIndex
) -> AttributionDraft:
    """Return an attribution without reports of other sentences that somebody else gives there ("..., analysts say")."""
    if item.cue is None or len(item.content) < 2:
        return item
    own = parsed.tokens_of(Span(*item.cue))[0].sent
    kept = []
    for part in item.content:
        there = parsed.tokens_of(Span(*part))[0].sent
        given = (h for h in hints if h.cue and h.source and there.start_char <= h.cue[0] < there.end_char)
        if there == own or index.at(part[0]) or not any(overlap(part, other) for h in given for other in h.content):
            kept.append(part)
    return replace(item, content=tuple(kept)) if kept else item


def _next(text: str, end: int) -> Chars | None:
    """The paragraph after an offset, None at the end of the text."""
    start = end + len(text[end:]) - len(text[end:].lstrip())
    return paragraph_of(text, start) if start < len(text) else None


def _open(paragraph: Chars, index: QuotationIndex) -> bool:
    """Whether a paragraph ends in a quotation that is left open."""
    last = index.at(paragraph[1] - 1) if paragraph[1] > paragraph[0] else None
    return last is not None and not last.closed


def _only_quoted(text: str, paragraph: Chars, index: QuotationIndex) -> bool:
    """Whether a paragraph is nothing but quotations."""
    left, place = "", paragraph[0]
    while place < paragraph[1]:
        quote = index.at(place)
        left += "" if quote else text[place]
        place = quote.end if quote else place + 1
    return not left.strip()


def with_whole_clause(parsed: Parsed, item: AttributionDraft, index: QuotationIndex) -> AttributionDraft:
    """Return an indirect attribution whose one piece of content begins where the clause before its cue does.

    For instance all of "Nine men are known to have died" in "Nine men are known to have died, the coastguard said".
    """
    if item.cue is None or len(item.content) != 1 or item.content[0][1] > item.cue[0]:
        return item
    start, end = item.content[0]
    for verb in parsed.tokens_of(Span(*item.cue)):
        clause = next((c for c in verb.children if c.dep == "ccomp" and c.i < verb.i), None)
        if clause is None or verb.pos != "VERB" or any(c.dep == "mark" for c in clause.children):
            continue
        first = clause.left_edge.idx
        apart = item.source is None or not overlap(item.source, (first, start))
        if first < start < clause.right_edge.end and apart and not any(map(index.at, (first, start))) and clause.idx < start:
            return replace(item, content=((first, end),))
    return item


def without_empty(found: list[AttributionDraft]) -> list[AttributionDraft]:
    """Return attributions without those of nobody whose words of saying stand in what another is said to say."""
    return [
        item
        for item in found
        if item.source is not None
        or item.cue is None
        or not any(o is not item and o.source is not None and overlap(item.cue, part) for o in found for part in o.content)
    ]
