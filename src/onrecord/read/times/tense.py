"""The tense of the clause a word stands in."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.lexicon.timewords import future_words, timetabled

HEADS = frozenset({"VERB", "AUX"})
PAST = frozenset({"had", "was", "were", "did", "has", "have", "'ve", "\u2019ve"})
PRESENT = frozenset({"is", "are", "'s", "\u2019s", "'re", "\u2019re", "am"})
STEPS = 12


def tense_of(token: Token) -> str:
    """`past`, `future` or `present` by the nearest verb above the word; `past` where there is none, as in news.

    A day with a possessive ("Wednesday's ruling") names what has been.
    """
    if token.i + 1 < len(token.doc) and token.doc[token.i + 1].tag_ == "POS":
        return "past"
    if token.i and token.doc[token.i - 1].lower_ in future_words()[2]:
        return "future"
    node = token
    for _ in range(STEPS):
        if node.pos_ in HEADS and (node.tag_ != "VBG" or any(c.dep_ == "aux" for c in node.children)):
            return tense_of_verb(node)
        if node.head == node:
            break
        node = node.head
    return "past"


def tense_of_verb(verb: Token, steps: int = 3) -> str:
    """`past`, `future` or `present` by a verb's form and its auxiliaries; an infinitive by the word it hangs on."""
    heads, auxiliaries, _ = future_words()
    words = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if verb.lemma_ == "be" and verb.tag_ in ("VBZ", "VBP") and not words and is_fixed(verb, heads):
        return "future"
    if words & auxiliaries:
        return "future"
    if words & PAST:
        return "past"
    if verb.tag_ == "VB" and "to" in words:
        if verb.head.lemma_.lower() in heads or not steps or verb.head == verb:
            return "future"
        if verb.head.lemma_ == "be" and verb.head.tag_ in ("VBZ", "VBP") and verb.dep_ in ("xcomp", "ccomp"):
            return "future"  # "he is to step down in May"
        return tense_of_verb(verb.head, steps - 1) if verb.head.pos_ in HEADS else "future"
    if verb.tag_ in ("VBD", "VBN"):
        return "present" if words & PRESENT else "past"
    if verb.tag_ == "VBG":
        return "future" if words & PRESENT else "past"
    if verb.tag_ in {"VBZ", "VBP"} and not words and verb.lemma_.lower() in timetabled():
        return "future"
    return "future" if verb.tag_ == "VB" and not words else "present"


def is_fixed(be: Token, heads: frozenset[str]) -> bool:
    """Whether "is" tells when something fixed will be: "the vote is in November", "the trial is due in mid-June"."""
    said = [c for c in be.children if c.dep_ in ("attr", "acomp", "advmod", "oprd")]
    if any(c.dep_ == "acomp" and c.lemma_.lower() in heads for c in said):
        return True
    return not said and any(c.dep_ == "prep" and c.lower_ in ("in", "on", "at") for c in be.children)
