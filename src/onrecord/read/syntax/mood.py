"""What a clause's own words make of its event: negation, conditions, modals and their like."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.lexicon.closed import listed as closed
from onrecord.lexicon.factuality import listed, table

VERBS = frozenset({"VERB", "AUX"})
PRESENT = frozenset({"VBZ", "VBP"})
INFINITIVES = frozenset({"xcomp", "advcl", "acl", "relcl", "ccomp"})


def is_negated(verb: Token) -> bool:
    """Whether a clause is negated.

    By "not", by an adverb, or by a subject or object such as "no deaths", "nobody", "neither side".
    """
    deniers = listed("denier_determiners")
    for child in verb.children:
        if child.dep_ == "neg" and child.lower_ != "only" and not has_only(child):
            return True
        if child.dep_ == "advmod" and table("adverbs").get(child.lower_) == "negated":
            return True
        if child.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"}:
            if child.lower_ in deniers or any(g.lower_ in deniers and g.dep_ in {"det", "neg"} for g in child.children):
                return True
            if any(g.lower_ in {"one", "a", "single"} and any(n.lower_ == "not" for n in g.children) for g in child.children):
                return True
            if child.left_edge.lower_ in {"no", "neither"} or (
                child.left_edge.lower_ == "not" and child.i - child.left_edge.i < 4 and not has_only(child.left_edge)
            ):
                return True
    return False


def has_only(word: Token) -> bool:
    """Whether "only", "just" or "all" follows."""
    return word.i + 1 < len(word.doc) and word.nbor().lower_ in {"only", "just", "all", "merely", "least"}


def has_condition(verb: Token) -> bool:
    """Whether a clause is itself a condition ("if the licence is granted", "unless ...", "should the licence come")."""
    for child in verb.children:
        if child.dep_ in {"mark", "advmod"} and child.lower_ in {"if", "unless", "lest"} and not is_question(verb):
            return True
        if child.lower_ in {"provided", "otherwise"} and child.dep_ in {"mark", "advmod"}:
            return True
    if is_proviso(verb):
        return True
    first = verb.left_edge
    inverted = (
        first.lower_ in {"should", "had"}
        and first.dep_ == "aux"
        and any(c.dep_ in {"nsubj", "nsubjpass"} and c.i > first.i for c in verb.children)
    )
    return inverted and verb.dep_ in {"advcl", "ccomp"}


def is_proviso(verb: Token) -> bool:
    """Whether a clause is bound by "as long as", or by "once" or "when" below an "only" of its main clause."""
    if verb.dep_ != "advcl":
        return False
    if verb.head.lower_ == "long" and any(c.lower_ == "as" and c.dep_ == "mark" for c in verb.children):
        return True
    marks = {c.lower_ for c in verb.children if c.dep_ in {"mark", "advmod"}}
    only = any(c.lower_ == "only" and c.dep_ == "advmod" for c in (*verb.children, *verb.head.children))
    return only and modal(verb.head) is not None and not marks.isdisjoint({"once", "when", "after"})


def is_subjunctive(verb: Token) -> bool:
    """Whether a "that" clause tells what should be ("that he *resign*", "that it *be closed*", "that they *should* go")."""
    helpers = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    if any(c.lower_ in {"should", "must"} for c in helpers):
        return True
    return all(c.tag_ == "VB" for c in helpers) if verb.tag_ == "VBN" and helpers else verb.tag_ in {"VB", "VBP"} and not helpers


def is_question(verb: Token) -> bool:
    """Whether a clause is an indirect question ("asked whether it would", "not clear if they could")."""
    marked = any(c.dep_ in {"mark", "advmod"} and c.lower_ in {"if", "whether"} for c in verb.children)
    over = verb.head.lemma_.lower()
    return marked and (verb.dep_ in {"ccomp", "pcomp"} or over in closed("over_open_questions"))


def under_condition(verb: Token) -> bool:
    """Whether a clause holds only if another does."""
    return (
        any(c.dep_ in {"advcl", "ccomp"} and c.i < verb.i and has_condition(c) for c in verb.children)
        or any(c.dep_ == "advcl" and has_condition(c) for c in verb.children)
        or any(c.lower_ == "long" and any(has_condition(g) for g in c.children if g.dep_ == "advcl") for c in verb.children)
        or any(c.dep_ == "prep" and c.lower_ == "without" and any(modal(x) for x in (verb,)) for c in verb.children)
    )


def modal(verb: Token) -> Token | None:
    """The clause's modal, also one shared with the verb it is joined to."""
    found = next((c for c in reversed(list(verb.children)) if c.tag_ == "MD" and c.dep_ == "aux"), None)
    if (
        found is None
        and verb.dep_ == "conj"
        and verb.tag_ == "VB"
        and verb.head.pos_ in VERBS
        and not any(c.dep_ == "nsubj" for c in verb.children)
    ):
        return modal(verb.head)
    return found


def periphrastic(verb: Token) -> str | None:
    """Values of "is going to X", "is to X", "is set to X", "has to X", "has yet to X"."""
    head = verb.head
    if verb.dep_ not in INFINITIVES or not any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children):
        return None
    if head.lower_ == "going" and verb.dep_ == "xcomp" and any(c.lemma_ == "be" for c in head.children):
        return "negated planned" if is_negated(head) else "planned"
    if head.lemma_ == "be" and verb.dep_ == "xcomp":
        return "planned"
    if head.lemma_ == "have" and verb.dep_ == "xcomp":
        if any(c.lower_ == "yet" for c in (*head.children, *verb.children)):
            return "negated"
        return "negated" if is_negated(head) else "called for" if head.tag_ != "VBD" else "actual"
    return None


def in_present(verb: Token) -> bool:
    """Whether a verb is in the present, plain or progressive ("starts", "is meeting"), without "have" and modals."""
    helpers = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    if verb.tag_ == "VBG":
        return any(c.lemma_ == "be" and c.tag_ in PRESENT for c in helpers) and len(helpers) == 1
    return verb.tag_ in PRESENT and not helpers


def in_past_report(verb: Token) -> bool:
    """Whether a clause stands below a verb in the past ("said it would ..."), so that its "would" is a future."""
    head = verb.head
    for _ in range(4):
        if head.pos_ in VERBS and head.tag_ in {"VBD", "VBN"}:
            return True
        if head.head.i == head.i:
            return False
        head = head.head
    return False


def own_value(verb: Token) -> str:
    """What a clause's own words make of its event."""
    if has_condition(verb):
        return "conditional"
    if is_question(verb):
        return "possible"
    found = "actual"
    helper = modal(verb)
    if helper is not None:
        found = table("modals").get(helper.lower_, "actual")
        if (
            found == "conditional"
            and not under_condition(verb)
            and (in_past_report(verb) or verb.dep_ in {"ROOT", "relcl", "ccomp", "conj"})
        ):
            found = "planned"
        if (
            found in {"conditional", "planned"}
            and helper.lower_ in {"would", "'d", "’d"}
            and any(c.lower_ == "have" for c in verb.children)
        ):
            found = "conditional"
    if (found != "actual" or in_present(verb)) and under_condition(verb) and found != "called for":
        return "conditional"
    around = periphrastic(verb)
    if around and found == "actual":
        found = around.removeprefix("negated ") if not around.startswith("negated ") else "negated"
    elif found == "actual" and headline_future(verb):
        found = "planned"
    if is_negated(verb) and found != "conditional":
        return "negated"
    adverb = next(
        (table("adverbs").get(c.lower_) for c in verb.children if c.dep_ == "advmod" and c.lower_ in table("adverbs")), None
    )
    if found == "actual" and adverb in {"possible", "generic"}:
        return "generic" if adverb == "generic" else "possible"
    return found


def headline_future(verb: Token) -> bool:
    """Whether a clause is a headline's infinitive with a subject ("Iraq to expel troops")."""
    return (
        verb.dep_ == "ROOT"
        and verb.tag_ == "VB"
        and any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
        and any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)
    )


def has_to(verb: Token) -> bool:
    """Whether a verb is an infinitive with "to"."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def is_finite(verb: Token) -> bool:
    """Whether a verb, or its first auxiliary, is in a finite form."""
    if verb.tag_ in {"VBD", "VBZ", "VBP"}:
        return True
    return any(c.dep_ in {"aux", "auxpass"} and c.tag_ in {"VBD", "VBZ", "VBP", "MD"} for c in verb.children)
