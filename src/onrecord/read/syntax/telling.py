"""The words that tell a deed by themselves: the finite clause with its own subject that holds it, from subject to complements.

A deed that is only named ("the killing of"), or told by a verb without a tense, is told by the clause above it where that
clause says it ("the *attack* killed two", "he proved willing *to walk away*"); else by no clause.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.facts.span import Span
from onrecord.read.parse.tokens import Token
from onrecord.read.syntax.clause_spans import last_of
from onrecord.read.syntax.mood import has_condition, is_question
from onrecord.read.syntax.predicates import FINITE, Predicate, judges_it
from onrecord.read.syntax.subjects import RELATIVE, after_dateline, is_clipped, subjects_of

VERBS = frozenset({"VERB", "AUX"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
COMPLEMENTS = frozenset({"dobj", "dative", "attr", "acomp", "oprd", "prt", "xcomp", "agent", "ccomp", "neg"})
OPTIONAL = frozenset({"prep", "npadvmod", "advmod", "advcl", "nmod"})
MODIFIERS = frozenset(
    {"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "predet", "advmod", "case", "punct", "preconj", "neg"}
)
BEFORE_VERB = frozenset({"aux", "auxpass", "neg", "advmod"})
ASKING = frozenset({"what", "which", "whom", "whose", "how"})
PLACES = frozenset({"where", "when", "whereby"})
CLIMB = 4
LONGEST = 30
"""Words up to which what is no complement is taken along."""


@dataclass(frozen=True, eq=False)
class Telling:
    """The finite verb that tells a deed, its own subject, None where that stands elsewhere, and whether the deed is that verb's."""

    verb: Token
    subject: Token | None
    own: bool


def told_of(predicate: Predicate) -> Span | None:
    """The words of the clause that tells a deed; None where none has a tense and a subject, or where one lacks its object."""
    telling = _telling(predicate)
    if telling is None:
        return None
    verb = telling.verb
    if _lacks_object(verb) or verb.sent[0].text == "?":
        return None
    first = _opening(telling.subject) if telling.subject is not None else _after_subject(verb)
    first = max(first, first.doc[min(after_dateline(first), verb.i)], key=lambda t: t.i)
    while first.i < verb.i and (first.is_space or (first.is_punct and first.text not in "\"“‘'")):
        first = first.nbor()
    return Span(first.idx, _end(verb, first, predicate.word).end)


def _telling(predicate: Predicate) -> Telling | None:
    """The finite verb above a deed, where climbing to it keeps what is said of the deed."""
    word, own = predicate.head, True
    if word.pos not in VERBS:
        while word.dep == "conj" and word.head.i != word.i:
            word = word.head
        if word.dep not in {"nsubj", "nsubjpass"} or word.head.pos not in VERBS or not is_finite(word.head):
            return None
        return _with_subject(word.head, own=False)
    for _ in range(CLIMB):
        if is_finite(word):
            return _with_subject(word, own=own)
        over = _over(word)
        if over is None:
            return None
        word, own = over, False
    return None


def _with_subject(verb: Token, *, own: bool) -> Telling | None:
    """The verb with its subject, where it has one of its own, or shares one with the deed that it tells itself."""
    subject = next((c for c in verb.children if c.dep in SUBJECTS and c.i < verb.i), None)
    if subject is not None and subject.lower not in RELATIVE:
        return Telling(verb, subject, own)
    if any(c.dep in SUBJECTS for c in verb.children) and subject is None:
        return None  # "said the minister": the subject stands behind it
    return Telling(verb, None, own) if own and subjects_of(verb) else None


def is_finite(verb: Token) -> bool:
    """Whether a verb has a tense, or stands in a headline with a subject alone ("Two killed in blast")."""
    helpers = [c for c in verb.children if c.dep in {"aux", "auxpass"}]
    if any(c.tag in FINITE for c in helpers):
        return True
    if any(c.lower == "to" and c.tag == "TO" for c in helpers):
        return False
    if verb.tag in {"VBD", "VBZ", "VBP"} and not helpers:
        return verb.dep != "acl" and not _is_wished(verb)
    return is_clipped(verb) and verb.dep == "ROOT"


def _is_wished(verb: Token) -> bool:
    """Whether a plain form stands with a single subject: a wish or an "if", cut off ("[should] *Ostria cross* the line")."""
    subject = next((c for c in verb.children if c.dep in {"nsubj", "nsubjpass"} and c.i < verb.i), None)
    single = subject is not None and subject.tag in {"NN", "NNP"} and not any(c.dep in {"conj", "cc"} for c in subject.children)
    return verb.tag == "VBP" and single


def _over(verb: Token) -> Token | None:
    """The verb that an infinitive or gerund completes; None where it only stands beside one."""
    head = verb.head
    if verb.dep in {"xcomp", "conj"} or (verb.dep in {"ccomp", "advcl"} and verb.tag == "VB"):
        while head.pos not in VERBS and head.head.i != head.i and head.dep in {"acomp", "oprd", "attr", "dobj"}:
            head = head.head
        return head if head.pos in VERBS and head.i != verb.i else None
    if verb.dep == "acl" and verb.tag == "VB" and head.dep in {"dobj", "attr", "nsubjpass"} and head.head.pos in VERBS:
        return head.head
    if verb.dep == "pcomp" and head.dep == "prep" and head.lower in {"of", "for", "from", "with", "to", "into", "on"}:
        over = head.head
        return over if over.pos in VERBS else None
    return None


def _lacks_object(verb: Token) -> bool:
    """Whether the clause's object or complement stands before it, so that it does not read by itself ("that CNN obtained from")."""
    for child in verb.children:
        if child.i < verb.i and child.dep in {"dobj", "attr", "pobj", "dative"}:
            return True
        if child.i < verb.i and child.dep == "prep" and any(c.lower in RELATIVE | ASKING for c in child.children):
            return True
    if judges_it(verb) and not any(c.dep in {"oprd", "xcomp", "acomp", "ccomp", "prt"} for c in verb.children):
        return True  # "called the attack", and what it was called is lost
    if verb.dep != "relcl":
        return False
    subject = next((c for c in verb.children if c.dep in SUBJECTS and c.i < verb.i), None)
    gapless = any(c.lower in PLACES for c in verb.children if c.dep == "advmod")
    return subject is not None and subject.lower not in RELATIVE and not gapless


def _opening(subject: Token) -> Token:
    """The first word of a subject: of its determiners and modifiers, not of a clause that the parse hangs before it."""
    first = subject
    for child in sorted(subject.lefts, key=lambda t: -t.i):
        if child.dep not in MODIFIERS or any(t.pos in VERBS and t.dep in {"relcl", "ccomp", "advcl"} for t in child.subtree):
            break
        first = child.left_edge
    return first


def _after_subject(verb: Token) -> Token:
    """Where a clause without a subject of its own begins: at its auxiliaries, negations and adverbs next to the verb."""
    first = verb
    for child in sorted((c for c in verb.lefts if c.dep in BEFORE_VERB), key=lambda t: -t.i):
        if first.i - child.right_edge.i > 1:
            break
        first = child.left_edge
    return first


def _end(verb: Token, first: Token, word: Token) -> Token:
    """The last word: with all complements, and with what else follows as long as the whole stays short; never without the deed."""
    last = verb
    for child in verb.rights:
        kept = child.dep in COMPLEMENTS or child.dep in SUBJECTS
        loose = child.dep in OPTIONAL and not _stands_apart(child)
        asked = child.dep in {"advcl", "ccomp"} and (has_condition(child) or is_question(child))
        if child.dep == "dep" or not (kept or loose or asked):
            continue
        end = last_of(child)
        holds = child.i <= word.i <= child.right_edge.i
        if child.dep == "advmod" and end.i < child.right_edge.i and not holds:
            continue  # "as soon" without what it waits for
        if loose and child.dep == "prep" and last.i == verb.i and end.i - first.i >= LONGEST:
            end = _short(child)  # "are calling *for an inquiry* into ...": what the verb leads to is told, if not all of it
        if kept or holds or end.i - first.i < LONGEST:
            last = end if end.i > last.i else last
    if (partner := _object_of_both(verb)) is not None and partner.right_edge.i - first.i < LONGEST:
        end = last_of(partner)
        last = end if end.i > last.i else last
    if word.i > last.i:
        end = last_of(word)
        last = end if end.i > last.i else last
    return last


def _short(preposition: Token) -> Token:
    """The last word of the noun that a preposition governs, without what hangs on it."""
    noun = next((c for c in preposition.children if c.dep == "pobj"), None)
    return noun if noun is not None else preposition


def _object_of_both(verb: Token) -> Token | None:
    """The verb joined to one without an object, whose object is both's ("have passed or *are considering* such bans")."""
    if any(c.dep in COMPLEMENTS for c in verb.rights):
        return None
    after = next((c for c in verb.rights if c.dep == "conj" and c.pos in VERBS), None)
    if after is None or any(c.dep in SUBJECTS for c in after.children) or not any(c.dep == "dobj" for c in after.children):
        return None
    between = verb.doc[verb.i + 1 : after.left_edge.i]
    return after if all(t.dep == "cc" or t.dep in BEFORE_VERB for t in between) else None


def _stands_apart(child: Token) -> bool:
    """Whether what follows is set off, or tells something beside: behind a comma, with a subject of its own."""
    edge = child.left_edge
    if edge.i > 0 and (edge.nbor(-1).is_punct or edge.nbor(-1).is_space):
        return True
    return child.dep == "advcl" and not any(c.lower == "to" for c in child.children)
