"""One deed told the other way round: who did it in one account suffered it in the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from onrecord.collate.discrepancies.making import Claims, Finding, side
from onrecord.collate.events import EventAccount
from onrecord.collate.wording import stem, tokens_of
from onrecord.lexicon.comparing import word_set

ALIKE = 0.75
"""Share of the words of the shorter telling that stand in the other."""
MOST = 12
"""Words for doer and sufferer from which a clause tells of more than the two."""
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being|be|got)\b(?: \w+ly)?\s*$", re.IGNORECASE)
_DOER = re.compile(r"\bby\b", re.IGNORECASE)
_ASIDE = re.compile(
    r"\b(?:over|about|after|before|during|because|when|while|as|in|at|on|near|off|for|since|until|with)\b", re.IGNORECASE
)
"""What comes after is when, where or why, and no part of who or whom."""


def turned(found: Claims) -> Iterator[Finding]:
    """Events of one deed in which doer and sufferer have changed places."""
    for item, group in zip(found.events, found.event_accounts, strict=True):
        told = [(h, parts) for h in group if h.event.factuality == "actual" and (parts := _parts(h))]
        for (h, one), (k, other) in combinations(told, 2):
            if h.source is not k.source and h.trigger == k.trigger and h.trigger not in _mutual() and _crossed(one, other):
                reason = "who did it and to whom are the other way round"
                yield Finding("actor", "conflict", reason, tuple(side(x.source, x.spans[:1]) for x in (h, k)), (item.id,))
                break


def _mutual() -> frozenset[str]:
    """Stems of deeds that two do to each other."""
    return frozenset(stem(w) for w in word_set("mutual"))


def _parts(h: EventAccount) -> tuple[frozenset[str], frozenset[str]] | None:
    """Words for who did it and for whom it was done to, by the order of the clause and the voice of the verb."""
    clause, verb = h.spans[0], h.event.trigger
    if not clause.contains(verb):
        return None
    before, after = h.source.text[clause.start : verb.start], h.source.text[verb.end : clause.end]
    if after.startswith(" of "):
        return None  # a noun: "the shooting of"
    by = _DOER.search(after)
    passive = bool(_PASSIVE.search(before)) or after.startswith(" by ")
    if passive and by is None:
        return None
    doer, sufferer = (after[by.end() :], before) if passive and by else (before, after)
    words = tuple(
        frozenset(t.key for t in tokens_of(_ASIDE.split(part)[0]) if t.telling and not t.key[0].isdigit())
        for part in (doer, sufferer)
    )
    return (words[0], words[1]) if all(words) else None


def _crossed(one: tuple[frozenset[str], frozenset[str]], other: tuple[frozenset[str], frozenset[str]]) -> bool:
    """Whether words for the doer only in one are words for the sufferer only in the other, and the reverse."""
    (doer, sufferer), (their_doer, their_sufferer) = one, other
    words, their_words = doer | sufferer, their_doer | their_sufferer
    if len(words & their_words) < ALIKE * min(len(words), len(their_words)) or max(len(words), len(their_words)) > MOST:
        return False
    return bool((doer - sufferer) & (their_sufferer - their_doer)) and bool((sufferer - doer) & (their_doer - their_sufferer))
