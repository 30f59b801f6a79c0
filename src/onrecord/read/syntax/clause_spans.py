"""The core of a clause: from a predicate's subject to the end of its complements."""

from __future__ import annotations

from onrecord.facts.span import Span
from onrecord.read.parse.tokens import Token
from onrecord.read.syntax.mood import has_condition, periphrastic
from onrecord.read.syntax.predicates import Predicate
from onrecord.read.syntax.subjects import after_dateline, in_dateline

INSIDE = frozenset(
    {
        "dobj",
        "dative",
        "attr",
        "acomp",
        "oprd",
        "prt",
        "xcomp",
        "agent",
        "nsubj",
        "nsubjpass",
        "neg",
        "aux",
        "auxpass",
        "prep",
        "npadvmod",
        "ccomp",
        "expl",
        "advmod",
        "nmod",
    }
)


def ends_clause(child: Token) -> bool:
    """Whether what a child tells is no part of the core: joined clauses, adverbial clauses, and relative clauses after a comma."""
    if child.dep == "relcl":
        return child.left_edge.i > 0 and child.left_edge.nbor(-1).is_punct
    joined = child.dep == "conj" and child.pos in {"VERB", "AUX"}
    return joined or child.dep in {"advcl", "appos", "parataxis", "punct", "cc"}


def last_of(token: Token, depth: int = 0) -> Token:
    """The last token of a phrase, without joined clauses and what follows them."""
    last = token
    if depth > 10:
        return last
    for child in token.rights:
        if not ends_clause(child):
            end = last_of(child, depth + 1)
            last = end if end.i > last.i else last
    return last


def clause_of(predicate: Predicate) -> Span:
    """The clause core around a predicate; for a noun that stands alone, its phrase."""
    head = predicate.head
    if predicate.sort == "noun" and not predicate.light:
        first = next((c.left_edge for c in head.lefts if c.dep in {"det", "poss", "amod", "compound", "nummod", "nmod"}), head)
        return Span(first.idx, last_of(head).end)
    first, last = head, head
    for child in head.children:
        if child.dep not in INSIDE and not (child.dep in {"advcl", "ccomp"} and has_condition(child)):
            continue
        if child.i < head.i:
            first = min(first, child.left_edge, key=lambda t: t.i)
        elif child.dep != "advmod" or child.i - last.i < 3:
            end = last_of(child)
            last = end if end.i > last.i else last
    if predicate.word.i > last.i:
        last = last_of(predicate.word)
    if first.lower == "to" and periphrastic(head) is not None:
        subject = next((c for c in head.head.lefts if c.dep in {"nsubj", "nsubjpass"}), None)
        first = subject.left_edge if subject is not None else first
    if in_dateline(first) and after_dateline(first) <= head.i:
        first = first.doc[after_dateline(first)]
    while first.i < head.i and (first.is_punct or first.is_space) and first.lower not in {'"', "“", "‘", "'"}:
        first = first.nbor()
    return Span(first.idx, last.end)


def trigger_of(predicate: Predicate) -> Span:
    """The words that bear the meaning.

    The verb with a particle that follows it at once, or the noun, with its light verb where they stand together.
    """
    word = predicate.word
    end = word
    for child in word.rights:
        if child.dep == "prt" and child.i == word.i + 1:
            end = child
    start = word
    if predicate.light and 0 < word.i - predicate.head.i < 5:
        start = predicate.head
    return Span(start.idx, end.end)
