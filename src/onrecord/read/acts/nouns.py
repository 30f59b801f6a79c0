"""Nouns that name an official act, with the stage that their clause tells."""

from __future__ import annotations

from onrecord.facts.entity import Entity
from onrecord.facts.span import Span
from onrecord.lexicon.acts import Phrase, general, listed, paper_sort, phrases, possible_stage, sort_of_noun, sorts
from onrecord.read.acts.mentions import DEFINITE, ActMention, is_further, within
from onrecord.read.acts.powers import COLLEGE, COURT, PERSON, can_act, is_body_name, is_committee, powers
from onrecord.read.acts.stages import (
    ENDED,
    STANDING,
    able,
    clause_verb,
    is_awaited,
    is_heard,
    is_told,
    makers_of,
    stage_named,
    stage_of_clause,
    told_stage,
    turns_down,
)
from onrecord.read.entity_index import EntityIndex
from onrecord.read.factuality import factuality
from onrecord.read.parse.tokens import Token
from onrecord.read.syntax.arguments import arguments
from onrecord.read.syntax.clause_spans import clause_of, last_of
from onrecord.read.syntax.mood import modal
from onrecord.read.syntax.predicates import Predicate, particle_lemmas
from onrecord.read.syntax.subjects import agents

NEAR = 25
INSIDE = 12
UNTOLD = frozenset({"possible", "conditional", "generic", "negated", "denied", "called for", "threatened"})
ASKING = frozenset({"court", "proposal"})
"""Families whose acts ask another to decide: who rejects or accepts one did not make it."""
PASSING = frozenset({"LEG", "COLLEGE"})
COUNTED = frozenset({"announced", "accepted", "lifted", "provisional"})
"""Stages of an election's result; other words only tell how something came out."""
OWN = frozenset({"my", "your"})
OPEN_PAPERS = frozenset({"initial", "sign", "ratify"})


def owners(noun: Token, *, held: bool = False) -> list[Token]:
    """Whose act a noun says it is: its possessor (but for what is `held` of another), or "by", "from" or "between" whom."""
    own = [
        c
        for c in noun.children
        if (c.dep == "poss" and not held and c.ent_type not in {"DATE", "TIME"})
        or (c.dep in {"amod", "compound", "nmod"} and c.ent_type in {"NORP", "GPE", "ORG"})
    ]
    by = [
        t
        for p in noun.children
        if p.dep in {"prep", "agent"}
        and p.lower in {"by", "from", *(("of",) if sorts_of(noun) == "report" or noun.lemma == "resignation" else ())}
        for t in p.children
        if t.dep == "pobj"
    ]
    between = [t for p in noun.children if p.dep == "prep" and p.lower == "between" for t in p.children if t.dep == "pobj"]
    return own + by + [c for t in between for c in (t, *t.conjuncts)]


def sorts_of(noun: Token) -> str:
    """The sort of the first phrase that a noun can head; empty where it heads none."""
    return next((p.sort for p in phrases().get(noun.lemma.lower(), ())), "")


def fits(phrase: Phrase, noun: Token, verb: Token | None, index: EntityIndex) -> bool:
    """Whether the words stand inside a noun's phrase, and about it, that make it name an act."""
    below = within(noun, INSIDE)
    inner = {t.lemma.lower() for t in below} | {t.lower for t in below}
    if not inner.isdisjoint(phrase.without.split()):
        return False
    if phrase.inside:
        close = {c.lemma.lower() for c in noun.children} | {
            g.lemma.lower() for p in noun.children if p.dep == "prep" and p.lower in {"of", "into"} for g in p.children
        }
        if close.isdisjoint(phrase.inside.split()):
            return False
    if phrase.near:
        around: set[str] = set(inner)
        over = verb if verb is not None else next((c for c in noun.children if c.dep in {"acl", "relcl"}), None)
        if over is not None:
            around |= {*particle_lemmas(over), *(t.lemma.lower() for t in within(over, NEAR, noun))}
        around |= {lemma for c in noun.children if c.dep in {"acl", "relcl"} for lemma in particle_lemmas(c)}
        if around.isdisjoint(phrase.near.split()):
            return False
    if phrase.maker:
        making = [*owners(noun), *(makers_of(noun, verb) if verb is not None else ())]
        return any(powers(t, index) & frozenset(phrase.maker.split()) for t in making)
    return True


def is_electoral(noun: Token) -> bool:
    """Whether words around a noun speak of an election."""
    return any(t.lower in listed("electoral", "words") for t in noun.doc.span(max(0, noun.i - 2 * NEAR), noun.i + NEAR))


def sort_named(noun: Token, verb: Token | None, index: EntityIndex) -> str | None:
    """The sort of act that a noun names, by itself, in company or ("the text") with the verb that governs it."""
    lemma = noun.lemma.lower()
    for phrase in phrases().get(lemma, ()):
        if fits(phrase, noun, verb, index) and (phrase.sort != "result" or is_electoral(noun)):
            return phrase.sort
    sort = sort_of_noun().get(lemma)
    if sort is not None and sort.name == "election" and lemma == "result":
        return "election" if is_electoral(noun) else None
    if sort is not None and sort.name == "law" and any(c.lower in {"draft", "proposed"} for c in noun.children):
        return "bill"
    if sort is not None:
        return sort.name
    if verb is not None and lemma in listed("papers", "nouns") and noun.dep in {"dobj", "nsubjpass"}:
        return "bill" if lemma == "measure" and verb.lemma == "sign" else paper_sort(verb.lemma.lower())
    return None


def is_definite(noun: Token) -> bool:
    """Whether a noun phrase points to one known thing: "the", "its", an owner, or a name or number of its own ("Decree 12")."""
    determiners = {c.lower for c in noun.children if c.dep in {"det", "poss"}}
    numbered = noun.text[:1].isupper() and any(c.i > noun.i and (c.like_num or c.pos in {"NUM", "PROPN"}) for c in noun.children)
    return bool(determiners & DEFINITE) or any(c.dep == "poss" for c in noun.children) or numbered


def by_noun(noun: Token, index: EntityIndex) -> ActMention | None:
    """The act that a noun names, None where it names none or only one that is not real ("no deal")."""
    if noun.dep in {"compound", "amod", "nmod"} and noun.head.lower not in {"no", "no.", "number", "nos."}:
        return None
    if noun.ent_type == "PERSON":
        return None  # "my brother Bill"
    verb = clause_verb(noun)
    sort = sort_named(noun, verb, index)
    if sort is None or any(c.lower in {"no", "any", "such"} and c.dep == "det" for c in noun.children):
        return None
    if (
        sort == "complaint"
        and noun.tag == "NNS"
        and not any(c.dep in {"det", "poss", "prep", "acl", "nummod"} for c in noun.children)
    ):
        return None  # "other agencies denied requests"
    if any(c.dep == "poss" and c.lower in OWN for c in noun.children):
        return None  # "my deal in life"
    if sort == "election" and noun.dep == "pobj":
        return None  # "has not voted so in an election since 1984"
    if sort == "recall" and is_electoral(noun):
        return None  # of a governor, and no product's
    if sort == "decision" and not is_bodys(noun, verb, index):
        return None
    if verb is not None and is_awaited(verb):
        verb = None
    if verb is not None and noun.dep == "pobj" and stage_of_clause(noun, verb, sorts()[sort].family) is None:
        verb = None  # what a clause does "under an order" tells nothing of the order
    if sort == "report" and any(is_outlet(t, index) for t in within(noun, INSIDE)):
        return None  # "a report published in the Herald" is the Herald's
    definite = is_definite(noun)
    value = factuality(verb) if verb is not None else "actual"
    family = sorts()[sort].family
    open_paper = value == "negated" and verb is not None and verb.lemma in OPEN_PAPERS and modal(verb) is None
    if open_paper and family == "assembly":  # "has yet to sign the bill that the Senate passed"
        verb, open_paper = None, False
    lost = verb is not None and value == "negated" and (stage_of_clause(noun, verb, family) or ("", None))[0] == "rejected"
    if value in UNTOLD and verb is not None and verb.lemma != "be" and not open_paper and not lost:
        return None
    stage, words = ("draft", None) if open_paper else told_stage(noun, verb, family)
    if stage is not None and (not possible_stage(family, stage) or (sort == "ruling" and stage == "passed")):
        stage, words = None, None
    owned = [e for t in owners(noun, held=family == "permit") for e in index.resolve(t)]
    bodies = [e for e in owned if is_body_name(e, index)] or (owned if sort == "statement" else [])
    if sort == "election" and noun.lemma == "result" and stage not in COUNTED:
        return None  # "brought the same result"
    participle = told_beside(noun, words)
    if participle is not None:
        verb = None  # "challenged a law *signed* by the governor": whoever challenges it did not make it
        bodies = [e for t in agents(participle) for e in index.resolve(t) if can_act(e, index)] or bodies
    if sort == "ruling" and stage == "planned" and verb is not None and verb.lemma == "consider":
        stage, words = None, None  # who weighs a sentence has not said that there will be one
    if stage == "passed" and verb is not None and verb.lemma in listed("supporting", "verbs") and not decide(noun, verb, index):
        stage, words = None, None  # who supports a ban has passed none
    against = makers_of(noun, verb) if stage == "rejected" and family == "assembly" and verb is not None else []
    if against and not turns_down(against, index):
        stage, words = None, None  # twenty who vote against a bill, or one who does not back it, reject none
    if stage is not None and verb is not None and not is_told(verb):
        stage, words = None, None
    if stage is not None and stage not in {"proposed", "debated"} and verb is not None and not bodies:
        makers = makers_of(noun, verb)
        if any(is_instrument(t, family) for t in makers):
            return None  # what a decree imposes is the decree's
        making = [e for t in makers for e in index.resolve(t) if can_act(e, index)]
        if not able(stage, family, makers, making, index):
            stage, words = None, None
        elif ends_later(verb, stage, family) or is_heard(verb, family):
            pass  # who is to lift it, or hears it, did not make it
        elif family not in ASKING or stage in {"filed", "planned"}:
            bodies = making
    if sort == "order" and stage == "passed" and verb is not None:
        passing = [t for t in makers_of(noun, verb) if powers(t, index) & PASSING]
        if passing:  # "the Senate passed a ban on ..." passed a bill
            sort, bodies = "bill", [e for t in passing for e in index.resolve(t) if can_act(e, index)]
    if sort == "ruling":
        bodies = [e for e in bodies if e not in index.known or judges(index.known[e])]
    if (stage is None and not (definite or bodies)) or (
        noun.lemma.lower() == "statement" and not official(noun, verb, bodies, index)
    ):
        return None
    if family == "assembly" and noun.tag in {"NNS", "NNPS"} and all(is_sweeping(e, index) for e in bodies):
        return None  # "similar bills have passed", "four states have approved such laws"
    if family == "agreement" and stage == "issued" and verb is not None and verb.lemma == "impose":
        return None  # what one imposes nobody has agreed to
    if family == "agreement" and bodies and not any(can_agree(e, index) for e in bodies):
        return None  # a family's deal
    if sort == "complaint" and noun.lemma == "complaint" and not legal(noun, verb, bodies, index):
        return None
    return as_mention(noun, verb, sort, index, (stage, words), bodies)


def is_sweeping(entity: str, index: EntityIndex) -> bool:
    """Whether an entity is no one body but some of a kind ("four states", "Republican governors")."""
    known = index.known.get(entity)
    return known is not None and not known.named and known.name.split()[-1].lower() in listed("sweeping", "words")


def decide(noun: Token, verb: Token, index: EntityIndex) -> bool:
    """Whether those who support an act decide on it."""
    return any(powers(t, index) & {"LEG", "GOV", "IGO", COLLEGE, COURT} for t in makers_of(noun, verb))


def judges(entity: Entity) -> bool:
    """Whether an entity can have made a ruling: one of the law, or a body; whose sentence it is only suffers it."""
    return entity.sector == "JUD" or (entity.sector is None and entity.kind != "person")


def told_beside(noun: Token, words: Span | None) -> Token | None:
    """The participle beside a noun that tells its stage ("a law *signed* by the governor"); None where none does."""
    if words is None:
        return None
    return next((c for c in noun.children if c.dep in {"acl", "relcl"} and c.idx == words.start and c.tag in {"VBN", "VBD"}), None)


def ends_later(verb: Token, stage: str | None, family: str) -> bool:
    """Whether a clause only tells that an act that stands is to be ended."""
    return stage == "in force" and family in STANDING and stage_named(verb, family) in ENDED


def official(noun: Token, verb: Token | None, bodies: list[str], index: EntityIndex) -> bool:
    """Whether a statement's makers, or those for whom they act ("observers of the African Union"), speak officially.

    What one person "said in a statement" is his words and no act of a body.
    """
    said = noun.dep == "pobj" and verb is not None and verb.lemma in listed("reporting", "verbs") and not is_joint(noun)
    if said and noun.lemma == "statement" and bodies and all(e in index.known and index.known[e].kind == "person" for e in bodies):
        return False
    below = [t for m in (makers_of(noun, verb) if verb is not None else []) for t in within(m, INSIDE)]
    spoken_for = [e for t in below if t.dep in {"pobj", "compound", "appos", "poss"} if (e := index.entity_at(t)) is not None]
    return any(index.sector(e) in listed("speakers", "sectors") for e in (*bodies, *spoken_for))


def is_bodys(noun: Token, verb: Token | None, index: EntityIndex) -> bool:
    """Whether a decision is that of a body or court, and not what one person makes up his mind to."""
    making = [powers(t, index) for t in (*owners(noun), *(makers_of(noun, verb) if verb is not None else ()))]
    return not making or any(PERSON not in p or COURT in p for p in making)


def is_joint(noun: Token) -> bool:
    """Whether several make a statement together."""
    return any(c.lower in {"joint", "common", "shared"} for c in noun.children)


def can_agree(entity: str, index: EntityIndex) -> bool:
    """Whether an entity can conclude an agreement of public weight: a body, a country, somebody with an office."""
    known = index.known.get(entity)
    return known is None or known.kind in {"organization", "place"} or known.sector not in {None, "CVL"}


def legal(noun: Token, verb: Token | None, bodies: list[str], index: EntityIndex) -> bool:
    """Whether a complaint is a legal one: by the body that files it, the one it is filed with, or its own words."""
    near = [*within(noun, INSIDE), *(within(verb, INSIDE) if verb is not None else ())]
    if any(t.lemma.lower() in listed("legal", "words") for t in near):
        return True
    return any(index.sector(e) in listed("speakers", "sectors") or index.is_body(e) for e in bodies)


def is_outlet(token: Token, index: EntityIndex) -> bool:
    """Whether a word names a newspaper, station or agency."""
    known = index.known.get(index.entity_at(token) or "")
    return known is not None and (known.kind == "outlet" or known.sector == "JRN")


def is_instrument(token: Token, family: str) -> bool:
    """Whether what acts is itself an act told before ("the *decree* imposes a curfew", "*it* bans gatherings")."""
    return token.lemma.lower() in general(family) or token.lemma.lower() in listed("instruments", "nouns")


def as_mention(
    noun: Token, verb: Token | None, sort: str, index: EntityIndex, told: tuple[str | None, Span | None], bodies: list[str]
) -> ActMention:
    """A mention by a noun."""
    predicate = Predicate(verb if verb is not None else noun, noun, noun.lemma.lower(), "noun")
    whole = verb is not None and told[0] is not None
    return ActMention(
        sort,
        noun,
        verb,
        clause_of(predicate) if whole else Span(noun.left_edge.idx, last_of(noun).end),
        told[0],
        told[1],
        bodies,
        is_definite(noun),
        is_further(noun, None if is_definite(noun) else verb),
        complement=[c for c in noun.children if c.dep in {"acl", "relcl"}],
        obliques=arguments(predicate).obliques,
        binding=True if verb is not None and told[0] == "issued" and verb.lemma.lower() in listed("commanding", "verbs") else None,
        advice=any(is_committee(t, index) for t in (*owners(noun), *(makers_of(noun, verb) if verb is not None else ()))),
    )
