"""What was done to or by the counted: killed, injured, missing, arrested, deployed ... from verb, participle, adjective or noun."""

from __future__ import annotations

from functools import cache

from onrecord.lexicon.closed import listed
from onrecord.lexicon.counting import senses
from onrecord.read.parse.tokens import Token

COPULAS = listed("copulas")
SAID_OF = frozenset({"acomp", "attr", "oprd", "advcl", "xcomp", "ccomp", "amod", "acl", "dep", "advmod"})
CLIMBS = frozenset({"conj", "appos"})
STEPS = 6
NEGATIONS = frozenset({"not", "n't", "never", "n\u2019t"})


@cache
def index(field: str) -> dict[str, str]:
    """Sense by word of one field of senses.toml; of a word in two senses the first one's."""
    found: dict[str, str] = {}
    for name, sense in senses().items():
        for word in getattr(sense, field):
            found.setdefault(word, name)
    return found


def sense_of(noun: Token, last: int) -> str | None:
    """The sense of a counted noun (or of a number that stands alone) whose phrase ends before token `last`; None for none."""
    return own_sense(noun) or governed_sense(noun) or following_sense(noun, last)


def own_sense(noun: Token) -> str | None:
    """The sense that the noun itself or what modifies it tells: "deaths", "dead miners", "people killed", "people who died"."""
    if sense := index("nouns").get(noun.lemma.lower()) or index("nouns").get(noun.lower):
        return sense
    for child in noun.children:
        if child.dep in ("amod", "acl", "compound") and (sense := index("words").get(child.lower)):
            return sense
        if child.dep == "relcl" and child.i > noun.i and (sense := clause_sense(child)):
            return sense
    return None


def clause_sense(verb: Token) -> str | None:
    """The sense of a relative clause for what its pronoun stands for."""
    subject = next((c for c in verb.children if c.dep in ("nsubj", "nsubjpass")), None)
    if subject is None:
        return None
    if subject.dep == "nsubjpass" and subject.tag in ("WP", "WDT"):
        return index("object").get(verb.lemma)
    if subject.tag in ("WP", "WDT"):
        return index("subject").get(verb.lemma) or complement_sense(verb)
    return index("object").get(verb.lemma)


def complement_sense(verb: Token) -> str | None:
    """The sense of what is said of a verb's subject or object: "were dead", "left two wounded"."""
    for child in verb.children:
        if child.dep in SAID_OF and (sense := index("words").get(child.lower)):
            return sense
    return None


def governed_sense(noun: Token) -> str | None:
    """The sense that the verb or noun above tells."""
    node = noun
    for _ in range(STEPS):
        head = node.head
        if node.dep in CLIMBS and head != node:
            node = head
            continue
        if node.dep == "nsubjpass" or (node.dep == "nsubj" and passive_like(head)):
            return complement_sense(head) or index("object").get(head.lemma.lower()) or chained(head)
        if node.dep in ("dobj", "oprd"):
            return complement_sense(head) if head.lemma in COPULAS else index("object").get(head.lemma.lower())
        if node.dep == "nsubj":
            return (
                pair_sense(head)
                or index("subject").get(head.lemma.lower())
                or complement_sense(head)
                or index("words").get(head.lower)
            )
        if node.dep == "attr":
            subject = next((c for c in head.children if c.dep == "nsubj"), None)
            return toll(subject) if subject is not None else None
        if node.dep == "pobj":
            return prepositional(node)
        return None
    return None


def pair_sense(verb: Token) -> str | None:
    """The sense of a verb with its object for its subject: "lost their lives", "suffered minor burns"."""
    for child in verb.children:
        if child.dep == "dobj" and (sense := index("pairs").get(f"{verb.lemma} {child.lemma}")):
            return sense
    return None


def passive_like(verb: Token) -> bool:
    """Whether an active form without object is a headline's passive ("Three people shot in Chicago")."""
    return verb.tag in ("VBN", "VBD") and verb.lemma in index("object") and not any(c.dep in ("dobj", "aux") for c in verb.children)


def chained(verb: Token) -> str | None:
    """The sense of a verb's open complement: "were reported killed", "are believed to have died"."""
    for child in verb.children:
        if child.dep in ("xcomp", "oprd", "ccomp") and child.i > verb.i:
            return index("words").get(child.lower) or index("subject").get(child.lemma) or complement_sense(child)
    return None


def toll(noun: Token | None) -> str | None:
    """The sense of a noun whose number is told: "the death toll", "the number of dead"."""
    if noun is None:
        return None
    words = {noun.lemma.lower(), noun.lower} | {c.lemma.lower() for c in noun.subtree if abs(c.i - noun.i) <= 4}
    if noun.lemma.lower() not in ("toll", "number", "count", "total", "figure", "tally") and not words & {"toll"}:
        return None
    return next(
        (name for name, sense in senses().items() if words & sense.tolls and (name != "killed" or "injured" not in words)), None
    )


def prepositional(node: Token) -> str | None:
    """The sense through a preposition: "the toll rose to 12", "the deaths of three", "including two children"."""
    preposition = node.head
    above = preposition.head
    if preposition.lower in ("to", "at", "as", "of"):
        told = (
            [c for c in above.children if c.dep in ("nsubj", "nsubjpass", "dobj")]
            if above.pos in ("VERB", "AUX")
            else [above, above.head, above.head.head]
        )
        found = next((sense for noun in told if (sense := toll(noun))), None)
        if found:
            return found
    if preposition.lower in ("of", "to", "in") and above.pos in ("NOUN", "PROPN"):
        return index("nouns").get(above.lemma.lower())
    if preposition.lower == "including" and above.pos in ("NOUN", "PROPN", "NUM"):
        return own_sense(above) or governed_sense(above)
    return None


def following_sense(noun: Token, last: int) -> str | None:
    """The sense of the word right after the phrase where the parse does not tell: "Eleven dead", "36 others unaccounted for"."""
    doc = noun.doc
    sentence = noun.sent
    for i in range(last, min(last + 3, sentence.end)):
        token = doc[i]
        if sense := index("words").get(token.lower):
            return sense
        if token.lower not in listed("between_counted_and_sense"):
            break
    return None


def is_negated(node: Token) -> bool:
    """Whether the clause above a noun is negated."""
    for _ in range(STEPS):
        if node.pos in ("VERB", "AUX"):
            return any(c.dep == "neg" or c.lower in NEGATIONS for c in node.children)
        if node.head == node:
            return False
        node = node.head
    return False
