"""Whether a noun phrase is told, in its own clause, to have died."""

from __future__ import annotations

from onrecord.lexicon.closed import listed
from onrecord.read.parse.tokens import Token


def dies(noun: Token) -> bool:
    """Whether a subject dies or is killed in its clause ("All forty *were killed*"); not nearly, not perhaps, not denied."""
    verb = noun.head
    passive = noun.dep == "nsubjpass" and verb.lemma in listed("fatal")
    if not passive and not (noun.dep == "nsubj" and verb.lemma in {"die", "perish"}):
        return False
    return not any(c.dep == "neg" or c.tag == "MD" for c in verb.children) and verb.dep not in {"advcl", "xcomp"}
