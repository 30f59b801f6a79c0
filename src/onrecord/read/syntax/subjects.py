"""Subjects: who a clause is about, its own or one that it shares with another clause, and whether it is told as passive."""

from __future__ import annotations

from onrecord.lexicon.plover import words
from onrecord.read.parse.tokens import Token
from onrecord.read.syntax.predicates import governor, is_event_noun

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "SYM"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
PERSONAL = frozenset({"he", "him", "she", "her", "who", "whom", "them", "me", "us", "you", "everyone", "anyone"})
DEPTH = 8
STAMP = 12
DASHES = frozenset({"—", "–", "-", "--", "―"})
MONTHS = frozenset({"Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"})


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
    if is_clipped(verb):
        return True
    return verb.dep == "conj" and verb.tag == "VBN" and not children & {"nsubj", "aux", "dobj"} and is_passive(verb.head)


def is_clipped(verb: Token) -> bool:
    """Whether a verb that needs an object stands with a subject alone: a passive without "was", as headlines have it.

    For instance "Two *killed* in blast", "a man was killed and his wife *injured*".
    """
    if verb.tag not in {"VBN", "VBD"} or verb.lemma.lower() not in words("transitive"):
        return False
    children = {c.dep for c in verb.children}
    return "nsubj" in children and not children & {"dobj", "aux", "ccomp", "xcomp", "dative"} and verb.dep != "relcl"


def antecedent(token: Token) -> Token:
    """What a relative pronoun stands for (the noun its clause modifies); any other token is itself."""
    if token.lower in RELATIVE:
        clause = token.head
        for _ in range(DEPTH):
            if clause.dep == "relcl":
                return meant(clause.head, token.lower)
            if clause.head.i == clause.i:
                break
            clause = clause.head
    return token


def meant(noun: Token, relative: str = "") -> Token:
    """The noun that a relative clause is about, where the parser took the place or day just before it.

    For instance "a *strike* near Damascus, which killed four", "a *man* from Dijon who robbed banks".
    """
    wrong = noun.ent_type in {"GPE", "LOC", "FAC", "DATE", "TIME"}
    attack = attacked_there(noun) if relative in {"which", "that"} else None
    if attack is not None:
        return attack
    if not wrong or noun.dep != "pobj" or noun.head.lower == "of":
        return noun
    over = noun.head.head
    deed = is_event_noun(over) and relative != "who"
    person = relative == "who" and over.pos in {"NOUN", "PROPN"}
    if over.pos in {"VERB", "AUX"} and relative in {"which", "that", ""}:
        objects = [c for c in over.children if c.dep in {"dobj", "nsubjpass"} and is_event_noun(c)]
        return objects[0] if objects else noun
    return over if deed or person else noun


def attacked_there(noun: Token) -> Token | None:
    """The deed that a relative clause of harm is about, where the parser took what it was done to or where it was.

    For instance "the *attack* on the consulate in Tamra that left four dead".
    """
    clause = next((c for c in noun.rights if c.dep == "relcl"), None)
    if clause is None or clause.lemma.lower() not in words("harming") or is_event_noun(noun):
        return None
    over = noun
    for _ in range(3):
        if over.dep != "pobj" or over.head.dep != "prep" or over.head.lower not in {"on", "in", "at", "against", "near", "outside"}:
            return None
        over = over.head.head
        if is_event_noun(over):
            return over
    return None


def subjects_of(verb: Token, depth: int = 0) -> list[Token]:
    """The subjects of a verb: its own, or those it shares with the clause it is joined to or hangs on."""
    own = [c for c in verb.children if c.dep in {"nsubj", "nsubjpass"} and not in_dateline(c)]
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
        return joined(meant(head))
    if head.i == verb.i:
        return []
    if verb.dep in {"pcomp", "prep"}:
        return through_preposition(verb, depth)
    if verb.dep == "xcomp" and head.lemma in words("object_control") and (objects := objects_in(head)):
        return objects
    if head.pos in {"VERB", "AUX"}:
        return adverbial_subjects(verb, head, depth) if verb.dep == "advcl" else subjects_of(head, depth + 1)
    return clause_subjects(verb, depth)


def in_dateline(token: Token) -> bool:
    """Whether a word stands in the stamp before a report: "DALLAS (AP) —", "PARIS, 3 May (Reuters) -"."""
    return token.i < after_dateline(token)


def after_dateline(token: Token) -> int:
    """The place of the first word behind the stamp that a word's sentence opens with; the sentence's first where there is none."""
    sentence = token.sent
    first = sentence.start
    if not sentence[0].text.isupper() or len(sentence[0]) < 3:
        return first
    for place in range(first + 1, min(first + STAMP, sentence.end)):
        if token.doc[place].text in DASHES:
            inside = [t.text for t in token.doc[first:place]]
            named = "(" in inside or all(t.isupper() or not t.isalpha() or t in MONTHS for t in inside)
            return place + 1 if named else first
    return first


def objects_in(verb: Token) -> list[Token]:
    """The direct and indirect objects of an active verb, with the nouns joined to them."""
    return [t for c in verb.children if c.dep in {"dobj", "dative"} and c.pos in NOMINAL for t in joined(antecedent(c))]


def adverbial_subjects(verb: Token, head: Token, depth: int) -> list[Token]:
    """Who does what a clause without a subject of its own tells beside a main clause.

    After a passive a bare participle with an object goes with who did that ("was shot by Cole, *killing* him"), and where nobody
    is named with nobody ("the village was shelled, *killing* two").
    """
    if not is_passive(head):
        return subjects_of(head, depth + 1)
    marked = any(c.dep in {"mark", "advmod"} for c in verb.children) or any(c.dep == "aux" for c in verb.children)
    transitive = verb.tag == "VBG" and any(c.dep == "dobj" for c in verb.children)
    if transitive and not marked and verb.i > head.i:
        return agents(head)
    return (agents(head) if not marked else []) or subjects_of(head, depth + 1)


def through_preposition(verb: Token, depth: int) -> list[Token]:
    """Who does what a gerund behind a preposition tells.

    Who is blamed *for* it, kept *from* it, charged *with* it; else who does what stands above ("left *without* paying").
    """
    preposition = verb.head
    over = preposition.head
    if over.i == preposition.i:
        return []
    if over.pos in {"NOUN", "PROPN"}:
        return held_against(over, preposition, depth)
    if over.pos == "ADJ":
        return subjects_of(over, depth + 1) or clause_subjects(over, depth)
    if over.pos not in {"VERB", "AUX"}:
        return clause_subjects(preposition, depth)
    objects = objects_in(over)
    if is_passive(over):
        return agents(over) if preposition.lower == "by" else subjects_of(over, depth + 1)
    if objects and controls(over, preposition, objects):
        return objects
    return subjects_of(over, depth + 1)


def controls(verb: Token, preposition: Token, objects: list[Token]) -> bool:
    """Whether a verb's object does what its preposition leads to ("accused *him* of", "jailed *her* for", "kept *them* from")."""
    if preposition.lower in {"of", "from", "into", "with"}:
        return verb.lemma.lower() not in words("means")
    if preposition.lower not in {"for", "over"}:
        return False
    return verb.lemma.lower() in words("judging") or any(is_person(t) for t in objects)


def is_person(token: Token) -> bool:
    """Whether a word names people, as far as the word alone tells."""
    return token.ent_type in {"PERSON", "NORP"} or token.lemma.lower() in words("people") or token.lower in PERSONAL


def held_against(noun: Token, preposition: Token, depth: int) -> list[Token]:
    """Who does what a noun says of somebody: whose it is, whom it is against, who faces it ("charges *of killing* two").

    Nobody where it is only raised ("made accusations of").
    """
    against = [t for p in noun.children if p.dep == "prep" and p.lower in {"against", "on"} for t in p.children if t.dep == "pobj"]
    if against:
        return [t for a in against for t in joined(a)]
    if is_person(noun):
        return joined(noun)  # "suspect *the pilot* of crashing it": the parser hangs "of" on the pilot
    charge = noun.lemma.lower() in words("charges")
    owners = possessors(noun)
    if owners and not charge:
        return owners
    head = noun.head
    if noun.dep == "pobj" and head.head.pos in {"VERB", "AUX"}:
        verb = head.head
        objects = objects_in(verb)
        if objects and not is_passive(verb) and (charge or controls(verb, preposition, objects)):
            return objects
        return subjects_of(verb, depth + 1)
    if noun.dep == "pobj" and head.head.pos == "ADJ":
        return subjects_of(head.head, depth + 1)  # "found *him* guilty of murder for shooting"
    if noun.dep == "pobj" and head.head.pos in {"NOUN", "PROPN"} and charge:
        return held_against(head.head, preposition, depth + 1) if depth < DEPTH else []
    if charge and noun.dep in {"dobj", "nsubjpass", "nsubj"} and noun.head.lemma.lower() in words("raising"):
        return []
    return clause_subjects(noun, depth)


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
