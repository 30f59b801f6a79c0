"""What stands in articles of the same days in other stories of the store: a story may have been parted, or go on in another.

"Not on record" is an alarm. Where an article beside the story tells something like it, the writer is shown that instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

import msgspec

from onrecord.collate.wording import words_of
from onrecord.facts.article import Article
from onrecord.facts.check import CheckedClaim
from onrecord.facts.record import Side
from onrecord.facts.span import Span
from onrecord.facts.story import Story
from onrecord.run.state_changes import moment
from onrecord.store.store import Store

DAYS = timedelta(days=3)
"""How long before a story's first and after its last article another is of the same days."""
MOST = 200
"""Articles that are looked through."""
SHARED = 0.5
"""Share of a claim's content words that a sentence must have to tell something like it."""
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\S)[^.!?\n]*)*[.!?]?")


class Neighbours:
    """The articles of the same days in other stories, sentence by sentence."""

    def __init__(self, store: Store, story: Story) -> None:
        self.sentences = tuple(s for a in _of_the_days(store, story) for s in _sentences(a))

    def spared(self, text: str, claim: CheckedClaim) -> CheckedClaim:
        """The claim; without its alarm where an article beside the story tells something like it."""
        wanted = words_of(text[claim.start : claim.end]).bag
        if claim.verdict != "not on record" or claim.kind in ("quotation", "superlative") or not wanted:
            return claim
        for article, span, words in self.sentences:
            if len(wanted & words) >= SHARED * len(wanted):
                said = " ".join(span.of(article.text).split())
                return msgspec.structs.replace(
                    claim,
                    verdict="not checkable",
                    reason=f"No account of this story has it; an article of another story does: {said}",
                    bearing=(Side(article.id, (span,), said),),
                )
        return claim


def _of_the_days(store: Store, story: Story) -> Iterator[Article]:
    """Articles of other stories that came out while the story did, a few days before and after too."""
    if not story.first_at or not story.last_at:
        return
    try:
        first, last = moment(story.first_at) - DAYS, moment(story.last_at) + DAYS
    except ValueError:
        return
    found = 0
    for other in store.stories():
        if other.id == story.id or not other.last_at or not other.first_at:
            continue
        try:
            apart = moment(other.last_at) < first or moment(other.first_at) > last
        except ValueError:
            continue
        for name in () if apart else other.articles:
            article = store.article(name)
            if article is not None and found < MOST:
                found += 1
                yield article


def _sentences(article: Article) -> Iterator[tuple[Article, Span, frozenset[str]]]:
    for m in _SENTENCE.finditer(article.text):
        if words := words_of(m.group()).bag:
            yield article, Span(m.start(), m.end()), words
