"""PLOVER type and mode of a predicate, from the lexicon's senses and what stands around it."""

from __future__ import annotations

from dataclasses import replace

from onrecord.lexicon.factuality import table
from onrecord.lexicon.plover import Sense, senses, words
from onrecord.read.events.features import features
from onrecord.read.events.topic import leading_topic
from onrecord.read.events.type_model import model
from onrecord.read.parse.tokens import Token
from onrecord.read.syntax.arguments import Arguments, obliques_of
from onrecord.read.syntax.mood import is_finite
from onrecord.read.syntax.predicates import Predicate, particle_lemmas

NONE = "-"
NO_EVENT = Sense(NONE)
DONE_BY_PEOPLE = frozenset({"ASSAULT", "PROTEST", "COERCE"})
"""Types of which no flood, price or snow is the doer."""
GATHERED = frozenset({"tell", "address", "inform", "assure", "remind"})
"""Verbs whose object is who listens ("told *a rally*")."""


def by_disaster(around: Arguments) -> bool:
    """Whether the doer is a disaster, an accident or a thing: nobody's act."""
    return bool(around.subjects) and all(t.lemma.lower() in words("disasters") for t in around.subjects)


def by_somebody(around: Arguments) -> bool:
    """Whether the doer is a person, a body or a country, as far as name or word tells."""
    known = (words("people"), words("doers"), words("quantity"))
    return any(
        t.ent_type in {"PERSON", "ORG", "GPE", "NORP"}
        or t.tag in {"PRP", "NNP"}
        or t.lower == "who"
        or any(t.lemma.lower() in row for row in known)
        for t in around.subjects
    )


def candidates(predicate: Predicate) -> tuple[Sense, ...]:
    """The senses of the predicate's words, most specific first."""
    lexicon = senses()
    if predicate.sort == "adjective":
        return lexicon.adjectives.get(predicate.lemma, ())
    if predicate.sort == "verb":
        return tuple(s for lemma in particle_lemmas(predicate.head) for s in lexicon.verbs.get(lemma, ()))
    return (*verb_senses(predicate), *lexicon.nouns.get(predicate.lemma, ()))


def verb_senses(predicate: Predicate) -> tuple[Sense, ...]:
    """Senses of the verb that carries a noun, where they ask for that noun ("impose sanctions", "sign a treaty")."""
    if not predicate.light or predicate.head.pos not in {"VERB", "AUX"}:
        return ()
    found = senses().verbs
    rows = (s for lemma in particle_lemmas(predicate.head) for s in found.get(lemma, ()))
    return tuple(s for s in rows if s.needed and predicate.lemma in s.needed)


def asks_nothing(predicate: Predicate, around: Arguments) -> bool:
    """Whether a word of asking or protesting tells no such event.

    "Threaten" of things, "demonstrate" that shows, "ask" that puts a question ("asked *what he knew*"), "call" that gives a name,
    the "order" of "in order to".
    """
    if predicate.lemma == "order" and predicate.word.i:
        return predicate.word.nbor(-1).lower == "in"
    if predicate.sort == "noun" and not predicate.light and tells_nothing(predicate, around):
        return True
    if predicate.lemma == "threaten":
        return not around.clauses and bool(around.subjects) and not by_somebody(around)
    if predicate.lemma == "demonstrate":
        return bool(around.clauses or around.objects)
    if predicate.lemma == "call" and predicate.sort == "verb":
        below = [g for c in predicate.head.children for g in (c, *c.children)]
        return not any(c.lower in {"for", "on", "upon", "to"} and c.pos in {"ADP", "SCONJ", "PART"} for c in below)
    return predicate.lemma == "ask" and bool(around.clauses) and all(c.dep == "ccomp" and is_finite(c) for c in around.clauses)


def tells_nothing(predicate: Predicate, around: Arguments) -> bool:
    """Whether a noun in this place names no event: "in *charge* of", "under *threat*", "told a *rally*", "the *opposition* won".

    Nor does the demand of a market, which rises and falls.
    """
    noun = predicate.word
    if noun.lemma in {"charge", "command"} and noun.head.lower in {"in", "take"}:
        return True
    if noun.lemma == "threat" and noun.head.lower == "under":
        return True
    if noun.dep == "dobj" and noun.head.lemma in GATHERED:
        return True
    if noun.lemma == "prosecution":
        return not any(p in {"of", "for", "against"} for p, _ in [*around.obliques, *obliques_of(noun)])
    if noun.lemma == "opposition":
        return not any(p in {"to", "against", "from"} for p, _ in around.obliques)
    return noun.lemma == "demand" and noun.dep == "nsubj" and noun.head.lemma in words("moving")


def sense_of(predicate: Predicate, around: Arguments) -> Sense | None:
    """The sense of a predicate; None where the word tells no PLOVER event."""
    found = fitting_sense(predicate, around)
    return found if found is not None and found.type != NONE else None


def fitting_sense(predicate: Predicate, around: Arguments) -> Sense | None:
    """The first sense whose conditions the words around the predicate meet; its type is "-" where it says "no event"."""
    if asks_nothing(predicate, around):
        return NO_EVENT
    carrying = carried(predicate)
    if carrying is not None:
        inner = Predicate(carrying, carrying, carrying.lemma.lower(), "verb")
        return next((s for s in candidates(inner) if not s.needed), None)
    senses_of_it = candidates(predicate)
    if not senses_of_it:
        return None
    lemmas = around.lemmas() | {predicate.lemma} if predicate.light else around.lemmas()
    lemmas |= frozenset(
        c.lemma.lower()
        for c in predicate.word.children
        if c.dep in {"amod", "compound", "acomp", "oprd", "advmod"} or (c.pos == "ADJ" and c.dep in {"ccomp", "xcomp"})
    )
    if not around.objects and not any(p in {"against", "on", "at"} for p, _ in around.obliques):
        lemmas |= {"@alone"}
    if predicate.sort == "noun":
        lemmas |= told_of(predicate)
    topic = leading_topic(predicate.word.doc)
    fitting = [
        sense
        for sense in senses_of_it
        if sense.fits(lemmas, topic)
        and not (sense.of_object and sense.needed.isdisjoint(replace(around, subjects=[]).lemmas()))
        and not (sense.actor == "party" and not by_somebody(around))
        and not ((sense.actor == "people" or sense.type in DONE_BY_PEOPLE) and by_disaster(around))
    ]
    if not fitting or not fitting[0].needed:
        return fitting[0] if fitting else None
    near = Arguments(objects=around.objects).lemmas()
    return next((s for s in fitting if not s.needed.isdisjoint(near)), fitting[0])


def told_of(predicate: Predicate) -> frozenset[str]:
    """Marks of the verb that carries a noun or has it for its subject, for the lexicon's conditions: "^kill", "^carry_out"."""
    verb, noun = predicate.word.head, predicate.word
    if predicate.light:
        return frozenset(f"^{lemma}" for lemma in particle_lemmas(predicate.head))
    return frozenset({f"^{verb.lemma}"}) if noun.dep == "nsubj" and verb.pos == "VERB" else frozenset()


def carried(predicate: Predicate) -> Token | None:
    """The participle that tells what a passed or issued document does, None where there is none.

    For instance "passed a resolution *asking* the government ...".
    """
    if predicate.head.pos != "VERB" or predicate.head.lemma.lower() not in words("carrying"):
        return None
    documents = [c for c in predicate.head.children if c.dep in {"dobj", "nsubjpass"} and c.lemma.lower() in words("documents")]
    return next((c for d in documents for c in d.children if c.dep in {"acl", "relcl"} and c.tag in {"VBG", "VBZ", "VBD"}), None)


def by_vote(predicate: Predicate, around: Arguments) -> str | None:
    """What a vote amounts to: a request for what is voted for, a rejection of what is voted against."""
    if predicate.head.lemma.lower() != "vote":
        return None
    lemmas = {p for p, _ in around.obliques} | {c.lower for c in predicate.head.children if c.dep == "prep"}
    against = any(c.dep in {"xcomp", "advcl", "neg"} and is_negated_infinitive(c) for c in predicate.head.children)
    if "against" in lemmas or against:
        return "REJECT"
    return "REQUEST" if lemmas & {"for", "to"} or around.clauses or around.lemmas() & {"favour", "favor"} else None


def is_negated_infinitive(verb: Token) -> bool:
    """Whether what is voted for is that something be not done ("voted *not to pay*")."""
    return any(c.dep == "neg" for c in verb.children)


def retyped(
    predicate: Predicate, around: Arguments, rule: tuple[str | None, str | None], value: str
) -> tuple[str | None, str | None]:
    """Type and mode after the typing model has had its say.

    `rule` is what lexicon and speech rules give, `value` the factuality.
    """
    learnt = model()
    if learnt is None:
        return rule
    if rule[0] is None and (ruled := fitting_sense(predicate, around)) is not None and ruled.type == NONE:
        return rule
    chosen = learnt.choose(features(predicate, around, rule[0], value), rule[0], event=is_event(predicate))
    if chosen == rule[0] or (chosen == "ASSAULT" and by_disaster(around)):
        return rule
    rows = [s for s in candidates(predicate) if s.type == chosen or (chosen == "CONCEDE" and s.type == "RETREAT")]
    return (rows[0].type, rows[0].mode) if rows else (chosen, None)


def comes_about(verb: Token) -> bool:
    """Whether a verb and its noun say that something takes effect ("came into force", "takes effect")."""
    nouns = (t for c in verb.children for t in (c, *(g for g in c.children if c.dep == "prep" and g.dep == "pobj")))
    return verb.lemma in {"come", "go", "enter", "take"} and any(t.lower in {"force", "effect"} for t in nouns)


def told_by_verb(predicate: Predicate) -> bool:
    """Whether a noun without type is only what another event is done to ("suspended the *award*"): the verb tells enough.

    Not where the verb asks for it: who "ordered the *recall*" has not done it.
    """
    verb = predicate.word.head
    if table("verbs").get(verb.lemma.lower()) == "called for":
        return False
    taken = predicate.sort == "noun" and not predicate.light and predicate.word.dep in {"dobj", "nsubjpass"} and verb.pos == "VERB"
    return taken and is_event(Predicate(verb, verb, verb.lemma.lower(), "verb"))


def is_event(predicate: Predicate) -> bool:
    """Whether a predicate without PLOVER type still tells that something happened (states and reports do not)."""
    if predicate.sort == "adjective":
        return predicate.lemma in {"dead", "missing", "wounded", "injured", "bankrupt", "due"}
    if predicate.sort == "noun":
        return predicate.lemma in words("nouns")
    base = predicate.head.lemma.lower()
    if not base.replace("-", "").isalpha():
        return False
    if comes_about(predicate.head):
        return True
    if base in words("aspectual"):
        return any(c.dep in {"dobj", "nsubjpass"} or (c.dep == "xcomp" and c.pos == "NOUN") for c in predicate.head.children)
    if base == "hear":
        return any(c.dep in {"dobj", "nsubjpass"} and c.lemma.lower() in words("heard") for c in predicate.head.children)
    if base == "fail":
        return not any(c.dep in {"xcomp", "dobj", "prep"} for c in predicate.head.children)
    if predicate.lemma != base and predicate.lemma not in words("states") and predicate.lemma not in words("reporting"):
        return True
    return base not in words("states") and base not in words("reporting")
