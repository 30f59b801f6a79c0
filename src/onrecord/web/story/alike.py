"""The outlets that visibly tell a claim: whose own sentence has the words of the claim.

Accounts are put together by the program; what stands on the first screen must be seen to be so in each outlet that is named for it.
"""

from __future__ import annotations

from onrecord.collate.wording import words_of
from onrecord.facts.placing import Claim
from onrecord.facts.record import RecordFigure
from onrecord.web.story.titles import own_words
from onrecord.web.story.viewer import Viewer

SHARE, FEWEST = 0.5, 2
"""Share and number of words that tell something which both have: of those of the claim or the sentence, whichever has fewer."""
MOST_LOOKED_AT = 24
"""Accounts of a claim whose sentences are looked at."""


def tellers(claim: Claim, viewer: Viewer) -> list[str]:
    """The outlets whose own sentence has the claim's words, in the order of the story, each once."""
    wanted = words_of(own_words(claim))
    held = []
    for account in claim.accounts[:MOST_LOOKED_AT]:
        found = words_of(viewer.sentence_text(account.article, account.spans))
        shared = wanted.bag & found.bag
        least = min(len(wanted.bag), len(found.bag))
        numbered = not isinstance(claim, RecordFigure) or bool(wanted.numbers & found.numbers)
        if numbered and len(shared) >= min(FEWEST, len(wanted.bag)) and len(shared) >= SHARE * least:
            held.append(account.article)
    return viewer.outlets(held)
