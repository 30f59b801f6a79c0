"""Stages: how far the clause of an act's noun, and the words beside it, say that it has come."""

from __future__ import annotations

from onrecord.facts.span import Span
from onrecord.lexicon.acts import (
    listed,
    makers,
    pending,
    sort_of_noun,
    sorts,
    stage_of_mark,
    stage_of_verb,
    unstaging,
    waiting_stage,
)
from onrecord.read.acts.powers import COLLEGE, COURT, PERSON, powers
from onrecord.read.entity_index import EntityIndex
from onrecord.read.factuality import factuality
from onrecord.read.parse.tokens import Token, TokenSpan
from onrecord.read.syntax.mood import is_negated, modal
from onrecord.read.syntax.predicates import particle_lemmas
from onrecord.read.syntax.subjects import agents, is_passive, subjects_of

LASTING = frozenset({"in force", "completed"})
"""Stages that an act comes to by itself ("lapses", "takes effect")."""


FORCE = frozenset({"force", "effect", "place"})
ENDED = frozenset({"lifted", "suspended", "completed"})
STANDING = frozenset({"order", "sanction"})
"""Families whose acts stand until they are ended."""
OVER = frozenset({"lifted", "suspended", "rejected", "vetoed", "completed", "appealed", "accepted", "withdrawn"})
"""Stages that end or answer an act: where one of them is only planned, the act itself is not."""


def stage_from(value: str, stage: str) -> str | None:
    """The stage of an act whose verb has a factuality: a planned filing is planned; what is only possible tells none."""
    if value == "actual":
        return stage
    return "planned" if value == "planned" and stage not in OVER else None


def word_span(token: Token) -> Span:
    """The code points of one word."""
    return Span(token.idx, token.end)


def clause_verb(noun: Token) -> Token | None:
    """The verb of which a noun is subject or object, through "of" and "for" ("voted *for* the measure")."""
    head = noun.head
    if noun.dep == "pobj":
        if head.dep != "prep" or head.lower not in {"for", "of", "against", "on", "in", "to", "with", "under"}:
            return None
        if head.pos not in {"VERB", "AUX"} and head.head.lower in {
            "one",
            "some",
            "many",
            "most",
            "several",
            "both",
            "all",
            "another",
        }:
            return clause_verb(head.head)  # "passed one of the strictest laws"
        head = head.head
    if noun.dep == "conj" and head.pos in {"NOUN", "PROPN"}:
        return clause_verb(head)
    return head if head.pos in {"VERB", "AUX"} and noun.dep in {"dobj", "nsubj", "nsubjpass", "pobj", "attr", "relcl"} else None


def fixed_lemmas(verb: Token) -> tuple[str, ...]:
    """A verb's lemma with its object, or with a preposition and what that governs: "take_effect", "come_into_force"."""
    lemma = verb.lemma.lower()
    through = [f"{lemma}_{p.lower}_{t.lower}" for p in verb.children if p.dep == "prep" for t in p.children if t.dep == "pobj"]
    return (*through, *(f"{lemma}_{c.lower}" for c in verb.children if c.dep == "dobj"))


def stage_named(verb: Token, family: str) -> str | None:
    """The stage that a verb tells of an act of a family, None where it tells none ("give up" does not give)."""
    table = stage_of_verb(family)
    lemmas = (*fixed_lemmas(verb), *particle_lemmas(verb))
    if any(c.dep == "prt" for c in verb.children):
        lemmas = lemmas[:-1]
    return next((table[v] for v in lemmas if v in table), None)


ENABLING = frozenset({"help", "let", "make", "see", "watch", "have"})
"""Verbs over a bare infinitive that tell of no deed by themselves."""
CLOSING = frozenset({'"', "\u201d", "'", "\u2019", ")", "]"})
ASKED = frozenset({"what", "why", "how", "where", "whom"})


def is_told(verb: Token) -> bool:
    """Whether a verb's form tells of a deed: a finite one, a participle of one who acts, what somebody is set to do.

    Not so what is only thought of or done by nobody in particular: "*lifting* sanctions would help", "a chance *to overturn* it",
    nor what is asked ("Why is the House not *voting* on it?").
    """
    if is_asked(verb.sent):
        return False
    if verb.tag == "VBG" and not any(c.dep in {"aux", "nsubj"} for c in verb.children):
        if verb.dep == "acl" and verb.head.lemma.lower() in sort_of_noun():
            return True  # "a motion *urging* the mayor to ..."
        return verb.dep in {"advcl", "conj"} and (bool(has_maker(verb)) if verb.dep == "advcl" else is_told(verb.head))
    if verb.tag in {"VB", "VBN"} and any(c.dep == "aux" and c.lower == "to" for c in verb.children):
        return verb.dep == "xcomp" and verb.head.lemma.lower() in listed("intending", "verbs")
    helpers = [c for c in verb.children if c.dep == "aux"]
    if verb.tag in {"VB", "VBP"} and not helpers and verb.dep in {"ccomp", "xcomp"} and verb.head.lemma.lower() in ENABLING:
        return False  # "what could help them *reach* a deal"
    if verb.dep != "ccomp" and any(c.lower in {"would", "'d"} for c in helpers):
        return False  # "progress that would lift the sanctions", "the next year she would sign"
    subject = next((c for c in verb.children if c.dep in {"nsubj", "nsubjpass"}), None)
    if subject is not None and any(c.lower in {"had", "should", "were"} and c.i < subject.i for c in helpers):
        return False  # "had they heard the case"
    over = (verb, verb.head) if verb.head.lemma == "be" else (verb,)  # "why is it that the judge decided this"
    asked = verb.dep in {"ccomp", "pcomp"} and any(c.lower in ASKED for v in over for c in v.children)
    return not asked and not any(c.dep == "mark" and c.lower in {"whether", "if", "unless"} for c in verb.children)


def is_asked(sentence: TokenSpan) -> bool:
    """Whether a sentence is a direct question, in its writer's or somebody's own words."""
    last = len(sentence) - 1
    while last > 0 and (sentence[last].is_space or sentence[last].text in CLOSING):
        last -= 1
    return last >= 0 and sentence[last].text == "?"


def has_maker(verb: Token) -> list[Token]:
    """Who does what an adverbial participle tells."""
    return [t for t in subjects_of(verb) if t.pos in {"NOUN", "PROPN", "PRON"}]


def is_awaited(verb: Token) -> bool:
    """Whether a clause tells of what is still to come, in the present after a word of waiting ("*before* the court rules")."""
    marks = {c.lower for c in verb.children if c.dep in {"mark", "advmod"}} | ({verb.head.lower} if verb.dep == "pcomp" else set())
    return bool(marks & {"before", "until", "till", "once", "when", "unless"}) and verb.tag in {"VBZ", "VBP", "VBG"}


def retracts(sentence: TokenSpan) -> bool:
    """Whether a sentence begins by saying that it corrects what was told."""
    return not listed("retraction", "words").isdisjoint(t.lower for t in sentence[:6])


def is_taken_back(verb: Token) -> bool:
    """Whether a clause of a correction is what was wrongly told ("*Correction*: we said earlier that X had passed")."""
    return any(
        t.dep == "ccomp" and t.head.lemma.lower() in listed("retraction", "verbs")
        for t in (verb, *verb.ancestors)
        if t.pos == "VERB"
    )


def told_stage(noun: Token, verb: Token | None, family: str) -> tuple[str | None, Span | None]:
    """The stage that a noun's clause tells, else that which the words beside it tell, with those words."""
    told = stage_of_clause(noun, verb, family) if verb is not None else None
    mark = next(
        (c for c in noun.children if stage_of_mark().get(c.lower) in {"provisional", "draft"} and c.dep in {"amod", "compound"}),
        None,
    )
    if (
        mark is not None
        and told is not None
        and told[0] in {"announced", "issued", "signed"}
        and noun.lemma.lower() != "injunction"
        and family != "statement"
    ):
        return stage_of_mark()[mark.lower], word_span(mark)
    if told is not None:
        return told
    for child in noun.children:
        marked = stage_of_mark().get(child.lower)
        if marked == "suspended" and noun.lemma.lower() in listed("conditional_kind", "words"):
            continue
        if marked and child.dep in {"amod", "compound", "nmod"}:
            return marked, word_span(child)
        if (
            child.dep in {"acl", "relcl"}
            and child.tag in {"VBN", "VBD"}
            and not any(c.dep == "dobj" and c.tag not in {"WDT", "WP", "IN"} for c in child.children)
        ):
            stage = stage_named(child, family)
            if child.lemma in unstaging(family):
                stage = None
            if stage and factuality(child) == "actual":
                return stage, word_span(child)
    return None, None


def takes(noun: Token, verb: Token, stage: str) -> bool:
    """Whether a verb tells its stage of a noun in this place: of its object, of some also as what does it by itself."""
    if noun.dep != "nsubj":
        return noun.dep != "pobj" or stage not in LASTING
    if stage in {"rejected", "passed"}:
        return True
    bare = not any(c.dep in {"dobj", "ccomp", "xcomp"} and c.lower not in {"effect", "force"} for c in verb.children)
    # "an emergency declared on Monday": an act does none of this by itself, so that the parse missed a passive
    return bare and (stage in LASTING or verb.tag in {"VBD", "VBN"})


def stage_of_clause(noun: Token, verb: Token, family: str = "") -> tuple[str, Span] | None:
    """The stage that the verb of a noun's clause tells of it, with the verb; None where it tells none."""
    if verb.lemma == "be":
        standing = next((p for p in verb.children if p.lower == "in" and any(t.lower in FORCE for t in p.children)), None)
        if standing is not None and noun.dep == "nsubj" and factuality(verb) == "actual":
            return "in force", word_span(next(t for t in standing.children if t.lower in FORCE))
        mark = next((c for c in verb.children if c.i != noun.i and c.lower in stage_of_mark() and c.dep in {"attr", "acomp"}), None)
        return (stage_of_mark()[mark.lower], word_span(mark)) if mark is not None and not is_negated(verb) else None
    if (
        noun.dep == "pobj"
        and verb.lemma in listed("reporting", "verbs")
        and noun.lemma.lower() in sorts()["statement"].nouns.split()
    ):
        return "issued", word_span(verb)
    if verb.lemma.lower() in pending(family) and noun.dep in {"dobj", "nsubjpass"} and not is_negated(verb):
        return waiting_stage(family), word_span(verb)
    stage = stage_named(verb, family)
    if stage == "planned" and verb.lemma == "expect" and not is_passive(verb):
        return None  # who expects a sentence passes none
    if stage is None or verb.lemma in unstaging(family) or not takes(noun, verb, stage):
        return None
    if noun.dep == "pobj" and noun.head.lower == "on" and verb.lemma == "vote":
        return None  # who votes on a motion may carry or lose it
    if stage == "rejected" and noun.dep == "nsubj" and falls_short(verb):
        return None
    joined = f"{verb.lemma.lower()}_{noun.head.lower}" in stage_of_verb(family)  # "handed in", "placed under"
    if noun.dep == "pobj" and verb.lemma not in {"vote", "agree", "sign"} and not joined:
        return None
    value = factuality(verb)
    if (
        value == "negated"
        and modal(verb) is None  # "it cannot pass in this form" is somebody's guess
        and stage in {"passed", "ratified"}
        and (verb.head.lemma == "fail" or is_passive(verb) or is_negated(verb))
    ):
        return "rejected", word_span(verb)
    if value == "planned" and stage in ENDED and family in STANDING:
        return "in force", word_span(verb)  # what is to be lifted stands
    staged = stage_from(value, stage)
    return (staged, word_span(verb)) if staged is not None else None


def is_heard(verb: Token, family: str) -> bool:
    """Whether a verb only tells that what was filed before is looked at ("will *hear* the lawsuits"), not that it was filed."""
    return family == "court" and verb.lemma.lower() in pending(family)


def falls_short(verb: Token) -> bool:
    """Whether what fails or falls only lacks something ("it *fails to protect* the sick", "the bill *falls short*")."""
    return any(
        (c.dep == "xcomp" and c.lemma.lower() not in listed("carried", "verbs")) or c.lower == "short" for c in verb.children
    )


def turns_down(tokens: list[Token], index: EntityIndex) -> bool:
    """Whether those who are against an act decide on it: a body that votes or a government, not one or some of its members."""
    for token in tokens:
        able_to = powers(token, index)
        if any(
            c.dep == "neg" or c.tag == "CD" or c.like_num or c.lower in listed("some", "words")
            for c in (*token.children, token.left_edge)
        ):
            continue
        if able_to & {"LEG", "IGO", COLLEGE} and PERSON not in able_to:
            return True
        if able_to & {"GOV", COURT}:
            return True
    return False


def makers_of(noun: Token, verb: Token) -> list[Token]:
    """Who brings the act to the stage that the verb tells ("by 116 votes" is nobody)."""
    return [t for t in subjects_or_agents(noun, verb) if t.lemma.lower() not in {"vote", "neither", "one", "side"}]


def subjects_or_agents(noun: Token, verb: Token) -> list[Token]:
    """The clause's actors, seen from the noun's place in it."""
    if noun.dep == "nsubjpass":
        return agents(verb)
    if noun.dep in {"dobj", "pobj"}:
        return agents(verb) if is_passive(verb) else subjects_of(verb)
    return []


def able(stage: str, family: str, tokens: list[Token], bodies: list[str], index: EntityIndex) -> bool:
    """Whether those who act can bring an act to a stage: a party that backs a bill does not pass it."""
    if stage == "passed" and tokens and all(t.pos == "PRON" for t in tokens):
        return False
    if stage == "debated" and any(COURT in powers(t, index) for t in tokens):
        return False  # a court that considers a law does not debate it
    sectors = makers(stage)
    if sectors is None or not bodies or (stage == "issued" and family not in {"order", "permit", "sanction"}):
        return True
    return any(index.is_body(e) for e in bodies) or any(powers(t, index) & sectors for t in tokens)
