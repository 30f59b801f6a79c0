"""What a pronoun cannot stand for, whatever is near: its own clause's other participants, nobody, the dead where it speaks."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.lexicon.closed import listed
from onrecord.lexicon.naming import cues
from onrecord.lexicon.offices import words_of
from onrecord.read.entities.candidate import Candidate, Group
from onrecord.read.entities.discourse import Discourse
from onrecord.read.parse.tokens import Doc, Token
from onrecord.read.syntax.dying import dies
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
        out = {n.group for n in following if verb.is_ancestor(doc[n.head]) and doc[n.head].dep != "attr"}
        whom = modified(verb)
        number = discourse.at.get(whom.i) if whom is not None and whom.i < token.i else None
        if of_a_text(token) or of_a_thing(token, discourse) or of_evidence(token, discourse):
            out |= {n for n, group in enumerate(discourse.groups) if group.kind != "document"}
        out |= {n for n, group in enumerate(discourse.groups) if cannot(token, group)}
        return out if number is None else out | {number}
    if token.dep in {"dobj", "dative"} and not token.lower.endswith(("self", "selves")):
        subject = subject_of(verb)
        number = discourse.at.get(subject.i) if subject is not None and subject.i < token.i else None
        return set() if number is None else {number}
    return set()


def of_a_text(pronoun: Token) -> bool:
    """Whether "it" is a bill or a plan told of just before, whose effect no body has ("passed the bill. *It would* ban ...")."""
    verb = pronoun.head
    if pronoun.lower != "it" or not any(c.dep == "aux" and c.lower in {"would", "will"} for c in verb.children):
        return False
    if verb.dep == "ccomp":
        return False  # "the council says it would ban ...": it is who says so
    first = pronoun.sent.start
    before = pronoun.doc[first - 1].sent.start if first else first
    return any(
        t.lemma.lower() in cues("legal_texts")
        and t.pos == "NOUN"
        and t.tag == "NN"
        and t.dep in {"dobj", "nsubj", "nsubjpass", "pobj"}
        for t in pronoun.doc[before : pronoun.i]
    )


def of_a_thing(pronoun: Token, discourse: Discourse) -> bool:
    """Whether "it" goes on with a subject that is a thing no reader follows ("*the plane* was low when *it* vanished")."""
    if pronoun.lower != "it":
        return False
    verb = pronoun.head
    for _ in range(MOST_ABOVE):
        if verb.dep not in {"advcl", "conj", "ccomp"} or verb.head is verb:
            break
        verb = verb.head
        subject = next((c for c in verb.children if c.dep in {"nsubj", "nsubjpass"} and c.i < pronoun.i), None)
        if subject is not None:
            return followed_by_none(subject, discourse)
    first = pronoun.sent.start
    if verb.dep != "ROOT" or not first:
        return False
    before = pronoun.doc[first - 1].sent.root
    subject = next((c for c in before.children if c.dep in {"nsubj", "nsubjpass"}), None)
    return subject is not None and followed_by_none(subject, discourse)


def cannot(pronoun: Token, group: Group) -> bool:
    """Whether "it" does what its kind cannot: no paper leaves or falls, neither it nor a body crashes, swerves or derails."""
    verb = pronoun.head.lemma
    if pronoun.lower != "it" or pronoun.dep != "nsubj":
        return False
    if verb in listed("crashing"):
        return group.kind in {"document", "post", "outlet", "organization"}
    return verb in listed("moving") and group.kind in {"document", "post"}


def of_evidence(pronoun: Token, discourse: Discourse) -> bool:
    """Whether "they" are things that show something, told of just before ("examined *remains* and *they* suggested a blast")."""
    if pronoun.lower != "they" or pronoun.head.lemma not in listed("evidential"):
        return False
    things = [t for t in pronoun.doc[pronoun.sent.start : pronoun.i] if t.tag == "NNS" and t.dep in {"dobj", "nsubj", "nsubjpass"}]
    return bool(things) and discourse.at.get(things[-1].i) is None


def followed_by_none(subject: Token, discourse: Discourse) -> bool:
    """Whether a subject is a single thing without a group of its own."""
    single = subject.tag == "NN" and subject.pos == "NOUN" and subject.head.lemma not in words_of("speech", "verbs")
    return single and discourse.at.get(subject.i) is None


def modified(verb: Token) -> Token | None:
    """The noun that a clause with a subject of its own is told of ("Smollett, whom he said ...": Smollett is not he)."""
    for _ in range(MOST_ABOVE):
        if verb.dep == "relcl":
            whom = any(t.lower in {"whom", "who", "that", "which"} and t.dep not in {"nsubj", "nsubjpass"} for t in verb.subtree)
            return verb.head if whom else None
        if verb.dep != "ccomp" or verb.head is verb:
            return None
        verb = verb.head
    return None


def teller(doc: Doc, pronoun: Candidate, discourse: Discourse) -> int | None:
    """Who is meant by the subject of a clause told of another: the subject above ("Orr went after Bell, whom he called a liar")."""
    token = doc[pronoun.head]
    owner = claimant(token)
    if owner is not None:
        return discourse.at.get(owner.i)
    whom = modified(token.head) if token.dep == "nsubj" else None
    subject = subject_of(whom.head) if whom is not None and whom.dep in {"dobj", "pobj"} else None
    return discourse.at.get(subject.i) if subject is not None and subject.i < token.i else None


def claimant(pronoun: Token) -> Token | None:
    """Whose claim it is that a pronoun speaks of ("dismissed the *officer's* claim that *she* believed *she* was at home")."""
    if pronoun.dep not in {"nsubj", "nsubjpass"}:
        return None
    verb = pronoun.head
    for _ in range(MOST_ABOVE):
        if verb.dep == "acl" and verb.head.pos == "NOUN" and any(c.lower == "that" and c.dep == "mark" for c in verb.children):
            return next((c for c in verb.head.lefts if c.dep == "poss" and c.pos != "PRON"), None)
        if verb.dep not in {"ccomp", "advcl", "conj"} or verb.head is verb:
            return None
        verb = verb.head
    return None


def floor(doc: Doc, pronoun: Candidate, found: Sequence[tuple[int, Candidate]], discourse: Discourse) -> int | None:
    """The one who holds the floor where a pronoun speaks a quotation: the only speaker of the sentence before, if there is one.

    "LaBolt said Romney seemed unhinged. 'It is strange,' he said": he is LaBolt, whoever he spoke of.
    """
    holding = {
        number
        for number, _ in found
        for member in discourse.seen.get(number, ())[-6:]
        if member.quoted < 0 and pronoun.told - member.told == 1 and holds(doc[member.head])
    }
    return next(iter(holding)) if len(holding) == 1 else None


def holds(token: Token) -> bool:
    """Whether somebody speaks in the main clause of a sentence, or what it tells is told according to him."""
    accords = token.dep == "pobj" and token.head.lower == "to" and token.head.head.lower == "according"
    return accords or (speaking(token) and main(token.head))


def main(verb: Token) -> bool:
    """Whether a verb is its sentence's own, alone or joined to it."""
    return verb.dep in {"ROOT", "conj", "ccomp", "parataxis"} and (verb.dep != "ccomp" or verb.head.dep == "ROOT")


def speechless(doc: Doc, group: Group) -> bool:
    """Whether somebody cannot speak: known only as one who died in the deed ("the suicide bomber", "all forty who were killed")."""
    if group.named:
        return False
    return bool({n.split()[-1] for n in group.nouns} & cues("speechless")) or any(dies(doc[m.head]) for m in group.members)


def subject_of_telling(token: Token) -> bool:
    """Whether a pronoun is the subject of a verb of saying, or of one that tells a clause ("they suggested there had been")."""
    clause = any(c.dep == "ccomp" for c in token.head.children)
    return speaking(token) or (token.dep == "nsubj" and token.head.pos == "VERB" and clause)


def speaking(token: Token) -> bool:
    """Whether a pronoun is the subject of a verb of saying."""
    return token.dep == "nsubj" and token.head.lemma in words_of("speech", "verbs")


def quotes(token: Token) -> bool:
    """Whether a quotation stands right before or behind what a subject says, or in the report behind its verb."""
    doc, verb = token.doc, token.head
    if any(t.is_quote and verb.is_ancestor(t) for t in doc[verb.i + 1 : verb.right_edge.i + 1]):
        return True
    before, behind = min(token.i, verb.i), max(token.i, verb.i)
    return any(t.is_quote for t in (*doc[max(before - 2, 0) : before], *doc[behind + 1 : behind + 3]))
