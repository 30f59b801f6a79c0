"""Subjects: who a clause is about, its own or one that it shares with another clause, and whether it is told as passive."""

from __future__ import annotations

from onrecord.lexicon.plover import words
from onrecord.read.parse.tokens import Token
from onrecord.read.syntax.predicates import governor

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "SYM"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
DEPTH = 8


def joined(token: Token) -> list[Token]:
    """A noun and the nouns coordinated with it."""
    return [token, *(c for c in token.conjuncts if c.i > token.i and c.pos in NOMINAL)]


def is_passive(verb: Token) -> bool:
    """Whether a verb is passive: by its auxiliary, by its subject, as a bare participle after a noun.

    Or joined to a passive without a subject of its own.
    """
    children = {c.dep for c in verb.children}
    if children & {"auxpass", "nsubjpass"}:
        return True
    if verb.tag == "VBN" and verb.dep in {"acl", "advcl"} and "aux" not in children and "dobj" not in children:
        return True
    if verb.tag == "VBN" and "agent" in children:
        return True
    return verb.dep == "conj" and verb.tag == "VBN" and not children & {"nsubj", "aux", "dobj"} and is_passive(verb.head)


def antecedent(token: Token) -> Token:
    """What a relative pronoun stands for (the noun its clause modifies); any other token is itself."""
    if token.lower in RELATIVE:
        clause = token.head
        for _ in range(DEPTH):
            if clause.dep == "relcl":
                return clause.head
            if clause.head.i == clause.i:
                break
            clause = clause.head
    return token


def subjects_of(verb: Token, depth: int = 0) -> list[Token]:
    """The subjects of a verb: its own, or those it shares with the clause it is joined to or hangs on."""
    own = [c for c in verb.children if c.dep in {"nsubj", "nsubjpass"}]
    if own:
        return [t for s in own for t in joined(antecedent(s))]
    if depth > DEPTH:
        return []
    head = governor(verb)
    if verb.dep == "acl" and head.pos in {"NOUN", "PROPN", "PRON", "NUM"}:
        if head.lemma.lower() in words("documents") and verb.tag == "VBG":
            return clause_subjects(head, depth) or joined(head)
        if verb.tag in {"VBG", "VBN"}:
            return joined(head)
        return possessors(head) or clause_subjects(head, depth)
    if verb.dep == "relcl" and head.pos in NOMINAL:
        return joined(head)
    if head.i == verb.i:
        return []
    if verb.dep == "xcomp" and head.lemma in words("object_control"):
        objects = [c for c in head.children if c.dep in {"dobj", "dative"} and c.pos in NOMINAL]
        if objects:
            return [t for o in objects for t in joined(o)]
    if head.pos in {"VERB", "AUX"}:
        return agents(head) if is_passive(head) and verb.dep == "advcl" and agents(head) else subjects_of(head, depth + 1)
    return clause_subjects(verb, depth)


def clause_subjects(token: Token, depth: int) -> list[Token]:
    """The subjects of the clause that a noun or preposition stands in."""
    head = token.head
    for _ in range(DEPTH):
        if head.pos in {"VERB", "AUX"}:
            return subjects_of(head, depth + 1)
        if head.head.i == head.i:
            break
        head = head.head
    return []


def agents(verb: Token) -> list[Token]:
    """Who does it in a passive ("by the rebels")."""
    return [t for a in verb.children if a.dep == "agent" for p in a.children if p.dep == "pobj" for t in joined(p)]


def possessors(noun: Token) -> list[Token]:
    """Whose it is: "*Iran's* attack", "*Israeli* airstrike", "the *US* strike"."""
    return [
        c
        for c in noun.children
        if c.dep == "poss" or (c.dep in {"amod", "compound", "nmod"} and c.ent_type in {"NORP", "GPE", "ORG", "PERSON"})
    ]
