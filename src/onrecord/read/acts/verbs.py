"""Verbs that are an official act by themselves."""

from __future__ import annotations

from dataclasses import replace

from onrecord.lexicon.acts import ActVerb, act_verbs, is_action, listed, sort_of_noun
from onrecord.read.acts.mentions import ActMention, is_further, within
from onrecord.read.acts.nouns import by_noun, sort_named
from onrecord.read.acts.powers import COLLEGE, COURT, PERSON, PLACE, can_act, is_committee, is_decree, powers
from onrecord.read.acts.stages import is_awaited, is_told, stage_from, turns_down, word_span
from onrecord.read.entity_index import EntityIndex
from onrecord.read.factuality import factuality
from onrecord.read.parse.tokens import Token
from onrecord.read.syntax.arguments import Arguments, arguments, sort_mark
from onrecord.read.syntax.clause_spans import clause_of
from onrecord.read.syntax.mood import is_finite, is_question
from onrecord.read.syntax.predicates import Predicate, particle_lemmas
from onrecord.read.syntax.subjects import is_passive

REACH = 12
JUDGES = {"ruling": frozenset({COURT, "JUD"}), "indictment": frozenset({COURT, "JUD", "COP", "GOV"})}
"""Sorts done by courts and prosecutors, with the powers of these: who stands before them did not make them."""
OF_PERSONS = frozenset({"election", "resignation"})
"""Sorts that are nobody's act where nothing tells whose, and that no place does."""
UNPLANNED = frozenset({"order", "expulsion", "dismissal"})
"""Sorts of which a plan is no act yet: who will order something has ordered nothing."""


def lemmas_around(verb: Token, around: Arguments) -> frozenset[str]:
    """Lemmas of the arguments and of what those govern."""
    deeper = [t for _, o in around.obliques for p in o.children if p.dep == "prep" for t in p.children if t.dep == "pobj"]
    beside = [c for c in verb.children if c.dep in {"prep", "prt", "dobj", "pobj", "npadvmod"}]
    others = replace(around, subjects=[])  # who acts is no object ("the *judge* went to the table")
    return others.lemmas() | frozenset(t.lemma.lower() for t in (*deeper, *beside, *around.clauses))


def by_decree(verb: Token, around: Arguments) -> bool:
    """Whether it was done by a decree ("sacked *by decree*")."""
    if any(is_decree(t) for t in around.subjects):
        return True
    return any(t.dep == "pobj" and t.head.lower == "by" and is_decree(t) for t in within(verb, REACH))


def joined_passive(verb: Token) -> bool:
    """Whether a verb shares the subject and the passive of the one before it ("was found guilty and *jailed*")."""
    own = any(c.dep in {"nsubj", "nsubjpass", "dobj"} for c in verb.children)
    return verb.dep == "conj" and verb.tag in {"VBN", "VBD"} and not own and is_passive(verb.head)


def has_power(row: ActVerb, verb: Token, around: Arguments, index: EntityIndex) -> bool:
    """Whether who acts is one of those that its row asks for; a decree acts for its ruler."""
    if not row.by:
        return row.agentless is False or is_passive(verb) or bool(around.subjects)
    if row.agentless and (joined_passive(verb) or (is_passive(verb) and not around.subjects)):
        return True
    if by_decree(verb, around) and "GOV" in row.by.split():
        return True
    asked = frozenset(row.by.split())
    for token in around.subjects:
        found = powers(token, index)
        if row.person and PLACE in found:
            continue  # "Manchester sacked its manager"
        if row.sort == "order" and PERSON in found and found <= {PERSON, "COP", "MIL"}:
            continue  # an officer who orders somebody to lie down
        if found & asked and not (row.group and PERSON in found and COLLEGE not in found):
            return True
    return False


def complete(row: ActVerb, around: Arguments) -> bool:
    """Whether the complement stands there that its row needs: a clause, "to", or a noun of action."""
    if not row.clause or around.clauses or any(p == "to" for p, _ in around.obliques):
        return True
    return any(is_action(t.lemma.lower()) for t in around.objects)


def persons_fit(row: ActVerb, around: Arguments, index: EntityIndex) -> bool:
    """Whether the object is a person, or is none, as its row asks."""
    if row.person is None:
        return True
    if row.person:
        return any(sort_mark(t) == "@person" or PERSON in powers(t, index) or index.sector_of_noun(t) for t in around.objects)
    return not any(index.sector(e) not in {None, "BUS"} for t in around.objects for e in index.resolve(t, adding=False))


def allowed(row: ActVerb, verb: Token, around: Arguments, index: EntityIndex) -> bool:
    """Whether the body, the objects and the complement are those that its row asks for."""
    if row.stage == "planned" and verb.dep in {"relcl", "acl"}:
        return False  # "cases that have been heard"
    if row.sort == "complaint" and is_passive(verb):
        return False  # who is taken to court files nothing
    if row.bare and (around.objects or around.clauses or any(p in {"for", "to", "on"} for p, _ in around.obliques)):
        return False
    if row.stage == "rejected" and row.by in {"LEG", "COLLEGE"} and not turns_down(around.subjects, index):
        return False  # "twenty lawmakers voted against it"
    if verb.lemma == "vote" and row.stage != "rejected" and any(c.dep == "prep" and c.lower == "against" for c in verb.children):
        return False
    if row.objects and lemmas_around(verb, around).isdisjoint(row.objects.split()):
        return False
    if row.without and not lemmas_around(verb, around).isdisjoint(row.without.split()):
        return False
    if row.advice and row.group and around.subjects and all(is_member(t) for t in around.subjects):
        return False  # some lawmakers who urge somebody adopt nothing
    if (
        row.sort == "appointment"
        and verb.lemma == "name"
        and any(t.lower in listed("identified", "words") for t in within(verb, 2 * REACH))
    ):
        return False  # named as one of the dead
    if row.sort == "agreement" and any(c.dep == "ccomp" and (is_finite(c) or c.tag == "MD") for c in verb.children):
        return False  # who agree *that* something is so share a view
    if row.many and len(around.subjects) < 2 and not any(t.tag in {"NNS", "NNPS"} for t in around.subjects):
        return False
    if row.of:
        asked = frozenset(row.of.split())
        told = [*around.objects, *(t for p, t in around.obliques if p in {"to", "before", "with", "at", "on"})]
        if not any(powers(t, index) & asked for t in told):
            return False
    if row.stage == "passed" and any(is_question(c) for c in around.clauses):
        return False  # who decides *whether* has not decided
    return complete(row, around) and persons_fit(row, around, index) and has_power(row, verb, around, index)


def is_member(token: Token) -> bool:
    """Whether a noun names members of a body and not the body."""
    return token.tag == "NNS" and token.lemma.lower() in listed("powers", "members")


def left_of(verb: Token) -> Token | None:
    """The noun before a finite verb that the parse gave no subject ("A court on Monday *barred* the firm from ...")."""
    if verb.tag not in {"VBD", "VBZ"} or verb.dep not in {"amod", "nmod", "compound", "ROOT", "dep"} or is_passive(verb):
        return None
    for place in range(verb.i - 1, max(verb.sent.start - 1, verb.i - REACH), -1):
        token = verb.doc[place]
        if token.is_punct or token.pos in {"VERB", "AUX"}:
            return None
        if token.pos in {"NOUN", "PROPN"} and token.ent_type not in {"DATE", "TIME"} and token.dep != "pobj":
            return token
    return None


def is_for_oneself(verb: Token) -> bool:
    """Whether somebody only asks not to be named."""
    return any(c.dep == "xcomp" and c.lemma in listed("private", "asked") for c in verb.children)


def by_deed(verb: Token, index: EntityIndex) -> ActMention | None:
    """The act that a verb is by itself ("*ordered* the mine to close"), None where it is none."""
    lemmas = particle_lemmas(verb)
    if any(c.lower == "guilty" and not any(g.dep == "neg" for g in c.children) for c in verb.children):
        lemmas = (f"{verb.lemma.lower()}_guilty", *lemmas)
    rows = act_verbs(lemmas)
    if not rows or is_for_oneself(verb) or not is_told(verb):
        return None
    predicate = Predicate(verb, verb, verb.lemma.lower(), "verb")
    around = arguments(predicate)
    if not around.subjects and (subject := left_of(verb)) is not None:
        around = replace(around, subjects=[subject])
    named = any(t.lemma.lower() in sort_of_noun() and t.dep in {"dobj", "nsubjpass"} for t in around.objects)
    for row in rows:
        if row.sort == "decision" and any(is_called(t, index) for t in around.objects):
            continue  # "approved the plan": the plan is the act
        if (not named or row.beside or row.sort in {"ruling", "election"}) and allowed(row, verb, around, index):
            return told_by(row, verb, predicate, around, index)
    return None


def is_called(noun: Token, index: EntityIndex) -> bool:
    """Whether a verb's object names an act that comes to its stage by it, which then is told by its own noun."""
    found = by_noun(noun, index) if noun.dep in {"dobj", "nsubjpass"} else None
    return found is not None and found.stage is not None


def is_person(entity: str, index: EntityIndex) -> bool:
    """Whether an entity is one person."""
    known = index.known.get(entity)
    return known is not None and known.kind == "person" and known.gender != "plural"


def is_timeless(verb: Token) -> bool:
    """Whether a full sentence of the text (no headline) tells in the simple present what is done now and always, or by a plan."""
    last = verb.sent[len(verb.sent) - 1]
    headline = not (last.is_punct or last.is_space)
    return verb.tag in {"VBZ", "VBP"} and not headline and not any(c.dep == "aux" for c in verb.children)


def is_inquiry(noun: Token, index: EntityIndex) -> bool:
    """Whether a noun names an inquiry, as object or passive subject."""
    return noun.dep in {"dobj", "nsubjpass"} and sort_named(noun, noun.head, index) == "inquiry"


def told_by(row: ActVerb, verb: Token, predicate: Predicate, around: Arguments, index: EntityIndex) -> ActMention | None:
    """What a verb tells as an act; None where it is not told as done or planned."""
    stage = stage_from(factuality(verb), row.stage)
    if stage == row.stage and is_awaited(verb):
        stage = "planned"
    if is_timeless(verb) and not is_awaited(verb) and not any(is_decree(t) for t in around.subjects):
        if stage != "passed":
            return None  # "the Senate confirms judges", "he appoints the members"
        stage = "planned"  # "the members decide", "the chamber votes on Friday"
    if stage is None or (stage == "planned" and row.sort in UNPLANNED):
        return None
    if stage == "planned" and row.sort == "ruling" and row.stage != "planned" and verb.lemma not in listed("awaited", "verbs"):
        return None  # what a court "will overturn next" is somebody's guess
    sort = row.sort
    if sort == "order" and any(is_inquiry(t, index) for c in around.clauses for t in c.children):
        sort, stage = "inquiry", "announced"  # who directs that an inquiry be held announces one
    counted = (
        row.verbs.startswith("vote")
        and not row.objects
        and all(any(c.dep == "nummod" for c in t.children) for t in around.subjects)
    )
    makers = [t for t in around.subjects if not is_decree(t) and (sort not in JUDGES or powers(t, index) & JUDGES[sort])]
    bodies = [] if counted else [e for t in makers for e in index.resolve(t) if can_act(e, index)]
    if sort in OF_PERSONS:
        bodies = [e for e in bodies if e not in index.known or index.known[e].kind != "place"]
    if sort == "arrest" and not any(is_person(e, index) for t in around.objects for e in index.resolve(t, adding=False)):
        return None  # "more than 1,000 were arrested" is a count
    if sort in OF_PERSONS and not bodies:
        return None  # nobody who won, nobody who went
    found = ActMention(
        sort,
        verb,
        verb,
        clause_of(predicate),
        None if counted else stage,
        word_span(verb),
        bodies,
        further=is_further(verb, verb),
        by_verb=True,
    )
    found.complement, found.obliques = around.clauses, around.obliques
    found.binding = True if by_decree(verb, around) else row.binding if sort == row.sort else None
    found.advice = row.advice or any(is_committee(t, index) for t in around.subjects)
    return found
