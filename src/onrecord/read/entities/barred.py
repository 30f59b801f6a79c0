"""What a pronoun cannot stand for, whatever is near: its own clause's other participants, nobody, the dead where it speaks."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.lexicon.naming import cues
from onrecord.lexicon.offices import words_of
from onrecord.read.entities.candidate import Candidate, Group
from onrecord.read.entities.discourse import Discourse
from onrecord.read.parse.tokens import Doc, Token
from onrecord.read.syntax.negation import SUBJECTS, nobody, subject_of

CLAUSES = frozenset({"ccomp", "xcomp", "conj", "advcl", "relcl", "acl"})
MOST_ABOVE = 6


def of_nobody(token: Token) -> bool:
    """Whether a pronoun is bound by a subject that is nobody ("no group has said *it* carried out the attack")."""
    verb = token.head
    for _ in range(MOST_ABOVE):
        if verb.pos in {"VERB", "AUX"}:
            subject = next((c for c in verb.children if c.dep in SUBJECTS), None)
            if subject is not None and subject.i < token.i and subject is not token and nobody(subject):
                return not any(c.dep in {"dobj", "dative"} and c.i < token.i for c in verb.children)
        if verb.dep not in CLAUSES or verb.head is verb:
            return False
        verb = verb.head
    return False


def barred(doc: Doc, pronoun: Candidate, discourse: Discourse, names: Sequence[Candidate]) -> set[int]:
    """The groups that a pronoun cannot stand for by the grammar of its own sentence.

    A subject is none of those named in what follows its verb; an object is not its own verb's subject. "He called Kalve a coward
    and blamed him": he is not Kalve, and whom he blamed is not he.
    """
    token = doc[pronoun.head]
    verb = token.head
    if token.dep in {"nsubj", "nsubjpass"} and verb.i > token.i:
        following = (n for n in names if n.sentence == pronoun.sentence and n.start > verb.i)
        return {n.group for n in following if verb.is_ancestor(doc[n.head]) and doc[n.head].dep != "attr"}
    if token.dep in {"dobj", "dative"} and not token.lower.endswith(("self", "selves")):
        subject = subject_of(verb)
        number = discourse.at.get(subject.i) if subject is not None and subject.i < token.i else None
        return set() if number is None else {number}
    return set()


def speechless(group: Group) -> bool:
    """Whether a person cannot speak: known only as one who died in the deed ("the suicide bomber", "the victim's body")."""
    return not group.named and bool({n.split()[-1] for n in group.nouns} & cues("speechless"))


def speaking(token: Token) -> bool:
    """Whether a pronoun is the subject of a verb of saying."""
    return token.dep == "nsubj" and token.head.lemma in words_of("speech", "verbs")
