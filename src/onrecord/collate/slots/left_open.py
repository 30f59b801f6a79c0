"""What the story's articles say themselves not to be known: "it is unclear whether she will sign", in their own words.

A question that a sentence of another article may answer is none that all leave open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from onrecord.collate.material import Source
from onrecord.collate.wording import words_of
from onrecord.facts.record import Abstention, RecordEvent
from onrecord.facts.span import Span
from onrecord.lexicon.closed import listed
from onrecord.lexicon.comparing import left_open

MOST = 3
FEWEST, LONGEST = 5, 45
"""Words of a sentence that can be read by itself."""
ANSWERED = 0.6
"""Share of a question's telling words that a sentence holds which may answer it."""
ABOUT = 20
"""Events of most weight, to one of which a question must belong."""
SHARED = 2
"""Telling words that a question's sentence shares with the title of the event it belongs to."""
TRIED = 12
"""Questions, nearest first, for which an answer is looked for."""
_QUOTES = '"“”'


def left_open_by_accounts(sources: Sequence[Source], events: Sequence[RecordEvent]) -> tuple[Abstention, ...]:
    """What accounts say not to be known of what leads, the questions nearest to it first, each with the words that say so."""
    leading = [e for e in sorted(events, key=lambda e: -e.weight)[:ABOUT] if e.weight > 0]
    titles = [(e, words_of(e.title).bag) for e in leading]
    found: list[tuple[float, Source, Span, frozenset[str], str]] = []
    for source, sentence, question in _questions(sources) if titles else ():
        around = words_of(sentence.of(source.text)).bag
        shared, near = max(((len(around & bag), e) for e, bag in titles), key=lambda x: (x[0], x[1].weight))
        if shared >= SHARED:
            found.append((shared * near.weight, source, sentence, words_of(question).bag, near.id))
    kept: list[tuple[Abstention, frozenset[str]]] = []
    for _, source, sentence, asked, event in sorted(found, key=lambda f: -f[0])[:TRIED]:
        told_twice = any(len(asked & other) > ANSWERED * len(asked) for _, other in kept)
        if len(kept) == MOST or told_twice or _may_be_answered(sources, sentence, source, asked):
            continue
        outlet = source.reading.article.outlet or "one account"
        words = " ".join(sentence.of(source.text).split())
        kept.append((Abstention(f"{event}:open", "accounts leave it open", f"{outlet}: “{words}”"), asked))
    return tuple(gap for gap, _ in kept)


def _questions(sources: Sequence[Source]) -> Iterator[tuple[Source, Span, str]]:
    """Sentences that say that something is not known, each with the question."""
    for source in sources:
        for sentence in source.sentences:
            text = sentence.of(source.text)
            said = _pattern().search(text)
            if said is None or any(q in text[: said.start()] for q in _QUOTES) or "\n" in text.strip():
                continue
            words = text.split()
            if FEWEST <= len(words) <= LONGEST and words[0].casefold().strip(",") not in listed("open_subjects") - {"it"}:
                yield source, sentence, said["question"]


def _may_be_answered(sources: Sequence[Source], own: Span, source: Source, asked: frozenset[str]) -> bool:
    """Whether a sentence that leaves nothing open holds so much of the question that it may answer it."""
    if len(asked) < SHARED:
        return True
    for other in sources:
        for sentence in other.sentences:
            if other is source and sentence == own:
                continue
            text = sentence.of(other.text)
            if len(asked & words_of(text).bag) > ANSWERED * len(asked) and not _pattern().search(text):
                return True
    return False


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(left_open()["question"], re.IGNORECASE)
