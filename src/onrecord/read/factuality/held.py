"""What is held against somebody, what a verdict finds, what is left undone or unsaid."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.lexicon.closed import listed as closed
from onrecord.lexicon.factuality import listed
from onrecord.read.parse.tokens import Token
from onrecord.read.syntax.mood import VERBS, is_finite, is_negated, is_subjunctive

DEPTH = 3


def is_ruled_out(token: Token) -> bool:
    """Whether a preposition says that a deed was left undone ("*without* firing", "*short of* attacking")."""
    if token.dep not in {"pcomp", "pobj"}:
        return False
    preposition = token.head
    if preposition.lower == "without":
        return True
    if preposition.lower == "from" and token.dep == "pcomp":
        return preposition.head.lower == "far"
    beside = {preposition.head.lower, *(c.lower for c in preposition.children if c.i < preposition.i)}
    if preposition.lower == "of":
        return not beside.isdisjoint(listed("short_of")) and token.dep == "pcomp"
    return preposition.lower == "than" and "rather" in beside and token.dep == "pcomp"


def is_unsaid(token: Token, governing: Token, value_of: Callable[[Token], str]) -> bool:
    """Whether a clause is what somebody does not say, confirm or deny ("Israel *has not confirmed* that it struck").

    What a question word opens is taken as known ("did not say *how many* were killed").
    """
    if token.pos not in VERBS or token.dep != "ccomp" or governing.pos not in VERBS or not is_finite(token):
        return False
    if governing.lemma.lower() not in listed("telling") or any(
        t.tag in {"WRB", "WP", "WDT"} for t in token.doc[governing.i + 1 : token.i]
    ):
        return False
    return is_negated(governing) or (governing.dep == "xcomp" and value_of(governing) == "negated")


def is_found_so(word: Token) -> bool:
    """Whether a charge is said to be proved or admitted ("*convicted* on charges of", "pleaded guilty to a charge of")."""
    token = word
    for _ in range(DEPTH):
        if token.pos in VERBS and token is not word:
            guilty = next((c for c in token.children if c.lower == "guilty"), None)
            proved = token.lemma.lower() in listed("convicting") and (token.lemma not in {"find", "plead"} or guilty is not None)
            return proved and not is_negated(token) and (guilty is None or not is_negated(guilty))
        if token.head is token:
            break
        token = token.head
    return False


def names_what_was(token: Token, governing: Token) -> bool:
    """Whether a definite noun under a verb of blaming names what did happen, whoever did it ("blamed them for *the bombing*")."""
    if token.pos in VERBS or governing.lemma.lower() not in listed("blaming"):
        return False
    return any(c.lower in closed("definite") or c.dep == "poss" for c in token.children if c.dep in {"det", "poss"})


def is_contended(token: Token, governing: Token) -> bool:
    """Whether a clause is what somebody puts forward against others' word.

    For instance "*claimed* that he had been pushed", "the *spin* was that it worked".
    """
    if token.pos not in VERBS or token.dep != "ccomp" or not is_finite(token):
        return False
    if governing.pos not in VERBS:
        return token.head.lemma == "be" and governing.lemma.lower() in listed("put_forward")
    return governing.lemma.lower() in listed("contending") and not is_negated(governing) and not is_subjunctive(token)


def is_unsure(word: Token) -> bool:
    """Whether somebody is said not to be sure of what follows ("was *not certain* that", "*isn't* clear that")."""
    return word.lower in listed("sure") and (is_negated(word) or (word.head.pos in VERBS and is_negated(word.head)))


def is_done_by_vote(token: Token, governing: Token) -> bool:
    """Whether the vote is itself the deed that its infinitive tells ("voted *to pass* the bill", "voted *to acquit* her")."""
    decides = token.lemma.lower() in listed("done_by_vote") and token.dep in {"xcomp", "advcl"}
    return decides and governing.lemma.lower() == "vote" and governing.pos in VERBS


def has_had_effect(token: Token) -> bool:
    """Whether what a decision leads to is told to have had its effect ("the decision to launch strikes *that killed* him")."""
    if token.pos not in VERBS or token.dep not in {"acl", "xcomp"}:
        return False
    done = (c for o in token.children if o.dep == "dobj" for c in o.children if c.dep == "relcl" and c.tag == "VBD")
    return any(c.lower in {"that", "which", "who"} for r in done for c in r.children if c.dep in {"nsubj", "nsubjpass"})


def was_able(word: Token) -> bool:
    """Whether somebody is told to have been able to do it, and so to have done it ("*was able* to leave")."""
    verb = word.head
    if word.lower != "able" or verb.lemma != "be" or verb.tag != "VBD":
        return False
    return not is_negated(verb) and not is_negated(word) and not any(c.lower in {"if", "whether"} for c in verb.children)
