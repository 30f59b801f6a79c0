"""What a clause or noun is said to be by the noun above it: a claim that is denied, an event that is yet to be decided on."""

from __future__ import annotations

from onrecord.lexicon.factuality import listed
from onrecord.lexicon.plover import senses
from onrecord.read.parse.tokens import Token
from onrecord.read.syntax.mood import VERBS, is_finite, is_negated

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


def is_falsely_shown(token: Token) -> bool:
    """Whether what tells or shows an event is said to be no true account of it.

    For instance "the story that he *had been arrested* was a hoax", "a video of soldiers *looting* was dismissed as fake".
    """
    below = token
    for _ in range(2 * DEPTH):
        head = below.head
        if head is below or (head.pos in VERBS and below.dep in {"ccomp", "advcl"} and is_finite(below)):
            return False
        below = head
        shows = below.pos in {"NOUN", "PROPN"} and below.lemma.lower() in listed("claims") | listed("depictions")
        if shows and (is_false_claim(below) or is_unmasked(below)):
            return True
        if below.pos in VERBS and below.dep in {"ROOT", "conj"}:
            return False
    return False


def is_unmasked(shown: Token) -> bool:
    """Whether a verb says of what shows an event that it is false ("dismissed *as fake* a video", "the photo was *forged*")."""
    verb = shown.head
    if verb.pos not in VERBS or shown.dep not in {"nsubjpass", "dobj", "nsubj", "ccomp"} or is_negated(verb):
        return False
    lemma = verb.lemma.lower()
    if lemma in listed("forging"):
        return shown.dep != "nsubj"
    said = (g for c in verb.children for g in (c, *(c.children if c.dep == "prep" else ())))
    return lemma in listed("unmasking") and any(g is not shown and g.lower in listed("falsehoods") for g in said)


def is_denied_claim(token: Token) -> bool:
    """Whether an event is the content of a claim that is denied ("rejected claims that it had dumped waste")."""
    if token.pos in VERBS and is_said_to_be_false(token):
        return True
    if is_falsely_shown(token):
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
    if noun.dep not in {"dobj", "nsubjpass"} or verb.pos != "VERB" or is_claim(noun):
        return False
    lemma = verb.lemma.lower()
    if lemma not in listed("deciding") and (lemma not in listed("withholding") or lasts(noun)):
        return False
    after = (c for c in noun.children if c.dep == "relcl" and (c.tag == "VBD" or any(g.tag == "VBD" for g in c.children)))
    return not any(c.lemma.lower() in listed("carrying_out") for c in after)


def lasts(noun: Token) -> bool:
    """Whether an event noun tells what lasts, by the types that the lexicon gives it."""
    return any(s.type in LASTING for s in senses().nouns.get(noun.lemma.lower(), ()))
