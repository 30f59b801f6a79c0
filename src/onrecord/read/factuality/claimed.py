"""What a clause or noun is said to be by the noun above it: a claim that is denied, an event that is yet to be decided on."""

from __future__ import annotations

from onrecord.lexicon.factuality import listed
from onrecord.lexicon.plover import senses
from onrecord.read.parse.tokens import Token
from onrecord.read.syntax.mood import VERBS, is_negated

DEPTH = 4
LASTING = frozenset({"ASSAULT", "PROTEST", "CONSULT", "AID", "MOBILIZE", "SUPPORT"})
"""Types of events that last, and may have begun when they are halted."""


def claim_of(token: Token) -> Token | None:
    """The noun of claiming whose content a clause or event noun is.

    For instance "claims" for "fired" in "claims that police fired", for "attack" in "reports of an attack".
    """
    noun = token.pos not in VERBS
    for _ in range(DEPTH):
        head = token.head
        if head.i == token.i or (noun and token.pos in VERBS):
            return None
        if head.pos == "NOUN" and head.lemma.lower() in listed("claims"):
            return head if token.dep in {"acl", "ccomp", "relcl", "prep", "appos"} and is_content(token) else None
        if token.pos in VERBS and token.dep == "ccomp" and head.pos in VERBS:
            return next((c for c in head.children if c.dep == "dobj" and c.i < token.i and is_claim(c)), None)
        if token.pos in VERBS and token.dep != "conj":
            return None
        token = head
    return None


def is_claim(noun: Token) -> bool:
    """Whether a noun names what somebody holds to be so."""
    return noun.lemma.lower() in listed("claims")


def is_content(token: Token) -> bool:
    """Whether what hangs on a noun of claiming is what it claims, and not who claims it or what became of it."""
    if token.dep == "prep":
        return token.lower in {"of", "about"}
    return any(c.lower == "that" and c.dep in {"mark", "nsubj", "dobj"} for c in token.children) and not (
        token.dep == "relcl" and any(c.lower == "that" and c.dep == "dobj" for c in token.children)
    )


def called_false(word: Token) -> bool:
    """Whether a word under "be" says that its subject is not so ("were *false*", "is not *true*")."""
    if word.dep not in {"acomp", "attr", "oprd", "ccomp", "xcomp"}:
        return False
    if word.lower in listed("falsehoods"):
        return not is_negated(word.head)
    return word.lower in listed("truths") and is_negated(word.head)


def is_false_claim(claim: Token) -> bool:
    """Whether a claim is said to be false by what stands with it.

    For instance "false reports that", "reports that ... were wrong", "no truth in reports that".
    """
    if any(c.dep == "amod" and c.lower in listed("falsehoods") for c in claim.children):
        return True
    over = claim.head
    if claim.dep in {"nsubj", "nsubjpass", "dobj"}:
        return called_false(over) or any(called_false(c) for c in over.children)
    below = over.head if claim.dep == "pobj" else over
    return below.lower in listed("truths") and below.pos == "NOUN" and any(c.lower in {"no", "little"} for c in below.children)


def is_said_to_be_false(clause: Token) -> bool:
    """Whether a clause is what "it is false that", "it is not true that" speak of."""
    over = clause.head
    if clause.dep in {"ccomp", "csubj", "acl", "relcl"} and over.lower in {*listed("falsehoods"), *listed("truths")}:
        return called_false(over)
    return clause.dep in {"ccomp", "csubj"} and over.lemma == "be" and any(called_false(c) for c in over.children)


def is_denied_claim(token: Token) -> bool:
    """Whether an event is the content of a claim that is denied ("rejected claims that it had dumped waste")."""
    if token.pos in VERBS and is_said_to_be_false(token):
        return True
    claim = claim_of(token)
    if claim is not None and is_false_claim(claim):
        return True
    if claim is None or claim.dep not in {"dobj", "nsubjpass", "conj"}:
        return False
    verb = claim.head.head if claim.dep == "conj" else claim.head
    return verb.pos in VERBS and verb.lemma.lower() in listed("claim_deniers") and not is_negated(verb)


def awaits_decision(noun: Token) -> bool:
    """Whether a noun tells an event that the verb above it only decides about ("approved the sale", "halted the extradition").

    Not where a relative clause says that it was done after all.
    """
    verb = noun.head
    if noun.dep not in {"dobj", "nsubjpass"} or verb.pos != "VERB":
        return False
    lemma = verb.lemma.lower()
    if lemma not in listed("deciding") and (lemma not in listed("withholding") or lasts(noun)):
        return False
    after = (c for c in noun.children if c.dep == "relcl" and (c.tag == "VBD" or any(g.tag == "VBD" for g in c.children)))
    return not any(c.lemma.lower() in listed("carrying_out") for c in after)


def lasts(noun: Token) -> bool:
    """Whether an event noun tells what lasts, by the types that the lexicon gives it."""
    return any(s.type in LASTING for s in senses().nouns.get(noun.lemma.lower(), ()))
