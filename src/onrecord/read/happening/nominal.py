"""What a noun's own words and its verb make of the happening it names: a march announced, a strike called, a plan dropped."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.lexicon.factuality import listed, table
from onrecord.lexicon.plover import senses
from onrecord.read.happening.clausal import VERBS, is_negated
from onrecord.read.happening.predicates import particle_lemmas


def signature(governing: Token) -> str | None:
    """What a governing word makes of its complement, None where it says nothing."""
    if governing.pos_ in VERBS:
        verbs = table("verbs")
        return next((verbs[lemma] for lemma in particle_lemmas(governing) if lemma in verbs), None)
    if governing.pos_ == "ADJ" or governing.lower_ in table("adjectives"):
        return table("adjectives").get(governing.lower_)
    noun = governing.lemma_.lower()
    return table("nouns").get(noun) or (table("nouns").get(noun.removesuffix("s")) if governing.pos_ == "PROPN" else None)


def noun_value(noun: Token) -> str:
    """What the words around an event noun make of it.

    For instance "a planned march", "no deaths", "a possible strike", "any attack", "the march announced for Saturday".
    """
    for child in noun.children:
        if child.dep_ == "acl" and child.tag_ in {"VBN", "VBD"} and (arranged := by_participle(child)):
            return arranged
        if child.lower_ in listed("denier_determiners") and child.dep_ in {"det", "neg"}:
            return "negated"
        value = table("adjectives").get(child.lower_) if child.dep_ in {"amod", "compound"} else None
        if value:
            return value
        if child.lower_ == "any" and child.dep_ == "det":
            return "possible"
    return "actual"


def by_participle(participle: Token) -> str | None:
    """What a participle behind an event noun makes of it ("a strike *planned* for Friday", "*threatened* by the union")."""
    lemma = participle.lemma_.lower()
    if lemma in listed("arranging"):
        return "planned"
    if lemma in listed("announcing"):
        ahead = any(c.dep_ == "prep" and c.lower_ == "for" for c in participle.children)
        return "planned" if ahead else None
    value = signature(participle)
    return value if value in {"threatened", "possible", "negated"} else None


def is_called(head: Token, noun: Token) -> bool:
    """Whether a verb only fixes that a gathering is to be: "called a strike", "announced a vote"."""
    if not listed("announcing") & set(particle_lemmas(head)):
        return False
    lemma = noun.lemma_.lower()
    return lemma in listed("fixtures") or any(s.type in {"PROTEST", "CONSULT"} for s in senses().nouns.get(lemma, ()))


def intended(noun: Token) -> str:
    """The value of the plan, threat or chance that a noun names: "has *no plans* to", "*dropped* its plan to"."""
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return "actual"
    if noun_value(noun) == "negated":
        return "negated"
    if noun.dep_ in {"dobj", "nsubjpass"} and noun.head.pos_ in VERBS:
        lemmas = particle_lemmas(noun.head)
        if not listed("dropping").isdisjoint(lemmas):
            return "negated" if not is_negated(noun.head) else "actual"
        return "denied" if not listed("claim_deniers").isdisjoint(lemmas) else "actual"
    return "actual"
