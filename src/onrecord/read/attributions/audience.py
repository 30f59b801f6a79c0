"""Who was told: the audience of a cue such as "told Reuters", and contents that must not begin with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.facts.span import Span
from onrecord.lexicon.cues import telling_verbs
from onrecord.read.attributions.quoting import AttributionDraft, Chars
from onrecord.read.parse.tokens import Token
from onrecord.read.parsed import Parsed

HEARERS = frozenset({"dobj", "dative", "iobj"})
CLOCK = re.compile(r"(?:\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?)[\s\u2013\u2014:-]+", re.IGNORECASE)
LONGEST = 12
"""A hearer of more words than this is a parse gone wrong."""


def audience_of(parsed: Parsed, cue: Chars) -> Chars | None:
    """Return who hears what a cue tells, where its verb takes a hearer right behind it; else None."""
    for verb in parsed.tokens_of(Span(*cue)):
        if verb.pos == "VERB" and verb.lemma.lower() in telling_verbs():
            return _hearer(verb)
    return None


def _hearer(verb: Token) -> Chars | None:
    """Return the noun phrase that stands right behind a verb of telling."""
    place = verb.i + 1
    if place >= len(verb.doc) or verb.doc[place].is_punct or verb.doc[place].is_space:
        return None
    for child in verb.children:
        if child.dep in HEARERS and child.left_edge.i == place and child.i - place < LONGEST and not verb.doc[place].is_quote:
            return verb.doc[place].idx, child.end
    return None


def without_audience(parsed: Parsed, item: AttributionDraft) -> AttributionDraft:
    """Cut from the contents who was told, and what stands between that and the clause ("told MPs in the lobby that")."""
    if item.cue is None or (audience := audience_of(parsed, item.cue)) is None:
        return item
    parts: list[Chars] = []
    for start, end in item.content:
        low = start
        if start <= audience[0] < audience[1] <= end:
            low = _clause_start(parsed, audience[1], end)
        if low < end:
            parts.append((low, end))
    return replace(item, content=tuple(parts)) if parts else item


def _clause_start(parsed: Parsed, low: int, high: int) -> int:
    """Return where the clause or quotation behind an audience begins: at "that", at a mark, or right behind it."""
    for token in parsed.tokens_of(Span(low, high)):
        if token.idx >= low and (token.is_quote or (token.lower in ("that", "whether") and token.dep == "mark")):
            return token.idx
    return low + len(parsed.text[low:high]) - len(parsed.text[low:high].lstrip(" ,:"))


def without_clock(item: AttributionDraft, bounds: Sequence[Chars]) -> AttributionDraft:
    """Cut the time of day that opens a paragraph of a live report from the source and contents."""

    def cut(part: Chars) -> Chars:
        for low, high in bounds:
            if low <= part[0] < high:
                return (high, part[1]) if high < part[1] else part
        return part

    return replace(item, source=cut(item.source) if item.source else None, content=tuple(cut(part) for part in item.content))


def clocks(parsed: Parsed) -> list[Chars]:
    """Return the times of day that open paragraphs of title and body."""
    found = (CLOCK.match(parsed.text, block.start, block.end) for block in parsed.own)
    return [match.span() for match in found if match]
