"""Headlines that tell of the whole what their own article tells of a part, for a time or with exceptions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.collate.discrepancies.making import Claims, Finding, side
from onrecord.collate.discrepancies.showing import clause_around
from onrecord.collate.discrepancies.titled import title_side
from onrecord.collate.material import Source
from onrecord.collate.wording import words_of
from onrecord.facts.span import Span
from onrecord.lexicon.comparing import phrases_of_parts

LEAD = 8
"""Sentences of the body in which the limit stands that a headline must not leave out."""
NEAR = 90
"""Characters from the limit within which the body names what the headline names."""
SHARED = 2
"""Content words that headline and sentence share, at least one of them beside the limit."""
_HEDGED = re.compile(
    r"\b(?:no|not|nothing|never|if|may|might|could|would|should|what|why|how|who|when|whether|partly|partial(?:ly)?|part|parts|some|limited|temporar\w+|mostly"
    r"|most|much|nearly|almost|narrow\w*|version|for now|interim|more|few(?:er)?|less|against|opinion|analysis)\b|\?|:",
    re.IGNORECASE,
)

_MORE = re.compile(
    r"\b(?:more|less|narrower|\w+er) than\b|\bproject(?:s|ed)?\b|\bforecast|\bcould\b|\bmay\b|\bmight\b", re.IGNORECASE
)
"""A comparison with something else or a look ahead: no limit of what has been done."""


def partial(found: Claims) -> Iterator[Finding]:
    """Once an article, with the headline and the clause that limits it."""
    for source in found.trace.material.sources:
        title = source.reading.article.title.strip()
        if title and not _HEDGED.search(title):
            limit = next(_limits(source, title), None)
            if limit is not None:
                shown = clause_around(source, source.sentence(limit.start), limit)
                reason = (
                    f"“{title}” in the headline, without the limit that the text has: “{' '.join(shown.of(source.text).split())}”"
                )
                yield Finding("headline", "scope", reason, (title_side(source, title), side(source, (shown,))))


def _limits(source: Source, title: str) -> Iterator[Span]:
    """Where the first sentences of the body limit what the headline tells."""
    span = source.headline
    start = span.end if span is not None else 0
    named = frozenset(s for s in words_of(title).bag if not s[0].isdigit())
    first = source.sentence_number(start) if start else 0
    for sentence in source.sentences[first : first + LEAD]:
        if sentence.start < start:
            continue
        told = sentence.of(source.text)
        if len(named & words_of(told).bag) <= SHARED or _MORE.search(told):
            continue
        for m in phrases_of_parts().finditer(told):
            beside = words_of(told[max(0, m.start() - NEAR) : m.end() + NEAR]).bag
            if len(named & beside) >= SHARED:
                yield Span(sentence.start + m.start(), sentence.start + m.end())
