"""Arguments: the noun phrases that a predicate takes, whichever construction it stands in."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.lexicon.plover import words
from onrecord.read.parse.tokens import Token
from onrecord.read.syntax.predicates import Predicate, judges_it, names_it
from onrecord.read.syntax.subjects import (
    NOMINAL,
    PERSONAL,
    RELATIVE,
    agents,
    antecedent,
    is_passive,
    is_person,
    joined,
    possessors,
    subjects_of,
)


@dataclass(frozen=True, eq=False)
class Arguments:
    """Head tokens of the phrases around a predicate. `obliques` pairs a preposition with the head it governs.

    `clauses` are complement verbs.
    """

    subjects: list[Token] = field(default_factory=list)
    objects: list[Token] = field(default_factory=list)
    obliques: list[tuple[str, Token]] = field(default_factory=list)
    clauses: list[Token] = field(default_factory=list)

    def lemmas(self) -> frozenset[str]:
        """Lemmas of the heads and of the words that stand before them, for the lexicon's conditions."""
        heads = [t for h in (*self.subjects, *self.objects, *(t for _, t in self.obliques)) for t in (h, *governed_by_of(h))]
        inner = [c for h in heads for c in h.children if c.dep in {"compound", "amod", "nmod", "poss"}]
        marks = {mark for o in (*self.objects, *(g for o in self.objects for g in governed_by_of(o))) if (mark := sort_mark(o))}
        return frozenset(t.lemma.lower() for t in (*heads, *inner)) | frozenset(t.lower for t in heads) | marks


def sort_mark(token: Token) -> str | None:
    """A mark for the lexicon's conditions: "@person" for people as object, "@place" for a country or town."""
    if token.ent_type in {"PERSON", "NORP"} or token.lemma.lower() in words("people") or token.lower in PERSONAL:
        return "@person"
    return "@place" if token.ent_type in {"GPE", "LOC"} else None


def governed_by_of(noun: Token) -> list[Token]:
    """What "of" governs below a noun ("a state of *emergency*", "11 of the *prisoners*")."""
    return [t for p in noun.children if p.dep == "prep" and p.lower == "of" for t in p.children if t.dep == "pobj"]


def obliques_of(token: Token, depth: int = 0) -> list[tuple[str, Token]]:
    """Prepositions and the nouns they govern, below a verb or noun; chained ones ("from behind X") by their outermost."""
    found: list[tuple[str, Token]] = []
    for child in token.children:
        if child.dep not in {"prep", "dative", "agent"} or child.pos not in {"ADP", "SCONJ", "VERB", "PART"}:
            continue
        for inner in child.children:
            if inner.dep == "pobj":
                found += [(child.lower, t) for t in joined(inner)]
            elif inner.dep == "prep" and depth < 2:
                found += [(child.lower, t) for p in inner.children if p.dep == "pobj" for t in joined(p)]
    return found


def objects_of(verb: Token) -> list[Token]:
    """Direct and indirect objects of an active verb."""
    found = [c for c in verb.children if c.dep in {"dobj", "dative", "oprd"} and c.pos in NOMINAL]
    if not found and verb.dep == "relcl" and not any(c.lower in RELATIVE and c.dep == "nsubj" for c in verb.children):
        found = [verb.head] if any(c.dep == "nsubj" for c in verb.children) else []
    return [t for o in found for t in joined(antecedent(o))]


def clauses_of(verb: Token) -> list[Token]:
    """Complement verbs: what is agreed, asked, said (also a purpose after a verb of voting)."""
    own = [
        c for c in verb.children if c.dep in {"xcomp", "ccomp"} or (c.dep == "advcl" and any(g.lower == "to" for g in c.children))
    ]
    through = [
        g
        for c in verb.children
        if c.dep in {"prep", "prt", "agent", "dobj", "acomp"}
        for g in c.children
        if g.dep in {"pcomp", "xcomp", "acl", "ccomp"}
    ]
    return own + through


def of_noun(noun: Token) -> Arguments:
    """Arguments around an event noun: "the *US* killing of *X* by *Y*", "talks between *A* and *B*"."""
    obliques = obliques_of(noun)
    by = [t for p, t in obliques if p == "by"]
    compounds = [c for c in noun.children if c.dep == "compound"]
    owned = possessors(noun) or promised(noun)
    objects = [t for p, t in obliques if p == "of"]
    if noun.lemma.lower() in words("raised"):
        objects, compounds = [], []  # "a charge *of manslaughter*": what is charged, and nobody to whom it is done
    elif not by and not objects and noun.lemma.lower() in words("undergone"):
        owned, objects = [], [t for t in owned if t.dep == "poss"]
        compounds = [c for c in compounds if is_person(c)]
    return Arguments(
        subjects=by or owned,
        objects=objects if by or owned or objects else compounds,
        obliques=[(p, t) for p, t in obliques if p not in {"by", "of"}],
        clauses=[c for c in noun.children if c.dep in {"acl", "ccomp", "xcomp"}],
    )


def promised(noun: Token) -> list[Token]:
    """Who is to do what a noun tells, where a verb promises, plans or starts it ("the nations *pledged* support")."""
    verb = noun.head
    for _ in range(3):
        if verb.pos in {"ADP", "SCONJ"} or (
            verb.pos == "NOUN" and verb.lemma in {"plan", "intention", "threat", "willingness", "readiness"}
        ):
            verb = verb.head
    if noun.dep not in {"dobj", "pobj", "conj"} or verb.pos != "VERB" or verb.lemma.lower() not in words("committing"):
        return []
    if names_it(verb) or judges_it(verb):
        return []  # "called the killing a vile deed"
    return agents(verb) if is_passive(verb) else subjects_of(verb)


def of_verb(verb: Token) -> Arguments:
    """Arguments around a verb, with active and passive made alike."""
    obliques = obliques_of(verb)
    if is_passive(verb):
        by = agents(verb) or [t for p, t in obliques if p == "by" and t.ent_type not in {"DATE", "TIME"}]
        return Arguments(by, subjects_of(verb), [(p, t) for p, t in obliques if p != "by"], clauses_of(verb))
    return Arguments(subjects_of(verb), objects_of(verb), obliques, clauses_of(verb))


def arguments(predicate: Predicate) -> Arguments:
    """The arguments of a predicate; a light verb gives the subject and its noun the rest."""
    if predicate.sort == "noun" and not predicate.light:
        return of_noun(predicate.word)
    around = of_verb(predicate.head)
    if not predicate.light:
        return around
    inner = (
        of_noun(predicate.word)
        if predicate.sort == "noun"
        else Arguments(obliques=obliques_of(predicate.word), clauses=clauses_of(predicate.word))
    )
    own = {predicate.word.i}
    subjects = [t for t in around.subjects if t.i not in own]
    return Arguments(
        subjects=subjects or inner.subjects,
        objects=[t for t in around.objects if t.i not in own] + [t for t in inner.objects if t.i not in own],
        obliques=inner.obliques + around.obliques,
        clauses=around.clauses + inner.clauses,
    )
