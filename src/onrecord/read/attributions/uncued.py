"""Quotations without a word of saying, behind a sentence about who says them ("Vance shook his head. 'Nobody told us.'")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.facts.span import Span
from onrecord.read.attributions.quoting import AttributionDraft, paragraph_of, unclaimed
from onrecord.read.attributions.sources import Sources
from onrecord.read.attributions.voices import phrase_of
from onrecord.read.parse.tokens import Token
from onrecord.read.quotations import Quotation

SENTENCE_ENDS = re.compile(r"[.?!:]\s*$")


def told_before(sources: Sources, drafts: Sequence[AttributionDraft], quotes: Sequence[Quotation]) -> list[AttributionDraft]:
    """Return attributions, with one for each quotation that nobody claims and that stands right behind a sentence about a person.

    The sentence must be of the same paragraph, its subject a person, and the quotation a sentence of its own.
    """
    parsed = sources.parsed
    found = list(drafts)
    for quote in unclaimed(quotes, drafts, parsed.text):
        low, _ = paragraph_of(parsed.text, quote.start)
        before = parsed.text[low : quote.start]
        if not SENTENCE_ENDS.search(before) or not parsed.text[quote.inner : quote.inner + 1].isupper():
            continue
        words = [t for t in parsed.tokens_of(Span(low, quote.start)) if not t.is_space and t.end <= quote.start]
        subject = _subject(words[-1]) if words else None
        if subject is not None and subject.idx >= low and sources.is_person(subject):
            found.append(AttributionDraft(phrase_of(parsed, subject), None, ((quote.start, quote.end),)))
    return found


def _subject(last: Token) -> Token | None:
    """The subject of the main clause of the sentence that a token ends."""
    root = next((t for t in last.sent if t.head is t), None)
    return next((c for c in root.children if c.dep in {"nsubj", "nsubjpass"} and c.i < last.i), None) if root is not None else None
