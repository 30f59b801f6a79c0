"""What the parse mends in attributions.

Stray pieces of content, a second cue taken for content, an outlet taken for the speaker of a quotation that it only passes on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.facts.span import Span
from onrecord.lexicon.outlets import find_outlets
from onrecord.lexicon.sources import source_sorts
from onrecord.read.attributions.quoting import AttributionDraft, Chars, overlap, paragraph_of
from onrecord.read.attributions.sources import head_of
from onrecord.read.attributions.voices import own_voice, without_empty, without_foreign_sentences
from onrecord.read.parse.tokens import Token
from onrecord.read.parsed import Parsed
from onrecord.read.quotations import QuotationIndex

SURE_SPEAKER = 0.5
"""Least probability of the parse's cue for its source to be taken for the speaker instead of an outlet."""
FINITE = frozenset({"VBD", "VBZ", "VBP"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
PAGES = frozenset({"website", "site", "page"})
NEAR = 2
"""Words that may stand between a piece of content without a verb and the rest of the attribution."""


def mended(
    parsed: Parsed, found: Iterable[AttributionDraft], hints: Sequence[AttributionDraft], index: QuotationIndex
) -> list[AttributionDraft]:
    """Return attributions without stray pieces and second cues, quotations with who said them before who passed them on."""
    apart = (without_foreign_sentences(parsed, item, hints, index) for item in found)
    mended_so = (own_voice(parsed, with_own_subject(parsed, passed_on(parsed, item, hints, index), index), index) for item in apart)
    alone = [without_strays(parsed, without_second_cue(parsed, item, index), index) for item in mended_so]
    return without_empty([with_predicate(parsed, item, index) for item in alone])


def with_predicate(parsed: Parsed, item: AttributionDraft, index: QuotationIndex) -> AttributionDraft:
    """Return an attribution whose content goes on to the verb of its clause where it was cut behind the subject.

    For instance "worry that *the new majority*, led by its chief, will strike it down".
    """
    if item.cue is None or any(index.at(part[0]) or index.at(part[1] - 1) for part in item.content):
        return item
    start, end = item.content[-1]
    head = head_of(parsed.tokens_of(Span(start, end)))
    if head is None or head.dep not in SUBJECTS or head.head.pos not in {"VERB", "AUX"} or head.head.idx < end:
        return item
    verb = head.head
    over = verb.head
    if verb.dep != "ccomp" or not item.cue[0] <= over.idx < item.cue[1]:
        return item
    stop = verb.right_edge.end
    if any(index.at(t.idx) for t in parsed.tokens_of(Span(end, stop))) or stop <= end:
        return item
    return replace(item, content=(*item.content[:-1], (start, _trimmed(parsed.text, start, stop))))


def with_own_subject(parsed: Parsed, item: AttributionDraft, index: QuotationIndex) -> AttributionDraft:
    """Return an attribution with its cue's subject as source where the tagger took a word inside that subject's relative clause.

    For instance "campaigners in Orlaby, where the company wants to dig, say". A subject pronoun that the content ends in
    ("... under way," she was quoted as saying) is the source and no content.
    """
    if item.cue is None:
        return item
    subject = next(
        (c for t in parsed.tokens_of(Span(*item.cue)) if t.pos == "VERB" for c in t.children if c.dep in ("nsubj", "nsubjpass")),
        None,
    )
    if subject is None or index.at(subject.idx):
        return item
    own = (subject.idx, subject.end)
    if subject.pos == "PRON":
        last = item.content[-1]
        left = ((last[0], _trimmed(parsed.text, last[0], own[0])),) if own[0] > last[0] else ()
        if own[1] == last[1] and own[0] >= last[0] and (left or len(item.content) > 1):
            return replace(item, source=item.source or own, content=(*item.content[:-1], *left))
        return item
    clauses = [c for c in subject.subtree if c.dep == "relcl" and c.i > subject.i]
    if item.source is None or not clauses or overlap(item.source, own):
        return item
    first = min(c.left_edge.idx for c in clauses)
    if not first <= item.source[0] < max(c.right_edge.end for c in clauses):
        return item
    return replace(item, source=(subject.left_edge.idx, _trimmed(parsed.text, subject.left_edge.idx, first)))


def passed_on(parsed: Parsed, item: AttributionDraft, hints: Sequence[AttributionDraft], index: QuotationIndex) -> AttributionDraft:
    """Return a quotation with its speaker where the tagger took the outlet that passes it on ("...," Halbusi said, CNBC reports).

    The outlet stays in the text as a relay.
    """
    if item.source is None or item.cue is None or not any(index.at(part[0]) for part in item.content):
        return item
    named = find_outlets(parsed.text[slice(*item.source)])
    head = head_of(parsed.tokens_of(Span(*item.source)))
    medium = head is not None and (source_sorts().get(head.lemma.lower()) in {"outlet", "document"} or head.lower in PAGES)
    if not medium and (not named or named[0].start > len("the ")):
        return item
    for hint in hints:
        if hint.source is None or hint.cue is None or hint.score < SURE_SPEAKER:
            continue
        marks = (hint.source, hint.cue)
        shared = sum(overlap(one, other) for one in hint.content for other in item.content)
        apart = not any(overlap(mark, part) for mark in marks for part in (item.source, item.cue, *item.content))
        if apart and 2 * shared > sum(end - start for start, end in item.content):
            return replace(item, source=hint.source, cue=hint.cue)
    return item


def without_second_cue(parsed: Parsed, item: AttributionDraft, index: QuotationIndex) -> AttributionDraft:
    """Return an attribution without what its source did besides ("voted to expel them and filed a complaint")."""
    if item.cue is None:
        return item
    cut = next((place for place in _second_cues(parsed, item.cue) if not index.at(place)), None)
    if cut is None or not any(start < cut < end for start, end in item.content):
        return item
    parts = [(start, min(end, cut)) if start < cut else None for start, end in item.content]
    kept = tuple((start, _trimmed(parsed.text, start, end)) for start, end in (part for part in parts if part))
    return replace(item, content=kept) if kept else item


def _second_cues(parsed: Parsed, cue: Chars) -> Iterable[int]:
    """Yield where a finite verb that is coordinated with the cue, and has no subject of its own, begins with its "and".

    One that the parse coordinates with the infinitive behind the cue is coordinated with the cue itself.
    """
    for verb in parsed.tokens_of(Span(*cue)):
        if verb.tag not in FINITE:
            continue
        for above in (verb, *(child for child in verb.children if child.dep in ("xcomp", "advcl") and child.tag == "VB")):
            for child in above.children:
                alone = child.dep == "conj" and child.tag == verb.tag and not any(c.dep in SUBJECTS for c in child.children)
                if alone and child.i > verb.i:
                    between = [t for t in parsed.doc.span(above.i + 1, child.i) if t.dep == "cc" and t.head.i == above.i]
                    yield (between[-1] if between else child.left_edge).idx


def without_strays(parsed: Parsed, item: AttributionDraft, index: QuotationIndex) -> AttributionDraft:
    """Return an indirect attribution without pieces of content of other paragraphs than its cue's, and stray phrases.

    A stray phrase holds no verb and stands far from all the rest.
    """
    if len(item.content) < 2 or any(index.at(part[0]) for part in item.content):
        return item
    if item.cue is not None:
        low, high = paragraph_of(parsed.text, item.cue[0])
        near = tuple(part for part in item.content if low <= part[0] < high)
        item = replace(item, content=near) if near else item
    if not any(_has_verb(parsed, part) for part in item.content):
        return item
    marks = [part for part in (item.source, item.cue) if part]
    kept = [
        part
        for part in item.content
        if _has_verb(parsed, part) or _gap(parsed, part, [*marks, *(p for p in item.content if p != part)]) <= NEAR
    ]
    return replace(item, content=tuple(kept))


def _gap(parsed: Parsed, part: Chars, others: Sequence[Chars]) -> int:
    """Return how many words stand between a piece and the nearest of the others."""
    own = parsed.tokens_of(Span(*part))
    spans = [parsed.tokens_of(Span(*other)) for other in others]
    return min(max(other.start - own.end, own.start - other.end) for other in spans)


def _has_verb(parsed: Parsed, part: Chars) -> bool:
    return any(_verbal(token) for token in parsed.tokens_of(Span(*part)))


def _verbal(token: Token) -> bool:
    return token.pos in ("VERB", "AUX")


def _trimmed(text: str, start: int, end: int) -> int:
    """Return the end of a span without white space and separators behind its words."""
    return start + len(text[start:end].rstrip(" \n\t,;:-–—"))
