"""Counts without a number: "a man was shot" counts one, "no one was hurt" none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.lexicon.counting import measures, none_words
from onrecord.read.figures.counted import phrase
from onrecord.read.figures.senses import NEGATIONS, is_negated, sense_of
from onrecord.read.parse.tokens import Token, TokenSpan

BEFALLS = frozenset({"killed", "injured", "shot", "missing", "arrested", "charged", "rescued"})
NONE_BEFALLS = BEFALLS | {"infected"}
DETERMINERS = frozenset({"a", "an", "another"})
HYPOTHETICAL = frozenset({"would", "could", "might", "may", "if", "can"})


@dataclass(frozen=True, slots=True)
class UnnumberedFigure:
    """Tokens `first` to `last` (exclusive) that count `number` of `noun`, with what befell them."""

    first: int
    last: int
    number: int
    noun: Token
    sense: str


def unnumbered(sentences: Iterable[TokenSpan]) -> Iterator[UnnumberedFigure]:
    """People counted without a number in the sentences, with what befell them."""
    people = measures().people
    none, pairs = none_words()
    for sentence in sentences:
        before = sentence.doc[sentence.start - 1].lower if sentence.start else ""
        for token in sentence:
            form = token.lower
            pair, before = f"{before} {form}", form
            if form in none or pair in pairs:
                first = token.i if form in none else token.i - 1
                sense = sense_of(token, token.i + 1)
                if sense in BEFALLS:
                    yield UnnumberedFigure(first, token.i + 1, 0, token, sense)
            elif token.tag in ("NN", "NNS") and (found := by_determiner(token, people)):
                yield found


def counts_people(of: Token, people: frozenset[str]) -> bool:
    """Whether what follows "of" is people."""
    return any(c.dep == "pobj" and c.lower in people for c in of.children)


def by_determiner(noun: Token, people: frozenset[str]) -> UnnumberedFigure | None:
    """A noun counted by its determiner: "a man", "another victim" (one), "no injuries" (none); None for any other."""
    determiner = next((c for c in noun.children if c.dep == "det" and c.i < noun.i), None)
    if determiner is None:
        return None
    form = determiner.lower
    if form == "no":
        sense = sense_of(noun, phrase(noun, noun.i)[1])
        return UnnumberedFigure(determiner.i, noun.i + 1, 0, noun, sense) if sense in NONE_BEFALLS else None
    groups = measures().groups
    if form not in DETERMINERS or noun.lower not in people | groups.keys() or noun.tag != "NN" or noun.dep in ("compound", "attr"):
        return None
    if any(c.dep == "nummod" for c in noun.children):
        return None
    if noun.lower in groups and any(c.lower == "of" and not counts_people(c, people) for c in noun.children):
        return None  # "a couple of cars were burned"
    sense = sense_of(noun, phrase(noun, noun.i)[1])
    previous = noun.doc[determiner.i - 1].lower if determiner.i > noun.sent.start else ""
    if previous in NEGATIONS and sense in NONE_BEFALLS:
        return UnnumberedFigure(determiner.i - 1, noun.i + 1, 0, noun, sense)  # "not a single person was hurt"
    if sense not in BEFALLS or is_negated(noun) or any(t.lower in HYPOTHETICAL for t in noun.head.children):
        return None
    return UnnumberedFigure(determiner.i, noun.i + 1, groups.get(noun.lower, 1), noun, sense)
