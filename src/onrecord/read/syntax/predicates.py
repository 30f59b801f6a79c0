"""Predicates: the words of a sentence that tell of an event, with the verb that carries their tense."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.lexicon.factuality import table
from onrecord.lexicon.plover import senses, words
from onrecord.read.parse.tokens import Token, TokenSpan

Sort = Literal["verb", "noun", "adjective"]
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
CLAUSES = frozenset(
    {"ROOT", "ccomp", "xcomp", "advcl", "relcl", "acl", "conj", "pcomp", "csubj", "csubjpass", "parataxis", "dep", "appos"}
)
CLIMB = 12
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
SEPARATE = frozenset({"PROTEST", "CONSULT", "ASSAULT", "MOBILIZE", "COOPERATE", "AGREE"})
"""Types of events that others stop, ban, break off or take back: two events, not one."""
MONTHS = frozenset({"March", "May", "August"})


@dataclass(frozen=True, eq=False)
class Predicate:
    """A word that tells of an event.

    `word` bears the meaning ("attack" in "launched an attack"), `head` the tense and the arguments ("launched"); for a plain verb
    or noun both are one token. `lemma` is that of the word, with its particle ("step_down").
    """

    head: Token
    word: Token
    lemma: str
    sort: Sort

    @property
    def light(self) -> bool:
        """Whether a verb of small meaning stands in for the noun."""
        return self.head.i != self.word.i


def particle_lemmas(verb: Token) -> tuple[str, ...]:
    """A verb's lemma with its particles and prepositions, most specific first, then bare: ("call_for", "call")."""
    lemma = verb.lemma.lower()
    small = [c.lower for c in verb.rights if c.dep in {"prt", "prep", "advmod"} and c.pos in {"ADP", "PART", "ADV"}]
    chained = [f"{lemma}_{a}_{b}" for a, b in itertools.pairwise(small)]
    return (*chained, *(f"{lemma}_{s}" for s in small), lemma)


def verb_lemma(verb: Token) -> str:
    """The verb's lemma, with its particle where it has one or where the lexicon knows the pair."""
    known = senses().verbs
    for lemma in particle_lemmas(verb):
        if lemma in known:
            return lemma
    particle = next((c.lower for c in verb.children if c.dep == "prt"), None)
    return f"{verb.lemma.lower()}_{particle}" if particle else verb.lemma.lower()


def is_event_noun(token: Token) -> bool:
    """Whether a noun tells of an event by itself ("airstrike", "the killing of")."""
    if token.pos not in {"NOUN", "PROPN"} or token.ent_type in {"PERSON", "ORG", "GPE", "DATE", "TIME"} or token.text in MONTHS:
        return False
    lemma = noun_lemma(token)
    return lemma in senses().nouns or lemma in words("nouns")


def noun_lemma(noun: Token) -> str:
    """A noun's lemma, with what a hyphen joins before it where the lexicon knows the pair ("cease-fire")."""
    lemma = noun.lemma.lower()
    if noun.i > 1 and noun.nbor(-1).text == "-" and noun.nbor(-2).end == noun.nbor(-1).idx:
        joined = f"{noun.nbor(-2).lower}-{lemma}"
        if joined in senses().nouns or joined in words("nouns"):
            return joined
    return lemma


def inside_frame(noun: Token) -> Token | None:
    """The event noun that a word of mere extent carries ("a *mediation* effort", "a campaign of *bombing*")."""
    if noun.lemma.lower() not in words("frames"):
        return None
    below = [t for p in noun.children if p.dep == "prep" and p.lower in {"of", "for"} for t in p.children if t.dep == "pobj"]
    return next(
        (t for t in (*(c for c in noun.children if c.dep in {"compound", "amod", "nmod"}), *below) if is_event_noun(t)), None
    )


def light_object(verb: Token) -> Token | None:
    """The event noun that a light verb has for its object ("launched an *attack*", passive: "an *attack* was launched")."""
    lemmas = particle_lemmas(verb)
    light = not words("light").isdisjoint(lemmas) and not calls_off(verb) and not names_it(verb) and not judges_it(verb)
    for child in verb.children:
        if child.dep in {"dobj", "nsubjpass"} and light and (framed := inside_frame(child)) is not None:
            return framed
        if child.dep in {"dobj", "nsubjpass", "attr"} and is_event_noun(child):
            own = tuple(lemma for lemma in lemmas if "_" in lemma) if calls_off(verb) else lemmas
            if (light and not only_asked_for(child, lemmas)) or carries(own, child):
                return child
    return None


def names_it(verb: Token) -> bool:
    """Whether a verb only names or judges its object ("*called* the killing a vile deed", "declared the strike illegal")."""
    return any(c.dep == "oprd" or (c.dep in {"ccomp", "xcomp"} and c.pos in {"NOUN", "PROPN", "ADJ"}) for c in verb.children)


def judges_it(verb: Token) -> bool:
    """Whether "call" has an object that is known already: then it says of it what it is ("*called* the attack outrageous")."""
    known = {"the", "this", "that", "these", "those", "his", "her", "their", "its"}
    return verb.lemma == "call" and any(c.dep == "dobj" and any(g.lower in known for g in c.lefts) for c in verb.children)


def carries(lemmas: tuple[str, ...], noun: Token) -> bool:
    """Whether a verb and its object tell one event together ("*impose sanctions*").

    Not where the object tells one of another type, to which something is done ("ban a *rally*").
    """
    lemma = noun_lemma(noun)
    types = {s.type for s in senses().nouns.get(lemma, ())}
    asking = [s for verb in lemmas for s in senses().verbs.get(verb, ()) if lemma in s.needed and s.type != "-"]
    return any(not types or s.type in types or not types & SEPARATE for s in asking)


def calls_off(verb: Token) -> bool:
    """Whether a verb with its particle says that its object will not be ("*called off* a strike", "put off")."""
    with_particle = [lemma for lemma in particle_lemmas(verb) if "_" in lemma]
    return any(table("verbs").get(lemma) == "negated" for lemma in with_particle)


def only_asked_for(noun: Token, lemmas: tuple[str, ...]) -> bool:
    """Whether a verb asks others for what a noun tells ("ordered the *recall*"), and the order is an event of its own.

    Who orders an event that PLOVER types ("ordered the arrest") is coded as its doer.
    """
    return noun_lemma(noun) not in senses().nouns and any(table("verbs").get(lemma) == "called for" for lemma in lemmas)


def presented(verb: Token) -> Token | None:
    """The event noun that is subject of a verb which only says that it happened or had effects.

    For instance "the *attack* took place", "an *attack* forced the hospital to close".
    """
    if verb.lemma.lower() in words("causing"):
        return next((c for c in verb.children if c.dep == "nsubj" and is_event_noun(c)), None)
    takes_place = verb.lemma == "take" and any(c.dep == "dobj" and c.lower == "place" for c in verb.children)
    if not takes_place and verb.lemma.lower() not in words("presenting") and verb_lemma(verb) not in words("presenting"):
        return None
    if any(c.dep == "dobj" and c.lemma not in {"place", "effect"} for c in verb.children):
        return None
    return next((c for c in verb.children if c.dep in {"nsubj", "nsubjpass"} and is_event_noun(c)), None)


def complement_adjective(verb: Token) -> Token | None:
    """The adjective after "be" that tells what happened or is meant ("is *willing* to", "were *dead*", "is *due* back")."""
    for child in verb.children:
        if child.dep in {"acomp", "attr", "oprd", "advmod", "prep"} and (
            child.lemma.lower() in senses().adjectives or child.lower in words("results")
        ):
            return child
    return None


def is_verb(token: Token) -> bool:
    """Whether a token heads a clause of its own (auxiliaries and adjectival participles do not)."""
    if token.pos not in {"VERB", "AUX"} or token.dep in {"aux", "auxpass"}:
        return False
    return token.dep in CLAUSES or any(c.dep in SUBJECTS or c.dep in {"dobj", "agent", "auxpass", "xcomp"} for c in token.children)


def of_verb(token: Token) -> Predicate | None:
    """The predicate of a clause's verb, None where it tells no event."""
    lemma = token.lemma.lower()
    if lemma == "be":
        adjective = complement_adjective(token)
        return Predicate(token, adjective, adjective.lower, "adjective") if adjective is not None else None
    noun = light_object(token)
    if noun is not None:
        return Predicate(token, noun, noun_lemma(noun), "noun")
    noun = presented(token)
    if noun is not None:
        return Predicate(token, noun, noun_lemma(noun), "noun")
    full = verb_lemma(token)
    return Predicate(token, token, full, "verb")


def predicates(sentence: TokenSpan) -> Iterator[Predicate]:
    """The predicates of a sentence in text order: verbs, light verbs with their nouns, and event nouns that stand alone."""
    taken: set[int] = set()
    found: list[Predicate] = []
    for token in sentence:
        if is_verb(token):
            predicate = of_verb(token)
            if predicate is not None:
                taken.update((predicate.head.i, predicate.word.i))
                found.append(predicate)
    free = (t for t in sentence if t.i not in taken and t.dep not in {"compound", "nmod", "amod"} and is_event_noun(t))
    found.extend(Predicate(t, t, noun_lemma(t), "noun") for t in free)
    return iter(sorted(found, key=lambda p: p.word.i))


def governor(token: Token) -> Token:
    """The clause that a verb is joined to or hangs on, as meant: finite verbs joined to an infinitive go with the finite one.

    "voted to expel the troops and *filed* a complaint": the parser may join "filed" to "expel"; it stands beside "voted".
    """
    head = token.head
    finite = token.tag in {"VBD", "VBZ", "VBP"} or any(c.dep in {"aux", "auxpass"} and c.tag in FINITE for c in token.children)
    if token.dep == "conj" and finite:
        for _ in range(CLIMB):
            infinitive = head.tag in {"VB", "VBG"} and head.dep in {"xcomp", "advcl", "acl", "ccomp", "pcomp", "conj"}
            if not infinitive or head.head.i == head.i:
                break
            head = head.head
        while head.pos not in {"VERB", "AUX"} and head.head.i != head.i:
            head = head.head
    return head
