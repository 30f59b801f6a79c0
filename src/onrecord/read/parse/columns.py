"""What a parse says of each token, one column a property: plain values in order, with nothing of spaCy in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

ROUNDS = 12
"""How often edges are drawn anew where a tree crosses itself; spaCy, whose edges these are, gives up as late."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The parse of one text. All columns are as long as the text has tokens.

    `starts` are code points into the text; `heads` are places of tokens, a root being its own head; `begins` says which tokens
    open a sentence; `entity_types` are empty where a token is in no name, and `entity_marks` say B (opens a name), I (goes on with
    one) or O.
    """

    words: Sequence[str]
    lower: Sequence[str]
    lemmas: Sequence[str]
    tags: Sequence[str]
    kinds: Sequence[str]
    deps: Sequence[str]
    heads: Sequence[int]
    starts: Sequence[int]
    begins: Sequence[bool]
    entity_types: Sequence[str]
    entity_marks: Sequence[str]
    spaces: Sequence[bool]
    marks: Sequence[bool]
    quotes: Sequence[bool]
    stops: Sequence[bool]
    numbers: Sequence[bool]


def sentence_bounds(begins: Sequence[bool]) -> list[tuple[int, int]]:
    """First token of each sentence and the token after its last."""
    bounds = [*(i for i, begin in enumerate(begins) if begin or not i), len(begins)]
    return list(pairwise(bounds))


def entity_bounds(columns: Columns) -> list[tuple[int, int, str]]:
    """First token, token after the last and type of each name that the parse found."""
    found: list[tuple[int, int, str]] = []
    start, kind = -1, ""
    for place, mark in enumerate(columns.entity_marks):
        if mark == "I":
            continue
        if kind:
            found.append((start, place, kind))
        start, kind = place, columns.entity_types[place] if mark == "B" else ""
    if kind:
        found.append((start, len(columns.entity_marks), kind))
    return found


def edges(heads: Sequence[int], begins: Sequence[bool]) -> tuple[list[int], list[int]]:
    """The leftmost and rightmost token below each token.

    One round settles a tree whose branches do not cross. Where they do, rounds go on until the roots' left edges are where
    sentences begin, as in spaCy, whose sentences are drawn from these edges.
    """
    left, right = list(range(len(heads))), list(range(len(heads)))
    roots = [i for i, head in enumerate(heads) if head == i]
    wanted = {first for first, _ in sentence_bounds(begins)}
    for _ in range(ROUNDS):
        for order in (range(len(heads)), range(len(heads) - 1, -1, -1)):
            for i in order:
                head = heads[i]
                if left[i] < left[head]:
                    left[head] = left[i]
                if right[i] > right[head]:
                    right[head] = right[i]
        if {left[i] for i in roots} == wanted:
            break
    return left, right
