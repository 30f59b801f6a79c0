"""The clause around a word: its nearest verb with what hangs on it, without the clauses that hang on it."""

from __future__ import annotations

from onrecord.facts.span import Span
from onrecord.read.parse.tokens import Token

OWN_CLAUSES = frozenset({"ccomp", "advcl", "relcl", "parataxis", "conj", "csubj"})
PREDICATES = frozenset({"VERB", "AUX"})


def verb_above(token: Token) -> Token | None:
    """The nearest verb above a word; None in a sentence without one."""
    node = token
    for _ in range(30):
        if node.pos in PREDICATES and node.dep not in ("aux", "auxpass"):
            return node
        if node.head == node:
            return None
        node = node.head
    return None


def clause_of(token: Token) -> Span:
    """The clause around a word; its sentence where no verb governs it. The run of tokens that holds the word and its verb."""
    verb = verb_above(token)
    if verb is None:
        sentence = token.sent
        return Span(sentence.start_char, sentence.end_char)
    left, right = verb.left_edge.i, verb.right_edge.i
    for child in verb.children:
        if child.dep in OWN_CLAUSES and not child.is_ancestor(token) and child != token:
            if child.i > max(verb.i, token.i):
                right = min(right, child.left_edge.i - 1)
            elif child.i < min(verb.i, token.i):
                left = max(left, child.right_edge.i + 1)
    doc = token.doc
    left, right = min(left, verb.i, token.i), max(right, verb.i, token.i)
    while right > max(verb.i, token.i) and (doc[right].is_punct or doc[right].is_space or doc[right].dep == "cc"):
        right -= 1
    while left < min(verb.i, token.i) and (doc[left].is_punct or doc[left].is_space or doc[left].dep in ("cc", "mark")):
        left += 1
    return Span(doc[left].idx, doc[right].end)
