"""The words of who a deed's clause is about, for those who make a sentence of it ("[Cole] struck Baker in the head")."""

from __future__ import annotations

from typing import Literal

from onrecord.facts.span import Span
from onrecord.lexicon.naming import cues
from onrecord.read.parse.tokens import Token
from onrecord.read.syntax.predicates import Predicate
from onrecord.read.syntax.subjects import is_passive, subjects_of

Voice = Literal["active", "passive"]
CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "xcomp"})
DEPTH = 10
LONGEST = 25
"""Words beyond which a phrase is cut to its first noun with what stands before it."""
QUOTES = frozenset("\"“”‘’'")


def voice_of(predicate: Predicate) -> Voice | None:
    """Whether the deed is told in the active or the passive; None for a noun that stands alone."""
    if predicate.head.pos not in {"VERB", "AUX"}:
        return None
    return "passive" if is_passive(predicate.head) else "active"


def subject_of(predicate: Predicate) -> Span | None:
    """The words of the grammatical subject, wherever it stands; None where there is none, and for a noun that stands alone.

    Relative clauses of the subject stay where they follow without a comma, but not the one that tells the deed itself.
    """
    verb = predicate.head
    if verb.pos not in {"VERB", "AUX"}:
        return None
    heads = [t for t in subjects_of(verb) if t.i != predicate.word.i and not _is_time(t)]
    if not heads:
        return None
    first, last = heads[0], heads[-1]
    if last.i < first.i or last.i - first.i > LONGEST:
        last = first
    return phrase(first, end_of(last, verb))


def _is_time(token: Token) -> bool:
    """Whether a word tells a time or a time zone, which the parser may take for a subject."""
    return token.ent_type in {"DATE", "TIME"} or token.lower in cues("not_names")


def end_of(token: Token, verb: Token, depth: int = 0) -> Token:
    """The last word of a noun phrase, without joined nouns, appositions after a comma and the clause of a verb."""
    last = token
    for child in token.rights:
        after_mark = child.left_edge.i > 0 and child.left_edge.nbor(-1).is_punct
        if child.dep in {"punct", "cc", "conj", "parataxis"} or child is verb or after_mark or depth > DEPTH:
            continue
        if child.dep in CLAUSES and (child.is_ancestor(verb) or child.right_edge.i - token.i > LONGEST):
            continue
        end = child.right_edge if child.dep in CLAUSES else end_of(child, verb, depth + 1)
        last = end if end.i > last.i and not end.is_punct else last
    return last


def phrase(head: Token, last: Token) -> Span:
    """The words from the beginning of a phrase's first noun to a last word."""
    first = head.left_edge
    while first.i < head.i and (first.is_space or (first.is_punct and first.text not in QUOTES)):
        first = first.nbor()
    if last.i - first.i > LONGEST:
        first = last = head
    return Span(first.idx, last.end)
