"""Factuality: whether an event is told as actual, planned, called for, threatened, possible, conditional, denied, negated.

After FactBank (Saurí and Pustejovsky 2009): the value of an event comes from its own clause (modals, negation, conditions)
and from the words that govern it, innermost first; a governing word that asserts its complement passes on what it is itself given.
"""

from __future__ import annotations

from typing import cast

from onrecord.facts.event import Factuality
from onrecord.lexicon.closed import listed as closed
from onrecord.lexicon.factuality import listed, table
from onrecord.lexicon.plover import words
from onrecord.read.factuality.claimed import awaits_decision, is_claim, is_content, is_denied_claim
from onrecord.read.factuality.event_nouns import intended, is_called, noun_value, over_subject, signature
from onrecord.read.factuality.held import (
    has_had_effect,
    is_contended,
    is_done_by_vote,
    is_found_so,
    is_ruled_out,
    is_unsaid,
    is_unsure,
    names_what_was,
    was_able,
)
from onrecord.read.parse.tokens import Token
from onrecord.read.syntax.mood import VERBS, has_to, is_finite, is_negated, is_subjunctive, own_value
from onrecord.read.syntax.predicates import governor, particle_lemmas

DEPTH = 12
PASSED_ON = frozenset({"called for", "possible", "conditional", "threatened", "alleged"})
"""Values that hold for all that is below: what might be agreed to, or what is asked to be promised, is no more certain itself."""


OPEN_CLAUSES = frozenset({"advcl", "acl", "relcl"})
"""What hangs on a word without being its complement; with "to" it tells an end, not an event ("steps to expel")."""


def governing_word(token: Token) -> Token | None:
    """The word whose meaning decides about an event.

    Above a clause its verb, noun or adjective, above a noun the verb or noun that takes it.
    """
    if token.head.i == token.i:
        return None
    if token.pos in VERBS:
        if token.dep in {"ccomp", "csubj"} and token.head.lemma == "be":
            return called_so(token) or over_preposition(token.head)
        if token.dep in {"acl", "relcl"} and is_claim(token.head) and is_content(token):
            return token.head
        if token.dep in {"xcomp", "ccomp", "pcomp"} or (token.dep in OPEN_CLAUSES and has_to(token)):
            return called_on(token) or over_preposition(token.head)
        if token.dep == "conj" and governor(token).pos in VERBS and governor(token).i != token.i:
            return governing_word(governor(token)) if shares(token) else None
        return None
    first = token
    for _ in range(DEPTH):
        if first.dep != "conj" or first.head.pos in VERBS:
            break
        first = first.head  # "demanded a retraction and an *apology*"
    if first.dep in {"pobj", "dobj", "nsubjpass", "attr", "poss", "appos"}:
        return over_preposition(first.head)
    return None


def called_so(clause: Token) -> Token | None:
    """What "be" says of a clause, or whose content it is ("it is *likely* that", "the *theory* was that")."""
    said = next((c for c in clause.head.children if c.dep == "acomp"), None)
    told = next((c for c in clause.head.children if c.dep == "nsubj" and c.lemma.lower() in listed("held_to_be")), None)
    return said or (told if clause.dep == "ccomp" else None)


def called_on(verb: Token) -> Token | None:
    """The verb of asking above an infinitive that hangs on whom it asks ("called for the committee *to expel* him")."""
    noun = verb.head
    if noun.pos in VERBS or noun.dep != "pobj" or noun.head.lower not in {"for", "on", "upon", "to"}:
        return None
    over = noun.head.head
    return over if over.pos in VERBS and signature(over) == "called for" else None


def shares(verb: Token) -> bool:
    """Whether a joined verb stands under the same governing word as the first ("agreed to stop and *leave*")."""
    return not any(c.dep in {"nsubj", "nsubjpass"} for c in verb.children) or verb.dep == "conj"


def over_preposition(head: Token) -> Token | None:
    """The word above a preposition, or the word itself; None above one of time or cause, which takes nothing on.

    For instance "for" in "calls for".
    """
    for _ in range(3):
        if head.lower == "about" and head.head.lemma == "be":
            # "is about to strike" is a plan, "is about the strike" a subject
            return head if any(c.dep == "xcomp" for c in head.children) else None
        if head.lower in listed("adjuncts") and not any(c.dep == "xcomp" for c in head.children):
            return None
        if head.pos in {"ADP", "SCONJ", "PART"} and head.head.i != head.i:
            head = head.head
    return head


def through(token: Token, value: str, depth: int) -> str:
    """What the governing words make of an event whose own clause gives `value`."""
    if is_denied_claim(token):
        return "denied"
    if token.pos not in VERBS and value == "actual" and awaits_decision(token):
        return "planned"
    if token.pos not in VERBS and value == "actual" and depth <= DEPTH and (beyond := over_subject(token)) is not None:
        return beyond if isinstance(beyond, str) else value_of(beyond, depth + 1)
    if is_ruled_out(token) and value in {"actual", "negated"}:
        return "negated" if value == "actual" else value
    governing = governing_word(token)
    if governing is None or depth > DEPTH:
        return value
    if value == "actual" and is_unsaid(token, governing, lambda verb: value_of(verb, depth + 1)):
        return "possible"
    above = signature(governing)
    if above == "called for" and is_done_by_vote(token, governing):
        above = None
    if above == "planned" and has_had_effect(token):
        return value
    if above == "possible" and was_able(governing):
        return value
    if governing.lower in listed("bound") and has_to(token):
        above = "planned"
    if value in {"actual", "negated"} and is_unsure(governing):
        return "possible"
    if value == "actual" and is_contended(token, governing):
        above = "alleged"
    if token.dep in {"xcomp", "pcomp"} and token.tag == "VBG" and governing.lemma in listed("ceasing"):
        above = "negated"
    if token.pos not in VERBS and value in {"planned", "threatened"} and above == "called for":
        return value
    passive_subject = token.dep == "nsubjpass"
    if raised(token, governing) or is_voted_on(token, governing) or surmised(token, governing):
        above = "possible"
    if above == "alleged" and (is_found_so(governing) or names_what_was(token, governing)):
        return value
    if token.pos not in VERBS and token.dep in {"nsubjpass", "dobj", "attr", "pobj"} and above in {None, "actual"}:
        return combined(value_of(governing, depth + 1), value) if tells_of(governing, token) else value
    if above in {None, "actual"}:
        if token.dep in {"xcomp", "pcomp"} and governing.pos in VERBS:
            return combined(value_of(governing, depth + 1), value)
        if token.dep in OPEN_CLAUSES and has_to(token) and value == "actual" and is_one_of_kind(token.head):
            return value  # "the first woman *to lead* it"
        if token.dep in OPEN_CLAUSES and has_to(token) and value == "actual":
            outer = value_of(governing, depth + 1)
            return outer if outer in PASSED_ON else "planned"
        if governing.pos in VERBS and token.dep == "ccomp" and token.pos in VERBS and not is_finite(token):
            return combined(value_of(governing, depth + 1), value)
        if governing.pos in VERBS and token.dep == "ccomp":
            outer = value_of(governing, depth + 1)
            return (
                outer
                if value == "actual" and outer in {"conditional", "denied", "possible", "alleged"} and above is None
                else value
            )
        return value
    if governing.pos in VERBS and not passive_subject and not clause_takes(token, governing, above):
        return value
    if governing.pos == "ADJ" and above == "called for" and token.tag == "VBD":
        return value  # "it is *important* that he won"
    return embedded(value, above, governing, depth)


def tells_of(verb: Token, noun: Token) -> bool:
    """Whether a verb says that what a noun tells happens ("the march *was held*", "there *will be* one", "it *was no* attack")."""
    if verb.pos not in VERBS:
        return False
    if noun.dep == "attr":
        return True
    return noun.dep == "nsubjpass" and not words("light").isdisjoint(particle_lemmas(verb))


def is_voted_on(token: Token, governing: Token) -> bool:
    """Whether a noun tells what a vote is to decide ("voted *on a strike*")."""
    return token.dep == "pobj" and token.head.lower == "on" and governing.lemma.lower() in listed("settling")


def is_one_of_kind(noun: Token) -> bool:
    """Whether a noun is told to be the first, last or only one of those who did something."""
    kinds = {"first", "last", "only", "second", "third", "latest"}
    return noun.lower in kinds or any(c.lower in kinds and c.dep == "amod" for c in noun.children)


def surmised(token: Token, governing: Token) -> bool:
    """Whether a clause is only held likely ("findings *suggest* that a missile hit it")."""
    if token.dep != "ccomp" or governing.lemma.lower() not in listed("surmising") or not is_finite(token):
        return False
    return token.tag in {"VBD", "VBZ"} or not is_subjunctive(token)


def raised(token: Token, governing: Token) -> bool:
    """Whether an infinitive is hearsay by the passive above it ("is said to have fled", "was reported to be")."""
    passive = any(c.dep == "auxpass" for c in governing.children)
    return token.dep == "xcomp" and passive and governing.lemma.lower() in listed("hearsay")


def clause_takes(token: Token, governing: Token, above: str) -> bool:
    """Whether the signature holds for this construction: a finite "that" clause under a verb of wishing keeps its own value.

    Reports of seeming do not plan.
    """
    finite = token.pos in VERBS and token.dep == "ccomp" and is_finite(token)
    if finite and above in {"planned", "called for", "threatened"}:
        return (governing.lemma in {"hope", "expect", "plan"} and token.tag != "VBD") or (
            governing.lemma in listed("asking") and is_subjunctive(token)
        )
    if token.pos not in VERBS and above in {"planned", "possible"} and governing.lemma in closed("deciding"):
        return (above == "planned" and governing.lemma == "agree") or governing.lemma == "consider"
    return True


def embedded(value: str, above: str, governing: Token, depth: int) -> str:
    """The value under a governing word with a signature of its own."""
    if above == "attempted":
        above = "planned"
    said = governing.head if governing.dep in {"acomp", "prep"} and governing.head.lemma == "be" else governing
    refused = said.pos in VERBS and is_negated(said)
    outer = value_of(said, depth + 1) if said.pos in VERBS else intended(said)
    if above == "negated":
        return (
            ("possible" if "rule" in governing.lemma else "planned")
            if refused and outer == "negated"
            else "negated"
            if outer in {"actual", "denied", "negated", "planned"}
            else outer
        )
    if "denied" in {above, outer}:
        return "denied"
    if value == "negated" and above != "called for":
        return "negated"
    if (refused or outer == "negated") and above in {"planned", "threatened", "possible"} and value != "possible":
        return "negated"
    if outer in PASSED_ON or (outer == "planned" and governing.lower == "able"):
        return outer
    if value == "conditional":
        return value
    return above


def combined(outer: str, inner: str) -> str:
    """The value of an event whose governing clause passes its own on."""
    if inner == "actual":
        return outer
    if inner == "negated" and outer in {"actual", "negated"}:
        return "negated"
    return inner


def value_of(token: Token, depth: int = 0) -> str:
    """The value of the event that a verb or noun tells, from its own clause and what governs it."""
    if depth > DEPTH:
        return "actual"
    if token.pos in VERBS:
        if (
            token.dep == "conj"
            and token.tag in {"VB", "VBN", "VBG"}
            and governor(token).pos in VERBS
            and not any(c.dep in {"nsubj", "nsubjpass", "aux"} for c in token.children)
        ):
            own = own_value(token)
            return combined(value_of(governor(token), depth + 1), own)
        return through(token, own_value(token), depth)
    own = noun_value(token)
    return through(token, own, depth)


def factuality(head: Token, word: Token | None = None) -> Factuality:
    """The factuality of an event told by `word` in the clause of `head`; one token unless a light verb carries the noun."""
    value = value_of(head)
    if word is not None and word.i != head.i and value == "actual":
        value = table("adjectives").get(word.lower, "actual") if head.lemma == "be" else noun_value(word)
        if value == "actual" and head.lemma != "be" and is_called(head, word):
            value = "planned"
    if value == "attempted":
        value = "planned"
    return cast("Factuality", value)
