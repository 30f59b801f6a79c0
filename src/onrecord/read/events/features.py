"""Features of a predicate for the typing model: its words, those around it, and what the rules make of it."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.lexicon.plover import senses
from onrecord.read.parse.tokens import Token
from onrecord.read.syntax.arguments import Arguments, governed_by_of
from onrecord.read.syntax.mood import is_negated, modal
from onrecord.read.syntax.predicates import Predicate, particle_lemmas

REACH = 30
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})


def around_noun(noun: Token) -> Iterator[str]:
    """Lemmas of a noun, of what stands before it and of what "of" governs below it."""
    yield noun.lemma.lower()
    for child in noun.children:
        if child.dep in {"amod", "compound", "nmod"}:
            yield child.lemma.lower()
    for governed in governed_by_of(noun):
        yield governed.lemma.lower()


def type_of_verb(verb: Token) -> str:
    """The type that the lexicon gives a verb whatever stands around it, "" for none."""
    rows = next((senses().verbs[lemma] for lemma in particle_lemmas(verb) if lemma in senses().verbs), ())
    return rows[-1].type if rows else ""


def features(predicate: Predicate, around: Arguments, rule: str | None, value: str) -> list[str]:
    """The names of the features that hold of a predicate.

    `rule` is the type that lexicon and speech rules give, `value` the factuality.
    """
    head, word = predicate.head, predicate.word
    value = "actual" if value == "alleged" else value  # a value that the model was not taught
    lemma, given = predicate.lemma, rule or "-"
    found = [f"r={given}", f"l={lemma}", f"s={predicate.sort}", f"rl={given}|{lemma}", f"f={value}", f"rf={given}|{value}"]
    if predicate.light:
        found.append(f"v={head.lemma.lower()}")
    for noun in around.objects:
        for near in around_noun(noun):
            found += [f"o={near}", f"lo={lemma}|{near}"]
        found.append(f"oe={noun.ent_type}")
    for preposition, noun in around.obliques:
        found += [f"p={preposition}", f"lp={lemma}|{preposition}", f"pe={preposition}|{noun.ent_type}"]
        found += [f"n={near}" for near in around_noun(noun)]
    for clause in around.clauses:
        inner = type_of_verb(clause)
        found += [f"c={clause.lemma.lower()}", f"ct={inner}", f"rct={given}|{inner}", f"lct={lemma}|{inner}"]
        found += [f"co={c.lemma.lower()}" for c in clause.children if c.dep == "dobj"]
    for noun in around.subjects:
        found += [f"u={noun.lemma.lower()}", f"ue={noun.ent_type}"]
    helper = modal(head)
    if helper is not None:
        found += [f"m={helper.lower}", f"mn={helper.lower}|{is_negated(head)}", f"rm={given}|{helper.lower}"]
    found += [f"d={head.dep}", f"g={head.head.lemma.lower() if head.dep != 'ROOT' else 'ROOT'}"]
    subtree = [t for t in head.subtree if abs(t.i - word.i) < REACH]
    found += [f"b={t.lemma.lower()}" for t in subtree if t.pos in CONTENT and not t.ent_type]
    return list(dict.fromkeys(found))
