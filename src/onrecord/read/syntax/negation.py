"""What is said not to be so: a verb under "not", "never", "no group", "neither ... nor", "without", "has yet to"."""

from __future__ import annotations

from onrecord.lexicon.cues import cue_words
from onrecord.read.parse.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
NOT = frozenset({"not", "n't", "n’t", "never", "nor", "neither", "without"})
NOT_ONLY = frozenset({"only", "just", "merely", "simply"})
BEFORE_NOUNS = frozenset({"det", "preconj", "cc", "neg"})
SHARING = frozenset({"conj", "xcomp", "pcomp"})
MOST_ABOVE = 6


def negated(verb: Token) -> bool:
    """Whether a verb is under a negation of its own: an adverb, a subject that is nobody, "without", "has yet to"."""
    for child in verb.children:
        if child.i < verb.i and (child.dep == "neg" or child.lower in NOT) and not _only(child):
            return True
        if child.dep in {"aux", "auxpass"} and any(c.dep == "neg" for c in child.children):
            return True
    governor = verb.head
    if verb.dep == "pcomp" and governor.lower == "without":
        return True
    if verb.dep == "xcomp" and governor.lemma == "have" and any(c.lower == "yet" for c in (*governor.children, *verb.children)):
        return True
    subject = subject_of(verb)
    return subject is not None and nobody(subject)


def _only(mark: Token) -> bool:
    """Whether a negation is part of "not only"."""
    following = mark.doc[mark.i + 1 : mark.i + 2]
    return any(t.lower in NOT_ONLY for t in following)


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb, its own or the one that it shares with the verbs it is joined to or hangs from."""
    token = verb
    for _ in range(MOST_ABOVE):
        own = next((c for c in token.children if c.dep in SUBJECTS), None)
        if own is not None:
            return own
        if token.dep not in SHARING or token.head is token:
            return None
        token = token.head
    return None


def nobody(subject: Token) -> bool:
    """Whether a subject is nobody: "no group", "none of them", "neither the army nor the rebels"."""
    if subject.lower in cue_words("nobody") or (subject.lower == "one" and _before(subject) == "no"):
        return True
    return any(c.i < subject.i and c.lower in {"no", "neither"} and c.dep in BEFORE_NOUNS for c in subject.children)


def _before(token: Token) -> str:
    return token.doc[token.i - 1].lower if token.i else ""


def above(verb: Token) -> list[Token]:
    """The verbs and adjectives that a verb hangs from as what is done or not ("declined to say", "stopped short of saying")."""
    found: list[Token] = []
    token = verb
    for _ in range(MOST_ABOVE):
        if token.dep not in {"xcomp", "pcomp", "prep", "advcl", "acomp", "advmod"} or token.head is token:
            return found
        if token.dep == "advcl" and not (token.tag == "VB" and any(c.lower == "to" for c in token.children)):
            return found
        token = token.head
        found.append(token)
    return found
