"""Speech as event: what must be done is a request, what will not be done a refusal, what will be done an agreement or a threat.

PLOVER codes the words of a party about its own or another's future acts by one type rather than by the act's type and a tense
(manual, sections AGREE, CONCEDE, REQUEST, REJECT, THREATEN). What must be done is called for, as its words say; where a verb of
asking tells it, the asking is the event.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.facts.event import Factuality
from onrecord.lexicon.factuality import table
from onrecord.lexicon.plover import words
from onrecord.read.entity_index import EntityIndex
from onrecord.read.parse.tokens import Token
from onrecord.read.syntax.arguments import Arguments
from onrecord.read.syntax.mood import is_negated, modal, under_condition
from onrecord.read.syntax.predicates import Predicate
from onrecord.read.syntax.subjects import subjects_of

COOPERATIVE = frozenset({"CONSULT", "AID", "COOPERATE", "SUPPORT", "RETREAT", "CONCEDE"})
CONFLICT = frozenset({"SANCTION", "COERCE", "ASSAULT", "PROTEST"})


@dataclass(frozen=True)
class Speech:
    """The type that words about an act make of it, its factuality.

    And the tokens of who utters it where that is not the act's own subject.
    """

    type: str
    factuality: Factuality
    speakers: tuple[Token, ...] = ()


def reporter(verb: Token) -> Token | None:
    """The verb of saying that a clause stands under."""
    head = verb.head
    if verb.dep in {"ccomp", "parataxis"} and head.i != verb.i and head.lemma.lower() in words("reporting"):
        return head
    return next(
        (c for c in verb.children if c.dep in {"ccomp", "parataxis"} and c.lemma.lower() in words("reporting") and c.i > verb.i),
        None,
    )


def future(verb: Token) -> bool:
    """Whether a clause is told with "will", "would" or "going to"."""
    helper = modal(verb)
    if helper is not None and table("modals").get(helper.lower) in {"planned", "conditional"}:
        return True
    return verb.dep == "xcomp" and verb.head.lower == "going" and any(c.lemma == "be" for c in verb.head.children)


def refused(verb: Token) -> bool:
    """Whether a clause about the future is negated."""
    return future(verb) and (is_negated(verb) or (verb.head.lower == "going" and is_negated(verb.head)))


def pressed(verb: Token) -> bool:
    """Whether a clause says what must or should be done."""
    helper = modal(verb)
    if helper is not None:
        return helper.lower in {"must", "should"} and not any(c.lower == "have" for c in verb.children)
    head = verb.head
    return verb.dep == "xcomp" and head.lemma in {"need", "have"} and head.tag in {"VBZ", "VBP"} and not is_negated(head)


def not_borne(verb: Token) -> bool:
    """Whether a refusal names nobody who refuses ("the march *will not be tolerated*")."""
    return verb.lemma.lower() in words("bearing") and any(c.dep == "auxpass" for c in verb.children)


def by_party(around: Arguments, index: EntityIndex) -> bool:
    """Whether the clause's subject is someone who can refuse or agree."""
    return any(
        (t.pos == "PRON" and t.lower in {"he", "she", "they", "we", "i", "it"}) or any(index.is_party(e) for e in index.resolve(t))
        for t in around.subjects
    )


def refuses(saying: Token | None, around: Arguments, index: EntityIndex) -> bool:
    """Whether the clause's subject is one who says no; what somebody else says a person will not do is no word of theirs."""
    if not by_party(around, index):
        return False
    if saying is None or own_word(saying, around):
        return True
    return not any((known := index.known.get(e)) and known.kind == "person" for t in around.subjects for e in index.resolve(t))


def as_speech(predicate: Predicate, around: Arguments, event_type: str | None, index: EntityIndex) -> Speech | None:
    """What the words of a clause amount to as an event of speech, None where they only tell."""
    verb = predicate.head
    if verb.pos not in {"VERB", "AUX"} or (verb.lemma.lower() in words("lasting") and predicate.sort == "verb"):
        return None
    hedged = under_condition(verb)
    saying = reporter(verb) or (reporter(verb.head) if verb.dep == "xcomp" else None)
    if pressed(verb) and saying is not None and not hedged:
        return Speech("REQUEST", "called for", tuple(subjects_of(saying)))
    if refused(verb) and event_type not in CONFLICT and (refuses(saying, around, index) or not_borne(verb)):
        return Speech("REJECT", "conditional" if hedged else "actual")
    if future(verb) and not is_negated(verb) and not hedged and event_type in COOPERATIVE and by_party(around, index):
        return Speech("AGREE", "planned")
    if (
        future(verb)
        and not is_negated(verb)
        and hedged
        and event_type == "PROTEST"
        and saying is not None
        and by_party(around, index)
    ):
        return Speech("PROTEST", "threatened")
    if (
        future(verb)
        and not is_negated(verb)
        and event_type in CONFLICT
        and event_type != "PROTEST"
        and saying is not None
        and by_party(around, index)
        and own_word(saying, around)
    ):
        return Speech("THREATEN", "threatened")
    return None


def warned(predicate: Predicate, value: Factuality, event_type: str | None) -> Factuality:
    """The factuality of what somebody warns or vows will be done: threatened where it is an event of conflict.

    What a warning says will befall is only possible.
    """
    verb = predicate.head
    over = verb.head
    if value not in {"planned", "conditional"} or verb.dep != "ccomp" or over.lemma.lower() not in words("warning"):
        return value
    if not future(verb):
        return value
    if event_type in CONFLICT:
        return "threatened"
    return value if over.lemma.lower() != "warn" or value == "conditional" else "possible"


def own_word(saying: Token, around: Arguments) -> bool:
    """Whether the clause's subject is the one who says it ("the party said *it* would boycott the vote")."""
    speakers = {t.lemma.lower() for t in subjects_of(saying)}
    return any(t.pos == "PRON" or t.lemma.lower() in speakers for t in around.subjects)
