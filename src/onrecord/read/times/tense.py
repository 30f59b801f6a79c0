"""The tense of the clause a word stands in."""

from __future__ import annotations

from onrecord.lexicon.timewords import future_words, timetabled
from onrecord.read.parse.tokens import Token

HEADS = frozenset({"VERB", "AUX"})
PAST = frozenset({"had", "was", "were", "did", "has", "have", "'ve", "\u2019ve"})
PRESENT = frozenset({"is", "are", "'s", "\u2019s", "'re", "\u2019re", "am"})
STEPS = 12


def tense_of(token: Token) -> str:
    """`past`, `future` or `present` by the nearest verb above the word; `past` where there is none, as in news.

    A day with a possessive ("Wednesday's ruling") names what has been.
    """
    if token.i + 1 < len(token.doc) and token.doc[token.i + 1].tag == "POS":
        return "past"
    if token.i and token.doc[token.i - 1].lower in future_words()[2]:
        return "future"
    node = token
    for _ in range(STEPS):
        if node.pos in HEADS and (node.tag != "VBG" or any(c.dep == "aux" for c in node.children)):
            return tense_of_verb(node)
        if node.head == node:
            break
        node = node.head
    return "past"


def tense_of_verb(verb: Token, steps: int = 3) -> str:
    """`past`, `future` or `present` by a verb's form and its auxiliaries; an infinitive by the word it hangs on."""
    heads, auxiliaries, _ = future_words()
    words = {c.lower for c in verb.children if c.dep in ("aux", "auxpass")}
    if verb.lemma == "be" and verb.tag in ("VBZ", "VBP") and not words and is_fixed(verb, heads):
        return "future"
    if words & auxiliaries:
        return "future"
    if words & PAST:
        return "past"
    if verb.tag == "VB" and "to" in words:
        if verb.head.lemma.lower() in heads or not steps or verb.head == verb:
            return "future"
        if verb.head.lemma == "be" and verb.head.tag in ("VBZ", "VBP") and verb.dep in ("xcomp", "ccomp"):
            return "future"  # "he is to step down in May"
        return tense_of_verb(verb.head, steps - 1) if verb.head.pos in HEADS else "future"
    if verb.tag in ("VBD", "VBN"):
        return "present" if words & PRESENT else "past"
    if verb.tag == "VBG":
        return "future" if words & PRESENT else "past"
    if verb.tag in {"VBZ", "VBP"} and not words and verb.lemma.lower() in timetabled():
        return "future"
    return "future" if verb.tag == "VB" and not words else "present"


def is_fixed(be: Token, heads: frozenset[str]) -> bool:
    """Whether "is" tells when something fixed will be: "the vote is in November", "the trial is due in mid-June"."""
    said = [c for c in be.children if c.dep in ("attr", "acomp", "advmod", "oprd")]
    if any(c.dep == "acomp" and c.lemma.lower() in heads for c in said):
        return True
    return not said and any(c.dep == "prep" and c.lower in ("in", "on", "at") for c in be.children)
