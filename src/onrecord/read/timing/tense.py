"""The tense of the clause a word stands in."""

from __future__ import annotations

from spacy.tokens import Token

FUTURE = frozenset({"will", "shall", "'ll", "\u2019ll", "would", "may", "might", "could", "can", "should", "must", "wo", "ca"})
HEADS = frozenset({"VERB", "AUX"})
STEPS = 12


def tense_of(token: Token) -> str:
    """`past`, `future` or `present` by the nearest verb above the token and its auxiliaries; `past` where there is none, as in news."""
    node = token
    for _ in range(STEPS):
        if node.pos_ in HEADS and node.tag_ != "VBG":
            return tense_of_verb(node)
        if node.pos_ == "VERB" and node.tag_ == "VBG" and any(c.dep_ == "aux" for c in node.children):
            return tense_of_verb(node)
        if node.head is node:
            break
        node = node.head
    return "past"


def tense_of_verb(verb: Token) -> str:
    """`past`, `future` or `present` by a verb's form and its auxiliaries."""
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    words = {c.lower_ for c in helpers}
    if words & {"had", "was", "were", "did"}:
        return "past"
    if words & {"has", "have", "'ve", "\u2019ve"}:
        return "past"
    if words & FUTURE:
        return "future"
    if verb.tag_ == "VB" and "to" in words:
        return "future"
    if verb.tag_ in ("VBD", "VBN"):
        return "present" if words & {"is", "are", "'s", "'re", "am"} else "past"
    if verb.tag_ == "VBG":
        return "future" if words & {"is", "are", "'s", "'re", "am"} else "past"
    if verb.tag_ == "VB":
        return "future"
    return "present"
