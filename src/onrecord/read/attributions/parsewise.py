"""The fast reader's core: cues and their roles from the dependency parse, weighed by two linear models.

Whether a word is a cue and which of its neighbours head source and content are decided by logistic
regressions over lemmas and dependency paths, trained on PolNeAR train (training/attribution).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.read.attributions.cue_features import CUE_TAGS, Neighbour, cue_features, neighbours, role_features
from onrecord.read.attributions.cue_spans import ParsedCue, Run, content_runs, cue_run, source_run, subtree
from onrecord.read.parse.tokens import Doc, Token
from onrecord.read.quotations import QuotationIndex


@dataclass(frozen=True)
class Weights:
    """The two linear models: a weight a feature, and for roles one (source, content) pair a feature.

    `lemmas` are the words considered at all; `cue`, `source` and `content` the least probabilities.
    """

    lemmas: frozenset[str]
    cue_weights: Mapping[str, float]
    role_weights: Mapping[str, tuple[float, float, float]]
    cue: float
    source: float
    content: float


def candidates(doc: Doc, weights: Weights) -> Iterator[Token]:
    """Yield the words that may be cues."""
    for token in doc:
        if token.pos in CUE_TAGS and token.lemma.lower() in weights.lemmas:
            yield token


def cue_chance(token: Token, index: QuotationIndex, weights: Weights) -> float:
    """Return the probability that a word is a cue."""
    get = weights.cue_weights.get
    total = sum(get(feature, 0.0) for feature in cue_features(token, index))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def role_chances(cue: Token, neighbour: Neighbour, index: QuotationIndex, weights: Weights) -> tuple[float, float]:
    """Return the probabilities that a neighbour heads the cue's source and its content."""
    sums = [0.0, 0.0, 0.0]
    for feature in role_features(cue, neighbour, index):
        found = weights.role_weights.get(feature)
        if found:
            sums[0] += found[0]
            sums[1] += found[1]
            sums[2] += found[2]
    highest = max(sums)
    powers = [math.exp(value - highest) for value in sums]
    whole = sum(powers)
    return powers[1] / whole, powers[2] / whole


def parsed_cue(cue: Token, chance: float, index: QuotationIndex, weights: Weights) -> ParsedCue | None:
    """Return the attribution that a cue makes, or None when it has no content."""
    best: tuple[float, Neighbour] | None = None
    contents: list[Neighbour] = []
    for neighbour in neighbours(cue):
        as_source, as_content = role_chances(cue, neighbour, index, weights)
        if as_content >= weights.content and as_content >= as_source:
            contents.append(neighbour)
        elif as_source >= weights.source and (best is None or as_source > best[0]):
            best = (as_source, neighbour)
    if not contents:
        return None
    own = cue_run(cue)
    source: Run | None = source_run(cue, best[1]) if best else None
    barred = set(range(*own)) | (set(range(*source)) if source else set())
    tokens: set[int] = set()
    for neighbour in contents:
        tokens |= subtree(cue, neighbour)
    runs = content_runs(cue.doc, tokens, barred)
    return ParsedCue(source, own, runs, chance, cue.i) if runs else None


def parsed_cues(doc: Doc, index: QuotationIndex, weights: Weights) -> list[ParsedCue]:
    """Return every attribution the parse gives, nested ones too, in text order."""
    found = []
    for cue in candidates(doc, weights):
        chance = cue_chance(cue, index, weights)
        if chance >= weights.cue and (draft := parsed_cue(cue, chance, index, weights)):
            found.append(draft)
    return found
