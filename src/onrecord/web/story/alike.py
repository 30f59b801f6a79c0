"""What accounts tell alike, with the outlets that visibly tell it: whose own sentence has the words.

Accounts are put together by the program; what stands on the first screen must be seen to be so in each outlet that is named for it.
"""

from __future__ import annotations

from onrecord.collate.wording import words_of
from onrecord.facts.placing import Claim
from onrecord.facts.record import RecordFigure, RecordStatement, Shared
from onrecord.facts.span import Side
from onrecord.web import wording
from onrecord.web.story.contexts import Brief
from onrecord.web.story.titles import own_words
from onrecord.web.story.viewer import Viewer

SHARE, FEWEST = 0.5, 2
"""Share and number of words that tell something which both have: of those of the claim or the sentence, whichever has fewer."""
SAID = 0.75
"""The same share of what is said and an outlet's words of it: who has another sentence of the speaker does not carry this one."""
MOST_LOOKED_AT = 24
"""Accounts of a claim whose sentences are looked at."""
LONG = 170


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


def carriers(claim: RecordStatement, viewer: Viewer) -> list[str]:
    """The outlets that have the words of a statement, or most of what they have are its words."""
    wanted = words_of(own_words(claim)).bag
    held = []
    for account in claim.accounts[:MOST_LOOKED_AT]:
        found = words_of(viewer.words(Side(account.article, account.spans))).bag
        if len(wanted & found) >= SAID * max(1, min(len(wanted), len(found))):
            held.append(account.article)
    return viewer.outlets(held)


def shared_line(one: Shared, viewer: Viewer) -> Brief:
    """What several outlets tell, each in its own words: as the first has it, with all of them."""
    outlets = viewer.outlets([s.article for s in one.sides])
    first = one.sides[0]
    words = " ".join(first.says.split())
    return Brief(wording.cut(words, LONG), line_at(first, viewer), (), "", wording.listed(outlets, 4), ())


def line_at(side: Side, viewer: Viewer) -> str:
    """Where the words of a side stand: the line of a claim that is made by them, else the article's page."""
    record = viewer.record
    for claims in (record.events, record.statements):
        for claim in claims:
            for account in claim.accounts:
                if account.article == side.article and any(a.overlaps(b) for a in account.spans for b in side.spans):
                    return viewer.at(claim.id)
    return viewer.page_of(side.article)
