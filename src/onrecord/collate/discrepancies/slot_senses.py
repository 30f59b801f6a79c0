"""A "no" that only one of two tellings has, and a word in the place of its opposite."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from onrecord.collate.discrepancies.passage import Difference, Passage
from onrecord.collate.wording import Stretch, Token, stem, tokens_of
from onrecord.lexicon.comparing import antonyms, negations, word_set

_ASIDE = re.compile(r",[^,]*(?:,|$)|\s[–—-]\s[^–—]*[–—]")
_BREAK = re.compile(r"[.;!?]|\b(?:and|but)\b")
URGING = re.compile(r"\b(why (?:do|does|did))(?:n['’]t| not)\b", re.IGNORECASE)
"""The "no" of a question that urges what it asks ("why don't they stay")."""
_RAISING = frozenset(stem(w) for w in ("believe", "think", "expect", "say", "mean"))
"""Verbs under which a "no" is meant for what follows."""
_BE_HAVE_DO = ["did", "does", "do", "was", "were", "is", "are", "has", "have", "had", "been", "be"]
_AUX = frozenset([*_BE_HAVE_DO, "will", "wo"])
_MODAL = frozenset(["would", "shall", "can", "could", "ca", "should", "must"])
"""Verbs that tell what may or ought to be: only where both have them is a "no" after them a contradiction."""


def lone_no(a: Passage, b: Passage, s: Stretch) -> Difference | None:
    """A "no" after an auxiliary, or "never", in words that only one of the two has, and that say it of what both tell."""
    p, tokens, before = (a, s.ours, s.before[0][-1:]) if s.ours else (b, s.theirs, s.before[1][-1:])
    noes = [i for i, t in enumerate(tokens) if t.key in negations() or t.key.endswith("n't")]
    if len(noes) != 1:
        return None
    i = noes[0]
    ahead = (tokens[i - 1].key,) if i else before
    by_no_means = tokens[i].key == "no" and [t.key for t in tokens[i + 1 : i + 2]] == ["mean"]
    plain_no = tokens[i].key == "no" and not by_no_means
    if plain_no or (i and set(ahead) & _MODAL):
        return None
    if not (by_no_means or set(ahead) & (_AUX | _MODAL) or tokens[i].key == "never" or tokens[i].key.endswith("n't")):
        return None
    ahead_of_it = p.text[tokens[0].span.start : tokens[i].span.start]
    if any(t.telling for t in tokens_of(_ASIDE.sub(" ", ahead_of_it))):
        return None  # the "no" of a clause that only the one has
    if any(m.end() == tokens[i].span.end for m in URGING.finditer(p.text)):
        return None
    after = p.text[tokens[i].span.end : tokens[-1].span.end]
    said = [t for t in tokens_of(_ASIDE.sub(" ", after)) if t.telling and t.key not in _RAISING]
    if _BREAK.search(after) or said:
        return None
    return Difference("factuality", "conflict", "one says what the other says is not so")


def opposite_word(a: Passage, b: Passage, s: Stretch) -> Difference | None:
    """A word for its opposite; none where only one of the two takes it back ("more without cover", "fewer covered")."""
    ours, theirs = ([t.key for t in x] for x in (s.ours, s.theirs))
    if len(ours) == 1 and len(theirs) == 1 and (ours[0], theirs[0]) in opposites() and _lacks(a, s.ours) == _lacks(b, s.theirs):
        return Difference("factuality", "conflict", "one says the opposite of the other")
    return None


def _lacks(p: Passage, opposed: Sequence[Token]) -> bool:
    """Whether the telling says an odd number of times no, or that something is wanting, the opposed word itself left out."""
    rest = [t for t in tokens_of(p.text) if t not in opposed]
    return sum(t.key in negations() | lacking() or t.key.endswith("n't") for t in rest) % 2 == 1


@cache
def lacking() -> frozenset[str]:
    """Words for what is wanting, as they are and as stems."""
    return word_set("lacking") | frozenset(stem(w) for w in word_set("lacking"))


@cache
def opposites() -> frozenset[tuple[str, str]]:
    """Stems of words of which one rules out the other, both ways round."""
    return frozenset((stem(x), stem(y)) for x, y in antonyms()) | antonyms()
