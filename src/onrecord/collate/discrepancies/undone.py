"""Headlines that tell as done what their own first sentences only offer, weigh, plan or leave to be decided, by the words alone.

Where the reader took the deed for an event, `titled` compares the two; here is what stands in other forms: "resigns" above
"offered his resignation", "frees" above "will decide whether to free".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.collate.discrepancies.making import Claims, Finding, side
from onrecord.collate.discrepancies.showing import clause_around
from onrecord.collate.discrepancies.titled import LEAD, done_in_title, title_side
from onrecord.collate.material import Source
from onrecord.collate.wording import fold, stem, words_of
from onrecord.facts.span import Span
from onrecord.lexicon.comparing import frames_of_undone

SHARED = 1
"""Content words, besides the deed, that headline and sentence share."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
REACH = 60
"""Characters before the deed in which the words stand that leave it undone."""


def undone(found: Claims) -> Iterator[Finding]:
    """Once an article, with the headline and the clause that leaves its deed undone."""
    for source in found.trace.material.sources:
        title = source.reading.article.title.strip()
        place = next(_places(source, title), None) if title else None
        if place is not None:
            shown = clause_around(source, source.sentence(place.start), place)
            words = " ".join(shown.of(source.text).split())
            reason = f"“{title}” in the headline; in the text it is not done: “{words}”"
            yield Finding("headline", "conflict", reason, (title_side(source, title), side(source, (shown,))))


def _places(source: Source, title: str) -> Iterator[Span]:
    """Where the first sentences tell of the headline's deed, if all of them leave it undone."""
    start = source.headline.end if source.headline is not None else 0
    first = source.sentence_number(start) if start else 0
    lead = [s for s in source.sentences[first : first + LEAD] if s.start >= start]
    named = words_of(title).bag
    for m in _WORD.finditer(title):
        deed = stem(fold(m.group()))
        if not m.start() or deed not in named or not fold(m.group()).endswith("s"):
            continue
        if not done_in_title(title, m):
            return
        told = [
            (s, Span(s.start + w.start(), s.start + w.end()))
            for s in lead
            for w in _WORD.finditer(s.of(source.text))
            if _one_ending(stem(fold(w.group()))) == _one_ending(deed)
        ]
        ahead = [frames_of_undone().search(source.text[max(s.start, w.start - REACH) : w.start]) for s, w in told]
        if told and all(ahead):
            (sentence, word), frame = told[0], ahead[0]
            shared = (named & words_of(sentence.of(source.text)).bag) - {deed}
            if frame is not None and len(shared) > SHARED:
                yield Span(max(sentence.start, word.start - REACH) + frame.start(), word.end)
        return  # the words after its verb are those of things


def _one_ending(found: str) -> str:
    """A stem with its last letter once: "expell" of "expelled"."""
    return found[:-1] if found[-2:-1] == found[-1:] else found
