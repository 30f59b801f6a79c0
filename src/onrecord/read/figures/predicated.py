"""What a clause says of the counted beside naming them: which they are ("who are not insured"), what becomes of them ("burned")."""

from __future__ import annotations

from onrecord.facts.span import Span
from onrecord.lexicon.acts import listed as acts_listed
from onrecord.lexicon.closed import listed
from onrecord.read.parse.tokens import Token
from onrecord.read.syntax.clause_spans import last_of
from onrecord.read.syntax.telling import is_finite

CLAUSES = frozenset({"relcl", "acl"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
HELPERS = frozenset({"aux", "auxpass", "neg", "advmod"})
NEEDED = frozenset({"dobj", "attr", "acomp", "oprd", "prt", "xcomp", "agent", "dative", "ccomp"})
FURTHER = frozenset({"prep", "npadvmod", "advmod"})
LONGEST, WHOLE = 9, 14
"""Words up to which what is no complement is taken along, and up to which anything is told at all."""
STEPS = 3


def predicated(noun: Token, last: int) -> Span | None:
    """The words that go on about a counted noun whose phrase ends before token `last`; None for none.

    A clause that follows the noun says which are counted; else what its own verb says, where the noun (or the noun it is joined
    to) is the subject.
    """
    over = noun.head.head if noun.dep == "pobj" and noun.head.lower == "of" else noun  # "millions of *people* who ..."
    beside = next((c for c in (*noun.rights, *over.rights) if c.dep in CLAUSES and c.left_edge.i == last), None)
    if beside is not None:
        return _span(beside.left_edge, _end(beside, beside.left_edge))
    head = noun
    for _ in range(STEPS):
        if head.dep == "pobj" and head.head.lower == "of" and head.head.head.i < head.i:
            head = head.head.head  # "hundreds of *guests*"
        elif head.dep == "conj" and head.head.i != head.i and noun.tag in {"NNS", "NNPS"}:
            head = head.head
        else:
            break
    if head.dep not in SUBJECTS or head.head.pos not in {"VERB", "AUX"}:
        return None
    verb = head.head
    if verb.i < last or not is_finite(verb) or verb.lemma.lower() in acts_listed("reporting", "verbs"):
        return None
    if any(c.dep in {"dobj", "attr"} and c.i < head.i for c in verb.children) or _shares(verb):
        return None  # "what effect several rounds *will have*", "16 states *have passed* or are considering bans"
    first = verb
    for child in sorted((c for c in verb.lefts if c.dep in HELPERS and c.i > head.i), key=lambda t: -t.i):
        if first.i - child.right_edge.i > 1:
            break
        first = child.left_edge
    return _span(first, _end(verb, first))


def _shares(verb: Token) -> bool:
    """Whether a verb is joined to another with whose object it goes, and so tells nothing by itself."""
    own = any(c.dep in NEEDED for c in verb.rights)
    return not own and any(c.dep == "conj" and any(g.dep == "dobj" for g in c.rights) for c in verb.rights)


def _end(verb: Token, first: Token) -> Token:
    """The last word of what a verb says: with its complements, and with what else follows while the whole stays short."""
    last = verb
    for child in verb.rights:
        if child.dep in NEEDED or (child.dep in FURTHER and child.left_edge.i == last.i + 1):
            end = last_of(child)
            if child.dep == "prep" and end.i - first.i >= LONGEST:  # "who sit *in districts* that the other party won"
                end = next((c for c in child.rights if c.dep == "pobj"), end)
            if child.dep in NEEDED or end.i - first.i < LONGEST:
                last = end if end.i > last.i else last
                continue
        if child.left_edge.i > verb.i and child.dep not in NEEDED:
            break
    return last


def _span(first: Token, last: Token) -> Span | None:
    """The words from one token to another; None where they are too many, break off, or a mark or line stands in or behind them."""
    words = list(first.doc.span(first.i, last.i + 1))
    if len(words) > WHOLE or last.lower in listed("hanging"):
        return None
    after = last.nbor() if last.i + 1 < len(last.doc) else last
    if any(t.is_space or t.text in MARKS for t in words) or after.text in BREAKING or after.tag == "TO":
        return None
    return Span(first.idx, last.end)


MARKS = frozenset('"\u201c\u201d()[]:;?!')
BREAKING = frozenset({'"', "\u201c", "'", "\u2018", "\u2019", ":"})
"""Marks after which a clause goes on: what is quoted, whose something is."""
