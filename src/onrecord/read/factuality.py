"""Factuality: whether a happening is told as actual, planned, called for, threatened, possible, conditional, denied, negated or generic.

After FactBank (Saurí and Pustejovsky 2009): the value of a happening comes from its own clause (modals, negation, conditions) and from the words that govern it,
innermost first; a governing word that asserts its complement passes on what it is itself given.
"""

from __future__ import annotations

from typing import cast

from spacy.tokens import Token

from onrecord.facts.event import Factuality
from onrecord.lexicon.factuality import listed, table
from onrecord.read.happening.predicates import governor, particle_lemmas

DEPTH = 12
ADJUNCT = frozenset(
    "after before since while during following despite without amid because until upon via through under as due".split()
)
PASSED_ON = frozenset({"called for", "possible", "conditional", "threatened"})
"""Values that hold for all that is below: what might be agreed to, or what is asked to be promised, is no more certain itself."""
VERBS = frozenset({"VERB", "AUX"})
INFINITIVES = frozenset({"xcomp", "advcl", "acl", "relcl", "ccomp"})


def children_before(token: Token, deps: frozenset[str]) -> list[Token]:
    """A token's children with one of the dependency labels."""
    return [c for c in token.children if c.dep_ in deps]


def is_negated(verb: Token) -> bool:
    """Whether a clause is negated: by "not", by an adverb, or by a subject or object such as "no deaths", "nobody", "neither side"."""
    deniers = listed("denier_determiners")
    for child in verb.children:
        if child.dep_ == "neg" and child.lower_ != "only" and not followed_by_only(child):
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


def followed_by_only(negation: Token) -> bool:
    """Whether a "not" belongs to "not only", which denies nothing."""
    return has_only(negation)


def has_condition(verb: Token) -> bool:
    """Whether a clause is itself a condition ("if the licence is granted", "unless ...", "should the licence come")."""
    for child in verb.children:
        if child.dep_ in {"mark", "advmod"} and child.lower_ in {"if", "unless", "lest"} and not is_question(verb):
            return True
        if child.lower_ in {"provided", "otherwise"} and child.dep_ in {"mark", "advmod"}:
            return True
    first = verb.left_edge
    inverted = (
        first.lower_ == "should"
        and first.dep_ == "aux"
        and any(c.dep_ in {"nsubj", "nsubjpass"} and c.i > first.i for c in verb.children)
    )
    return inverted and verb.dep_ in {"advcl", "ccomp"}


def is_question(verb: Token) -> bool:
    """Whether a clause is an indirect question ("asked whether it would", "not clear if they could")."""
    marked = any(c.dep_ in {"mark", "advmod"} and c.lower_ in {"if", "whether"} for c in verb.children)
    over = verb.head.lemma_.lower()
    return marked and (
        verb.dep_ in {"ccomp", "pcomp"}
        or over in {"clear", "unclear", "certain", "sure", "ask", "know", "wonder", "see", "decide", "say"}
    )


def under_condition(verb: Token) -> bool:
    """Whether a clause holds only if another does."""
    return any(c.dep_ == "advcl" and has_condition(c) for c in verb.children) or any(
        c.dep_ == "prep" and c.lower_ == "without" and any(modal(x) for x in (verb,)) for c in verb.children
    )


def modal(verb: Token) -> Token | None:
    """The clause's modal, also one shared with the verb it is joined to."""
    found = next((c for c in verb.children if c.dep_ == "aux" and c.tag_ == "MD"), None)
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
    """What a clause's own words make of its happening."""
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
    if found != "actual" and under_condition(verb) and found != "called for":
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


def signature(governing: Token) -> str | None:
    """What a governing word makes of its complement, None where it says nothing."""
    if governing.pos_ in VERBS:
        verbs = table("verbs")
        return next((verbs[lemma] for lemma in particle_lemmas(governing) if lemma in verbs), None)
    if governing.pos_ == "ADJ" or governing.lower_ in table("adjectives"):
        return table("adjectives").get(governing.lower_)
    return table("nouns").get(governing.lemma_.lower())


def has_to(verb: Token) -> bool:
    """Whether a verb is an infinitive with "to"."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def governing_word(token: Token) -> Token | None:
    """The word whose meaning decides about a happening: above a clause its verb, noun or adjective, above a noun the verb or noun that takes it."""
    if token.head.i == token.i:
        return None
    if token.pos_ in VERBS:
        if token.dep_ in {"xcomp", "ccomp", "pcomp"} or (token.dep_ in {"advcl", "acl"} and has_to(token)):
            return over_preposition(token.head)
        if token.dep_ == "conj" and governor(token).pos_ in VERBS and governor(token).i != token.i:
            return governing_word(governor(token)) if shares(token) else None
        return None
    if token.dep_ in {"pobj", "dobj", "nsubjpass", "attr", "conj", "poss", "appos"}:
        return over_preposition(token.head)
    return None


def shares(verb: Token) -> bool:
    """Whether a joined verb stands under the same governing word as the first ("agreed to stop and *leave*")."""
    return not any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children) or verb.dep_ == "conj"


def is_finite(verb: Token) -> bool:
    """Whether a verb, or its first auxiliary, is in a finite form."""
    if verb.tag_ in {"VBD", "VBZ", "VBP"}:
        return True
    return any(c.dep_ in {"aux", "auxpass"} and c.tag_ in {"VBD", "VBZ", "VBP", "MD"} for c in verb.children)


def over_preposition(head: Token) -> Token | None:
    """The word above a preposition ("for" in "calls for"), or the word itself; None above one of time or cause, which takes nothing on."""
    for _ in range(3):
        if head.lower_ in ADJUNCT:
            return None
        if head.pos_ in {"ADP", "SCONJ", "PART"} and head.head.i != head.i:
            head = head.head
    return head


def through(token: Token, value: str, depth: int) -> str:
    """What the governing words make of a happening whose own clause gives `value`."""
    governing = governing_word(token)
    if governing is None or depth > DEPTH:
        return value
    above = signature(governing)
    passive_subject = token.dep_ == "nsubjpass"
    if token.pos_ not in VERBS and token.dep_ in {"nsubjpass", "dobj", "attr", "pobj"} and above in {None, "actual"}:
        if governing.pos_ in VERBS and token.dep_ == "nsubjpass":
            return combined(value_of(governing, depth + 1), value)
        return value
    if above in {None, "actual"}:
        if token.dep_ in {"xcomp", "pcomp"} and governing.pos_ in VERBS:
            return combined(value_of(governing, depth + 1), value)
        if token.dep_ in {"advcl", "acl"} and has_to(token) and value == "actual":
            outer = value_of(governing, depth + 1)
            return outer if outer in PASSED_ON else "planned"
        if governing.pos_ in VERBS and token.dep_ == "ccomp":
            outer = value_of(governing, depth + 1)
            return outer if value == "actual" and outer in {"conditional", "denied", "possible"} and above is None else value
        return value
    if governing.pos_ in VERBS and not passive_subject and not clause_takes(token, governing, above):
        return value
    return embedded(value, above, governing, depth)


def clause_takes(token: Token, governing: Token, above: str) -> bool:
    """Whether the signature holds for this construction: a finite "that" clause under a verb of wishing keeps its own value; reports of seeming do not plan."""
    finite = token.pos_ in VERBS and token.dep_ == "ccomp" and is_finite(token)
    if finite and above in {"planned", "called for", "threatened"}:
        return (
            governing.lemma_ in {"demand", "insist", "ask", "request", "recommend", "propose", "order", "hope", "expect", "plan"}
            and token.tag_ != "VBD"
        )
    if (
        token.pos_ not in VERBS
        and above in {"planned", "possible"}
        and governing.lemma_ in {"set", "discuss", "debate", "offer", "approve", "study", "question", "consider", "agree"}
    ):
        return above == "planned" and governing.lemma_ in {"agree"} or governing.lemma_ == "consider"
    return True


def embedded(value: str, above: str, governing: Token, depth: int) -> str:
    """The value under a governing word with a signature of its own."""
    if above == "attempted":
        above = "planned"
    refused = governing.pos_ in VERBS and is_negated(governing)
    outer = value_of(governing, depth + 1) if governing.pos_ in VERBS else "actual"
    if above == "negated":
        return (
            "planned"
            if refused and outer == "negated"
            else "negated"
            if outer in {"actual", "denied", "negated", "planned"}
            else outer
        )
    if above == "denied":
        return "denied"
    if value == "negated" and above != "called for":
        return "negated"
    if refused and above in {"planned", "threatened"}:
        return "negated"
    if outer in PASSED_ON:
        return outer
    if value in {"conditional"}:
        return value
    return above


def combined(outer: str, inner: str) -> str:
    """The value of a happening whose governing clause passes its own on."""
    if inner == "actual":
        return outer
    if inner == "negated" and outer in {"actual", "negated"}:
        return "negated"
    return inner


def value_of(token: Token, depth: int = 0) -> str:
    """The value of the happening that a verb or noun tells, from its own clause and what governs it."""
    if depth > DEPTH:
        return "actual"
    if token.pos_ in VERBS:
        if (
            token.dep_ == "conj"
            and token.tag_ in {"VB", "VBN", "VBG"}
            and governor(token).pos_ in VERBS
            and not any(c.dep_ in {"nsubj", "nsubjpass", "aux"} for c in token.children)
        ):
            own = own_value(token)
            return combined(value_of(governor(token), depth + 1), own)
        return through(token, own_value(token), depth)
    own = noun_value(token)
    return through(token, own, depth)


def noun_value(noun: Token) -> str:
    """What the words before an event noun make of it ("a planned march", "no deaths", "a possible strike", "any attack")."""
    for child in noun.children:
        if child.lower_ in listed("denier_determiners") and child.dep_ in {"det", "neg"}:
            return "negated"
        value = table("adjectives").get(child.lower_) if child.dep_ in {"amod", "compound"} else None
        if value:
            return value
        if child.lower_ == "any" and child.dep_ == "det":
            return "possible"
    return "actual"


def factuality(head: Token, word: Token | None = None) -> Factuality:
    """The factuality of a happening told by `word` in the clause of `head` (the same token unless a light verb carries the noun)."""
    value = value_of(head)
    if word is not None and word.i != head.i and value == "actual":
        value = table("adjectives").get(word.lower_, "actual") if head.lemma_ == "be" else noun_value(word)
    if value == "attempted":
        value = "planned"
    return cast("Factuality", value)
