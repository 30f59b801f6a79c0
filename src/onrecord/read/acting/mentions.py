"""Mentions of official acts: nouns that name one, and verbs that are one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from onrecord.facts.span import Span
from onrecord.lexicon.acts import (
    Deed,
    deeds,
    listed,
    paper_sort,
    possible_stage,
    sort_of_noun,
    sorts,
)
from onrecord.read.acting.stages import able, clause_verb, makers_of, stage_from, stage_of_clause, told_stage, word_span
from onrecord.read.factuality import factuality
from onrecord.read.happening.arguments import Arguments, arguments
from onrecord.read.happening.cast import Cast
from onrecord.read.happening.clauses import clause_of, last_of
from onrecord.read.happening.predicates import Predicate, is_verb, particle_lemmas

DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})
NEAR = 25
UNTOLD = frozenset({"possible", "conditional", "generic", "negated", "denied"})


@dataclass
class ActMention:
    """One place where an act is told of. `stage` is None where its words tell none.

    `verb` is the clause's verb, None for a bare noun.
    """

    sort: str
    word: Token
    verb: Token | None
    evidence: Span
    stage: str | None = None
    stage_span: Span | None = None
    bodies: list[str] = field(default_factory=list)
    definite: bool = False
    further: bool = False
    deed: bool = False
    complement: list[Token] = field(default_factory=list)
    obliques: list[tuple[str, Token]] = field(default_factory=list)
    binding: bool | None = None

    @property
    def family(self) -> str:
        """The family of the mention's sort."""
        return sorts()[self.sort].family


def lemmas_around(verb: Token, around: Arguments) -> frozenset[str]:
    """Lemmas of the arguments and of what those govern."""
    deeper = [t for _, o in around.obliques for p in o.children if p.dep_ == "prep" for t in p.children if t.dep_ == "pobj"]
    beside = [c for c in verb.children if c.dep_ in {"prep", "prt", "dobj", "pobj"}]
    return around.lemmas() | frozenset(t.lemma_.lower() for t in (*deeper, *beside))


def allowed(deed: Deed, verb: Token, around: Arguments, cast: Cast) -> bool:
    """Whether the body, the objects and the complement are those that the deed asks for."""
    if deed.bare and (around.objects or around.clauses or any(p in {"for", "to", "on"} for p, _ in around.obliques)):
        return False
    if deed.objects and lemmas_around(verb, around).isdisjoint(deed.objects.split()):
        return False
    if deed.sort == "agreement" and any(c.dep_ == "ccomp" and any(m.lower_ == "that" for m in c.children) for c in verb.children):
        return False  # who agree *that* something is so share a view
    if deed.clause and not around.clauses and not any(p == "to" for p, _ in around.obliques):
        return False
    if not deed.person and any(cast.sector(e) not in {None, "BUS"} for t in around.objects for e in cast.resolve(t, adding=False)):
        return False
    if deed.many and len(around.subjects) < 2 and not any(t.tag_ in {"NNS", "NNPS"} for t in around.subjects):
        return False
    if deed.by:
        if "ORG" in deed.by.split() and any(cast.is_body(e) for t in around.subjects for e in cast.resolve(t, adding=False)):
            return True
        sectors = {cast.sector(e) for t in around.subjects for e in cast.resolve(t, adding=False)}
        heads = {sector for t in around.subjects if (sector := cast.sector_of_noun(t))}
        return not (sectors | heads).isdisjoint(deed.by.split())
    return True


def is_further(token: Token, verb: Token | None) -> bool:
    """Whether words beside it say that this is another act than one told before ("*also* withdrawing", "a *second* recall")."""
    near = [*token.children, *(verb.children if verb is not None else ())]
    return any(c.lower_ in listed("other", "words") for c in near)


def by_deed(verb: Token, cast: Cast) -> ActMention | None:
    """The act that a verb is by itself ("*ordered* the mine to close"), None where it is none."""
    rows = next((deeds()[lemma] for lemma in particle_lemmas(verb) if lemma in deeds()), ())
    if not rows:
        return None
    predicate = Predicate(verb, verb, verb.lemma_.lower(), "verb")
    around = arguments(predicate)
    named = any(t.lemma_.lower() in sort_of_noun() and t.dep_ in {"dobj", "nsubjpass"} for t in around.objects)
    for deed in rows:
        if (not named or deed.sort in {"appeal", "ruling", "election"}) and allowed(deed, verb, around, cast):
            stage = stage_from(factuality(verb), deed.stage)
            if stage is None or (stage == "planned" and deed.sort == "order"):
                return None
            counted = deed.verbs.startswith("vote") and all(any(c.dep_ == "nummod" for c in t.children) for t in around.subjects)
            bodies = [] if counted else [e for t in around.subjects for e in cast.resolve(t)]
            stage = None if counted else stage
            span = clause_of(predicate)
            found = ActMention(
                deed.sort, verb, verb, span, stage, word_span(verb), bodies, further=is_further(verb, verb), deed=True
            )
            found.complement, found.obliques, found.binding = around.clauses, around.obliques, deed.binding
            return found
    return None


def owners(noun: Token) -> list[Token]:
    """Whose act a noun says it is: its possessor, or "by", "from" or "between" whom."""
    own = [
        c
        for c in noun.children
        if c.dep_ == "poss" or (c.dep_ in {"amod", "compound", "nmod"} and c.ent_type_ in {"NORP", "GPE", "ORG"})
    ]
    by = [
        t
        for p in noun.children
        if p.dep_ in {"prep", "agent"} and p.lower_ in {"by", "from"}
        for t in p.children
        if t.dep_ == "pobj"
    ]
    between = [t for p in noun.children if p.dep_ == "prep" and p.lower_ == "between" for t in p.children if t.dep_ == "pobj"]
    return own + by + [c for t in between for c in (t, *t.conjuncts)]


def sort_named(noun: Token, verb: Token | None) -> str | None:
    """The sort of act that a noun names, by itself or ("the text") with the verb that governs it."""
    sort = sort_of_noun().get(noun.lemma_.lower())
    if sort is not None and sort.name == "election" and noun.lemma_.lower() == "result":
        return (
            "election"
            if any(c.lower_ in listed("electoral", "words") for c in noun.children)
            or any(t.lower_ in listed("electoral", "words") for t in noun.doc[max(0, noun.i - NEAR) : noun.i + NEAR])
            else None
        )
    if sort is not None and sort.name == "law" and any(c.lower_ in {"draft", "proposed"} for c in noun.children):
        return "bill"
    if sort is not None:
        return sort.name
    if verb is not None and noun.lemma_.lower() in listed("papers", "nouns") and noun.dep_ in {"dobj", "nsubjpass"}:
        return paper_sort(verb.lemma_.lower())
    return None


def by_noun(noun: Token, cast: Cast) -> ActMention | None:
    """The act that a noun names, None where it names none or only one that is not real ("no deal")."""
    if noun.dep_ in {"compound", "amod", "nmod"}:
        return None
    verb = clause_verb(noun)
    sort = sort_named(noun, verb)
    if sort is None:
        return None
    value = factuality(verb) if verb is not None else "actual"
    open_paper = value == "negated" and verb is not None and verb.lemma_ in {"initial", "sign", "ratify"}
    if any(c.lower_ in {"no", "any", "such"} and c.dep_ == "det" for c in noun.children):
        return None
    lost = verb is not None and value == "negated" and (stage_of_clause(noun, verb) or ("", None))[0] == "rejected"
    if value in UNTOLD and verb is not None and verb.lemma_ != "be" and not open_paper and not lost:
        return None
    determiners = {c.lower_ for c in noun.children if c.dep_ in {"det", "poss"}}
    definite = bool(determiners & DEFINITE) or any(c.dep_ == "poss" for c in noun.children)
    stage, words = ("draft", None) if open_paper else told_stage(noun, verb)
    if stage is not None and not possible_stage(sorts()[sort].family, stage):
        stage, words = None, None
    bodies = [e for t in owners(noun) for e in cast.resolve(t)]
    if stage is not None and stage not in {"proposed", "debated"} and verb is not None and not bodies:
        making = [e for t in makers_of(noun, verb) for e in cast.resolve(t)]
        if not able(stage, making, cast):
            stage, words = None, None
        else:
            bodies = making
    if stage is None and not (definite or bodies):
        return None
    if noun.lemma_.lower() == "statement" and not any(cast.sector(e) in listed("speakers", "sectors") for e in bodies):
        return None
    predicate = Predicate(verb if verb is not None else noun, noun, noun.lemma_.lower(), "noun")
    clauses = [c for c in noun.children if c.dep_ in {"acl", "relcl"}]
    told = verb is not None and stage is not None
    evidence = clause_of(predicate) if told else Span(noun.left_edge.idx, last_of(noun).idx + len(last_of(noun)))
    return ActMention(
        sort,
        noun,
        verb,
        evidence,
        stage,
        words,
        bodies,
        definite,
        is_further(noun, verb),
        complement=clauses,
        obliques=arguments(predicate).obliques,
    )


def act_mentions(sentence: DocSpan, cast: Cast) -> Iterator[ActMention]:
    """The mentions of acts in a sentence, in text order."""
    for token in sentence:
        if is_verb(token):
            found = by_deed(token, cast)
            if found is not None:
                yield found
        elif token.pos_ in {"NOUN", "PROPN"}:
            found = by_noun(token, cast)
            if found is not None:
                yield found
