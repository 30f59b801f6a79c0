"""What a noun's own words and its verb make of the event it names: a march announced, a strike called, a plan dropped."""

from __future__ import annotations

from onrecord.lexicon.factuality import listed, table
from onrecord.lexicon.plover import senses, words
from onrecord.read.parse.tokens import Token
from onrecord.read.syntax.mood import VERBS, is_negated
from onrecord.read.syntax.predicates import particle_lemmas


def signature(governing: Token) -> str | None:
    """What a governing word makes of its complement, None where it says nothing."""
    if governing.pos in VERBS:
        verbs = table("verbs")
        return next((verbs[lemma] for lemma in particle_lemmas(governing) if lemma in verbs), None)
    if governing.lower in {"guilty", "liable", "responsible"}:
        said = governing.head if governing.dep in {"acomp", "oprd", "ccomp", "xcomp"} else governing
        return "alleged" if is_negated(governing) or (said.pos in VERBS and is_negated(said)) else None
    if governing.lower in listed("needful"):
        return "called for"
    if governing.pos == "ADJ" or governing.lower in table("adjectives"):
        return table("adjectives").get(governing.lower)
    noun = governing.lemma.lower()
    return table("nouns").get(noun) or (table("nouns").get(noun.removesuffix("s")) if governing.pos == "PROPN" else None)


def noun_value(noun: Token) -> str:
    """What the words around an event noun make of it.

    For instance "a planned march", "no deaths", "a possible strike", "any attack", "the march announced for Saturday".
    """
    for child in noun.children:
        if child.lower == "due" and child.dep in {"prep", "amod", "acl"} and any(c.dep == "xcomp" for c in child.children):
            return "planned"
        if child.dep == "acl" and child.tag in {"VBN", "VBD"} and (arranged := by_participle(child)):
            return arranged
        if child.lower in listed("denier_determiners") and child.dep in {"det", "neg"}:
            return "negated"
        value = table("adjectives").get(child.lower) if child.dep in {"amod", "compound"} else None
        if value:
            return value
        if child.lower == "any" and child.dep == "det":
            return "possible"
    return "actual"


def over_subject(noun: Token) -> Token | str | None:
    """What decides about an event noun from beyond its own phrase: a verb, or a value outright; None for neither.

    The infinitive of which the noun is subject ("an inquiry is *to be opened*"), the adjective after "be" ("the verdict is *due*"),
    the case supposed ("in the event of a strike").
    """
    head = noun.head
    if noun.dep == "pobj" and head.lower == "of" and head.head.lemma in {"event", "case"} and head.head.head.lower == "in":
        return "conditional"
    if noun.dep not in {"nsubj", "nsubjpass"} or head.pos not in VERBS:
        return None
    below = next((c for c in head.children if c.dep == "xcomp" and c.pos in VERBS and c.tag != "VBG"), None)
    if below is not None and not (words("light") | words("presenting")).isdisjoint(particle_lemmas(below)):
        return below
    said = next((c for c in head.children if c.dep == "acomp"), None) if head.lemma == "be" else None
    if said is None or (value := table("adjectives").get(said.lower)) is None:
        return None
    return "negated" if is_negated(head) and value != "possible" else value


def by_participle(participle: Token) -> str | None:
    """What a participle behind an event noun makes of it ("a strike *planned* for Friday", "*threatened* by the union")."""
    lemma = participle.lemma.lower()
    if lemma in listed("arranging"):
        return "planned"
    if lemma in listed("announcing"):
        ahead = any(c.dep == "prep" and c.lower == "for" for c in participle.children)
        return "planned" if ahead else None
    value = signature(participle)
    return value if value in {"threatened", "possible", "negated"} else None


def is_called(head: Token, noun: Token) -> bool:
    """Whether a verb only fixes that a gathering is to be: "called a strike", "announced a vote"."""
    if not listed("announcing") & set(particle_lemmas(head)):
        return False
    lemma = noun.lemma.lower()
    return lemma in listed("fixtures") or any(s.type in {"PROTEST", "CONSULT"} for s in senses().nouns.get(lemma, ()))


def intended(noun: Token) -> str:
    """The value of the plan, threat or chance that a noun names: "has *no plans* to", "*dropped* its plan to"."""
    if noun.pos not in {"NOUN", "PROPN"}:
        return "actual"
    if noun_value(noun) == "negated":
        return "negated"
    if noun.dep in {"dobj", "nsubjpass"} and noun.head.pos in VERBS:
        lemmas = particle_lemmas(noun.head)
        if not listed("dropping").isdisjoint(lemmas):
            return "negated" if not is_negated(noun.head) else "actual"
        return "denied" if not listed("claim_deniers").isdisjoint(lemmas) else "actual"
    return "actual"
