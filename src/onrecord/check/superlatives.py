"""Superlatives: whether an account ranks it so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.check.clauses import clause_at
from onrecord.check.finding import Finding
from onrecord.check.laid import Laid
from onrecord.collate.wording import fold, words_of
from onrecord.facts.span import Span
from onrecord.lexicon.checking import check_words

BEARS = 0.25
REACH = 40
"""Characters after a ranking word in which what it ranks stands."""
_RANK = re.compile(
    r"\b(?:the|its|their|his|her|[A-Z][\w.-]*['’]s?|since|ever|a)\s+(?:(?:single|second|third|fourth|\w+-)\s*)?"
    r"((?:most|least)\s+[a-z]+|[a-z]+est|first|worst|best|only|record)\b",
)
_ENDS = re.compile(r"\s+[a-z]+(?=[.,;!?])")
_FIRST = re.compile(r"\s+(?:of|in|since|to|for|time|ever|that|such|[a-z]+ (?:of|in|since|to|for|ever|that))\b")


def superlatives(laid: Laid) -> Iterator[Finding]:
    """Each word of the draft outside quotations that ranks what it tells."""
    text = laid.draft.text
    for m in _RANK.finditer(text):
        word = m.group(1)
        span = Span(m.start(1), m.end(1))
        if laid.in_quotes(span) or fold(word) in check_words("unranking") or not _ranks(text, word, m.end(1)):
            continue
        sentence = laid.draft.sentence(span.start)
        whole = Span(m.start(), _phrase_end(text, m.end(), sentence.end))
        clause = clause_at(laid.draft, span)
        bears = [
            x
            for x in laid.tellings(clause)
            if (x.likeness >= BEARS or x.aligned) and _ranks_it(x.text, word, text[m.start(1) : m.start(1) + REACH])
        ]
        if bears:
            yield Finding(whole, "superlative", "borne", "an account ranks it so", bearing=(bears[0].side,))
        else:
            near = next((x for x in laid.tellings(clause) if x.likeness >= 0.5), None)
            reason = "no account ranks it so"
            yield Finding(whole, "superlative", "not on record", reason, bearing=(near.side,) if near else ())


def _ranks_it(told: str, word: str, ranked: str) -> bool:
    """Whether an account has the word with one of the nouns that the draft ranks close after it."""
    wanted = words_of(ranked[len(word) :]).bag
    for m in re.finditer(rf"\b{re.escape(word)}\b", told, re.IGNORECASE):
        if not wanted or wanted & words_of(told[m.end() : m.end() + REACH]).bag:
            return True
    return False


def _ranks(text: str, word: str, end: int) -> bool:
    if word in ("first", "only", "record", "best"):
        return bool(_FIRST.match(text, end)) or (word == "first" and bool(_ENDS.match(text, end)))
    return word.startswith(("most ", "least ")) or word.endswith("est") or word == "worst"


def _phrase_end(text: str, at: int, limit: int) -> int:
    found = re.compile(r"[,;:.!?“”\"]|\b(?:and|but|which|who|said)\b").search(text, at, limit)
    return max(at, len(text[: found.start() if found else limit].rstrip()))
