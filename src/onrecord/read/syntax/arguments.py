"""Arguments: the noun phrases that a predicate takes, whichever construction it stands in."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from onrecord.lexicon.plover import words
from onrecord.read.syntax.predicates import Predicate, governor

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "SYM"})
PERSONAL = frozenset({"he", "him", "she", "her", "who", "whom", "everyone", "anyone"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
DEPTH = 8


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
        inner = [c for h in heads for c in h.children if c.dep_ in {"compound", "amod", "nmod", "poss"}]
        marks = {mark for o in (*self.objects, *(g for o in self.objects for g in governed_by_of(o))) if (mark := sort_mark(o))}
        return frozenset(t.lemma_.lower() for t in (*heads, *inner)) | frozenset(t.lower_ for t in heads) | marks


def sort_mark(token: Token) -> str | None:
    """A mark for the lexicon's conditions: "@person" for people as object, "@place" for a country or town."""
    if token.ent_type_ in {"PERSON", "NORP"} or token.lemma_.lower() in words("people") or token.lower_ in PERSONAL:
        return "@person"
    return "@place" if token.ent_type_ in {"GPE", "LOC"} else None


def governed_by_of(noun: Token) -> list[Token]:
    """What "of" governs below a noun ("a state of *emergency*", "11 of the *prisoners*")."""
    return [t for p in noun.children if p.dep_ == "prep" and p.lower_ == "of" for t in p.children if t.dep_ == "pobj"]


def joined(token: Token) -> list[Token]:
    """A noun and the nouns coordinated with it."""
    return [token, *(c for c in token.conjuncts if c.i > token.i and c.pos_ in NOMINAL)]


def is_passive(verb: Token) -> bool:
    """Whether a verb is passive: by its auxiliary, by its subject, as a bare participle after a noun.

    Or joined to a passive without a subject of its own.
    """
    children = {c.dep_ for c in verb.children}
    if children & {"auxpass", "nsubjpass"}:
        return True
    if verb.tag_ == "VBN" and verb.dep_ in {"acl", "advcl"} and "aux" not in children and "dobj" not in children:
        return True
    if verb.tag_ == "VBN" and "agent" in children:
        return True
    return verb.dep_ == "conj" and verb.tag_ == "VBN" and not children & {"nsubj", "aux", "dobj"} and is_passive(verb.head)


def antecedent(token: Token) -> Token:
    """What a relative pronoun stands for (the noun its clause modifies); any other token is itself."""
    if token.lower_ in RELATIVE:
        clause = token.head
        for _ in range(DEPTH):
            if clause.dep_ == "relcl":
                return clause.head
            if clause.head.i == clause.i:
                break
            clause = clause.head
    return token


def subjects_of(verb: Token, depth: int = 0) -> list[Token]:
    """The subjects of a verb: its own, or those it shares with the clause it is joined to or hangs on."""
    own = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}]
    if own:
        return [t for s in own for t in joined(antecedent(s))]
    if depth > DEPTH:
        return []
    head = governor(verb)
    if verb.dep_ == "acl" and head.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}:
        if head.lemma_.lower() in words("documents") and verb.tag_ == "VBG":
            return clause_subjects(head, depth) or joined(head)
        if verb.tag_ in {"VBG", "VBN"}:
            return joined(head)
        return possessors(head) or clause_subjects(head, depth)
    if verb.dep_ == "relcl" and head.pos_ in NOMINAL:
        return joined(head)
    if head.i == verb.i:
        return []
    if verb.dep_ == "xcomp" and head.lemma_ in words("object_control"):
        objects = [c for c in head.children if c.dep_ in {"dobj", "dative"} and c.pos_ in NOMINAL]
        if objects:
            return [t for o in objects for t in joined(o)]
    if head.pos_ in {"VERB", "AUX"}:
        return agents(head) if is_passive(head) and verb.dep_ == "advcl" and agents(head) else subjects_of(head, depth + 1)
    return clause_subjects(verb, depth)


def clause_subjects(token: Token, depth: int) -> list[Token]:
    """The subjects of the clause that a noun or preposition stands in."""
    head = token.head
    for _ in range(DEPTH):
        if head.pos_ in {"VERB", "AUX"}:
            return subjects_of(head, depth + 1)
        if head.head.i == head.i:
            break
        head = head.head
    return []


def agents(verb: Token) -> list[Token]:
    """Who does it in a passive ("by the rebels")."""
    return [t for a in verb.children if a.dep_ == "agent" for p in a.children if p.dep_ == "pobj" for t in joined(p)]


def possessors(noun: Token) -> list[Token]:
    """Whose it is: "*Iran's* attack", "*Israeli* airstrike", "the *US* strike"."""
    return [
        c
        for c in noun.children
        if c.dep_ == "poss" or (c.dep_ in {"amod", "compound", "nmod"} and c.ent_type_ in {"NORP", "GPE", "ORG", "PERSON"})
    ]


def obliques_of(token: Token, depth: int = 0) -> list[tuple[str, Token]]:
    """Prepositions and the nouns they govern, below a verb or noun; chained ones ("from behind X") by their outermost."""
    found: list[tuple[str, Token]] = []
    for child in token.children:
        if child.dep_ not in {"prep", "dative", "agent"} or child.pos_ not in {"ADP", "SCONJ", "VERB", "PART"}:
            continue
        for inner in child.children:
            if inner.dep_ == "pobj":
                found += [(child.lower_, t) for t in joined(inner)]
            elif inner.dep_ == "prep" and depth < 2:
                found += [(child.lower_, t) for p in inner.children if p.dep_ == "pobj" for t in joined(p)]
    return found


def objects_of(verb: Token) -> list[Token]:
    """Direct and indirect objects of an active verb."""
    found = [c for c in verb.children if c.dep_ in {"dobj", "dative", "oprd"} and c.pos_ in NOMINAL]
    if not found and verb.dep_ == "relcl" and not any(c.lower_ in RELATIVE and c.dep_ == "nsubj" for c in verb.children):
        found = [verb.head] if any(c.dep_ == "nsubj" for c in verb.children) else []
    return [t for o in found for t in joined(antecedent(o))]


def clauses_of(verb: Token) -> list[Token]:
    """Complement verbs: what is agreed, asked, said (also a purpose after a verb of voting)."""
    own = [
        c
        for c in verb.children
        if c.dep_ in {"xcomp", "ccomp"} or (c.dep_ == "advcl" and any(g.lower_ == "to" for g in c.children))
    ]
    through = [
        g
        for c in verb.children
        if c.dep_ in {"prep", "prt", "agent", "dobj", "acomp"}
        for g in c.children
        if g.dep_ in {"pcomp", "xcomp", "acl", "ccomp"}
    ]
    return own + through


def of_noun(noun: Token) -> Arguments:
    """Arguments around an event noun: "the *US* killing of *X* by *Y*", "talks between *A* and *B*"."""
    obliques = obliques_of(noun)
    by = [t for p, t in obliques if p == "by"]
    compounds = [c for c in noun.children if c.dep_ == "compound"]
    owned = possessors(noun) or promised(noun)
    objects = [t for p, t in obliques if p == "of"]
    return Arguments(
        subjects=by or owned,
        objects=objects if by or owned or objects else compounds,
        obliques=[(p, t) for p, t in obliques if p not in {"by", "of"}],
        clauses=[c for c in noun.children if c.dep_ in {"acl", "ccomp", "xcomp"}],
    )


def promised(noun: Token) -> list[Token]:
    """Who is to do what a noun tells, where a verb promises, plans or starts it ("the nations *pledged* support")."""
    verb = noun.head
    for _ in range(3):
        if verb.pos_ in {"ADP", "SCONJ"} or (
            verb.pos_ == "NOUN" and verb.lemma_ in {"plan", "intention", "threat", "willingness", "readiness"}
        ):
            verb = verb.head
    if noun.dep_ not in {"dobj", "pobj", "conj"} or verb.pos_ != "VERB" or verb.lemma_.lower() not in words("committing"):
        return []
    return agents(verb) if is_passive(verb) else subjects_of(verb)


def of_verb(verb: Token) -> Arguments:
    """Arguments around a verb, with active and passive made alike."""
    obliques = obliques_of(verb)
    if is_passive(verb):
        by = agents(verb) or [t for p, t in obliques if p == "by" and t.ent_type_ not in {"DATE", "TIME"}]
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
