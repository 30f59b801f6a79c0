"""What a clause's own words make of its event: negation, conditions, modals and their like."""

from __future__ import annotations

from onrecord.lexicon.closed import listed as closed
from onrecord.lexicon.factuality import listed, table
from onrecord.read.parse.tokens import Token

VERBS = frozenset({"VERB", "AUX"})
PRESENT = frozenset({"VBZ", "VBP"})
TEMPORAL = frozenset({"when", "before", "once", "until", "till"})
QUESTIONING = frozenset({"ask", "wonder", "question", "inquire", "enquire"})
"""Verbs behind which the parser takes "if" for a condition ("asked him *if* he would")."""
NEAR_NOT = 4
"""Words within which a "not" denies the noun of its phrase, whatever stands between."""
INFINITIVES = frozenset({"xcomp", "advcl", "acl", "relcl", "ccomp"})


def is_negated(verb: Token) -> bool:
    """Whether a clause is negated.

    By "not", by an adverb, or by a subject or object such as "no deaths", "nobody", "neither side".
    """
    deniers = listed("denier_determiners")
    for child in verb.children:
        if child.dep == "neg" and child.lower != "only" and not has_only(child):
            return True
        if child.dep == "advmod" and table("adverbs").get(child.lower) == "negated":
            return True
        if child.dep in {"nsubj", "nsubjpass", "dobj", "attr"}:
            if child.lower in deniers or any(g.lower in deniers and g.dep in {"det", "neg"} for g in child.children):
                return True
            if any(g.lower in {"one", "a", "single"} and any(n.lower == "not" for n in g.children) for g in child.children):
                return True
            if child.left_edge.lower in {"no", "neither"} or is_none_of(child):
                return True
    return False


def is_none_of(noun: Token) -> bool:
    """Whether a phrase names nobody by a "not" before it ("*not* a single senator of either party", "*not* one of them")."""
    first = noun.left_edge
    if first.lower != "not" or has_only(first):
        return False
    return noun.i - first.i < NEAR_NOT or first.nbor().lower in {"a", "one", "single"}


def has_only(word: Token) -> bool:
    """Whether "only", "just" or "all" follows."""
    return word.i + 1 < len(word.doc) and word.nbor().lower in {"only", "just", "all", "merely", "least"}


def has_condition(verb: Token) -> bool:
    """Whether a clause is itself a condition ("if the licence is granted", "unless ...", "should the licence come")."""
    for child in verb.children:
        if child.dep in {"mark", "advmod"} and child.lower in {"if", "unless", "lest"} and not is_question(verb):
            return True
        if child.lower in {"provided", "otherwise"} and child.dep in {"mark", "advmod"}:
            return True
    if is_proviso(verb):
        return True
    first = verb.left_edge
    inverted = (
        first.lower in {"should", "had"}
        and first.dep == "aux"
        and any(c.dep in {"nsubj", "nsubjpass"} and c.i > first.i for c in verb.children)
    )
    return inverted and verb.dep in {"advcl", "ccomp"}


def is_proviso(verb: Token) -> bool:
    """Whether a clause is bound by "as long as", or by "once" or "when" below an "only" of its main clause."""
    if verb.dep != "advcl":
        return False
    if verb.head.lower == "long" and any(c.lower == "as" and c.dep == "mark" for c in verb.children):
        return True
    marks = {c.lower for c in verb.children if c.dep in {"mark", "advmod"}}
    only = any(c.lower == "only" and c.dep == "advmod" for c in (*verb.children, *verb.head.children))
    return only and modal(verb.head) is not None and not marks.isdisjoint({"once", "when", "after"})


def is_subjunctive(verb: Token) -> bool:
    """Whether a "that" clause tells what should be ("that he *resign*", "that it *be closed*", "that they *should* go")."""
    helpers = [c for c in verb.children if c.dep in {"aux", "auxpass"}]
    if any(c.lower in {"should", "must"} for c in helpers):
        return True
    return all(c.tag == "VB" for c in helpers) if verb.tag == "VBN" and helpers else verb.tag in {"VB", "VBP"} and not helpers


def is_question(verb: Token) -> bool:
    """Whether a clause is an indirect question ("asked whether it would", "not clear if they could")."""
    marked = any(c.dep in {"mark", "advmod"} and c.lower in {"if", "whether"} for c in verb.children)
    over = verb.head.lemma.lower()
    put = verb.dep == "advcl" and over in QUESTIONING and verb.i > verb.head.i
    return marked and (verb.dep in {"ccomp", "pcomp"} or put or over in closed("over_open_questions"))


def under_condition(verb: Token) -> bool:
    """Whether a clause holds only if another does."""
    return (
        any(c.dep in {"advcl", "ccomp"} and c.i < verb.i and has_condition(c) for c in verb.children)
        or any(c.dep == "advcl" and has_condition(c) for c in verb.children)
        or any(c.lower == "long" and any(has_condition(g) for g in c.children if g.dep == "advcl") for c in verb.children)
        or any(c.dep == "prep" and c.lower == "without" and any(modal(x) for x in (verb,)) for c in verb.children)
    )


def modal(verb: Token) -> Token | None:
    """The clause's modal, also one shared with the verb it is joined to."""
    found = next((c for c in reversed(list(verb.children)) if c.tag == "MD" and c.dep == "aux"), None)
    if (
        found is None
        and verb.dep == "conj"
        and verb.tag == "VB"
        and verb.head.pos in VERBS
        and not any(c.dep == "nsubj" for c in verb.children)
    ):
        return modal(verb.head)
    return found


def periphrastic(verb: Token) -> str | None:
    """Values of "is going to X", "is to X", "is set to X", "has to X", "has yet to X"."""
    head = verb.head
    if verb.dep not in INFINITIVES or not any(c.dep == "aux" and c.lower == "to" for c in verb.children):
        return None
    if head.lower == "going" and verb.dep == "xcomp" and any(c.lemma == "be" for c in head.children):
        return "negated planned" if is_negated(head) else "planned"
    if head.lemma == "be" and verb.dep == "xcomp":
        return "planned"
    if head.lemma == "have" and verb.dep == "xcomp":
        if any(c.lower == "yet" for c in (*head.children, *verb.children)):
            return "negated"
        return "negated" if is_negated(head) else "called for" if head.tag != "VBD" else "actual"
    return None


def in_present(verb: Token) -> bool:
    """Whether a verb is in the present, plain or progressive ("starts", "is meeting"), without "have" and modals."""
    helpers = [c for c in verb.children if c.dep in {"aux", "auxpass"}]
    if verb.tag == "VBG":
        return any(c.lemma == "be" and c.tag in PRESENT for c in helpers) and len(helpers) == 1
    return verb.tag in PRESENT and not helpers


def in_past_report(verb: Token) -> bool:
    """Whether a clause stands below a verb in the past ("said it would ..."), so that its "would" is a future."""
    head = verb.head
    for _ in range(4):
        if head.pos in VERBS and head.tag in {"VBD", "VBN"}:
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
        found = table("modals").get(helper.lower, "actual")
        if (
            found == "conditional"
            and not under_condition(verb)
            and (in_past_report(verb) or verb.dep in {"ROOT", "relcl", "ccomp", "conj"})
        ):
            found = "planned"
        if (
            found in {"conditional", "planned"}
            and helper.lower in {"would", "'d", "’d"}
            and any(c.lower == "have" for c in verb.children)
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
    adverb = next((table("adverbs").get(c.lower) for c in verb.children if c.dep == "advmod" and c.lower in table("adverbs")), None)
    if found == "actual" and adverb in {"possible", "generic", "alleged"}:
        return adverb
    return "planned" if found == "actual" and (is_awaited(verb) or goes_with_future(verb)) else found


def is_awaited(verb: Token) -> bool:
    """Whether a clause in the present tells up to when something holds ("until the handover *is completed*")."""
    if not any(c.dep in {"mark", "advmod"} and c.lower in {"until", "till", "before", "once"} for c in verb.children):
        return False
    first = next((c for c in verb.children if c.dep in {"aux", "auxpass"}), verb)
    return first.tag in PRESENT


def headline_future(verb: Token) -> bool:
    """Whether a clause is a headline's infinitive with a subject ("Iraq to expel troops", "Two *to be* charged")."""
    children = verb.children
    passive = verb.tag == "VBN" and any(c.dep == "auxpass" and c.tag == "VB" for c in children)
    return (
        verb.dep == "ROOT"
        and (verb.tag == "VB" or passive)
        and any(c.dep == "aux" and c.lower == "to" for c in children)
        and any(c.dep in {"nsubj", "nsubjpass"} for c in children)
    )


def goes_with_future(verb: Token) -> bool:
    """Whether a clause of time hangs on one about the future ("will be cheered *when* it lands")."""
    if verb.dep != "advcl" or not any(c.dep in {"mark", "advmod"} and c.lower in TEMPORAL for c in verb.children):
        return False
    helper = modal(verb.head)
    return helper is not None and helper.lower in {"will", "would", "shall", "'ll", "’ll"} and modal(verb) is None


def has_to(verb: Token) -> bool:
    """Whether a verb is an infinitive with "to"."""
    return any(c.dep == "aux" and c.lower == "to" for c in verb.children)


def is_finite(verb: Token) -> bool:
    """Whether a verb, or its first auxiliary, is in a finite form."""
    if verb.tag in {"VBD", "VBZ", "VBP"}:
        return True
    return any(c.dep in {"aux", "auxpass"} and c.tag in {"VBD", "VBZ", "VBP", "MD"} for c in verb.children)
