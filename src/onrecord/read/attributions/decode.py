"""From the tagger's scores to attributions: the best tag sequence, then the links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

TAG_COUNT = 7
SOURCE, CUE, CONTENT = 1, 3, 5
"""The B tag of each role; its I tag is one more."""

Scores = "NDArray[np.float32]"
Words = tuple[int, int]


@dataclass(frozen=True)
class Tables:
    """What the decoder learnt beside the encoder's own weights.

    `transitions` is (7, 7), from tag to tag; the biases are by distance bucket (32).
    """

    transitions: NDArray[np.float32]
    cue_bias: NDArray[np.float32]
    source_bias: NDArray[np.float32]
    link_size: int


@dataclass(frozen=True)
class Tuning:
    """Thresholds tuned on PolNeAR dev.

    `outside` is taken from the score of the O tag; `none` is added to the score of having no
    source; `hint` weighs the second opinion of the parse.
    """

    outside: float = 0.0
    none: float = 0.0
    hint: float = 0.0


@dataclass(frozen=True)
class Found:
    """One attribution as word spans, end exclusive; `score` is the product of how likely cue, contents and source are."""

    source: Words | None
    cue: Words
    content: tuple[Words, ...]
    score: float = 1.0


def best_tags(emissions: NDArray[np.float32], transitions: NDArray[np.float32]) -> list[int]:
    """Return the best tag sequence (Viterbi); an I tag cannot come first."""
    size = len(emissions)
    if not size:
        return []
    back = np.zeros((size, TAG_COUNT), dtype=np.int8)
    score = emissions[0].copy()
    score[[2, 4, 6]] -= 1e4
    for step in range(1, size):
        paths = score[:, None] + transitions
        back[step] = paths.argmax(0)
        score = paths.max(0) + emissions[step]
    tag = int(score.argmax())
    tags = [tag]
    for step in range(size - 1, 0, -1):
        tag = int(back[step, tag])
        tags.append(tag)
    return tags[::-1]


def spans_of(tags: list[int], begin: int) -> list[Words]:
    """Return the spans of one role, given its B tag."""
    spans: list[Words] = []
    for word, tag in enumerate(tags):
        if tag == begin:
            spans.append((word, word + 1))
        elif tag == begin + 1 and spans and spans[-1][1] == word:
            spans[-1] = (spans[-1][0], word + 1)
    return spans


def _buckets(distance: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the bucket of signed distances in words, as in training."""
    size = np.minimum((np.log2(np.abs(distance) + 1.0) * 2).astype(np.int64), 15)
    return np.asarray(size + 16 * (distance > 0))


def _log_softmax(scores: NDArray[Any]) -> NDArray[Any]:
    """Return log probabilities along the last axis."""
    shifted = scores - scores.max(-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(-1, keepdims=True)))


def attributions_of(
    emissions: NDArray[np.float32],
    links: NDArray[np.float32],
    none: NDArray[np.float32],
    tables: Tables,
    tuning: Tuning,
) -> list[Found]:
    """Return a text's attributions in the order of their cues.

    Every input is by word: (words, 7), (words, 4 * link size), (words,). Each content goes to the
    cue that its words choose together, each cue to the source span it chooses or to none; cues
    without content and sources without cue are left out.
    """
    shifted = emissions.copy()
    shifted[:, 0] -= tuning.outside
    tags = best_tags(shifted, tables.transitions)
    cues, sources, contents = (spans_of(tags, role) for role in (CUE, SOURCE, CONTENT))
    if not cues or not contents:
        return []
    likely = np.exp(_log_softmax(shifted))
    size = tables.link_size
    heads = np.array([cue[0] for cue in cues])
    answers = links[heads, size : 2 * size]
    chosen: list[list[Words]] = [[] for _ in cues]
    for content in contents:
        words = np.arange(*content)
        scores = links[words, :size] @ answers.T / size**0.5
        scores = scores + tables.cue_bias[_buckets(heads[None, :] - words[:, None])]
        chosen[int(_log_softmax(scores).mean(0).argmax())].append(content)
    asks = links[heads, 2 * size : 3 * size]
    starts = np.array([source[0] for source in sources], dtype=np.int64)
    scores = asks @ links[starts, 3 * size :].T / size**0.5
    scores = scores + tables.source_bias[_buckets(starts[None, :] - heads[:, None])]
    found = []
    for number, cue in enumerate(cues):
        if not chosen[number]:
            continue
        best = int(scores[number].argmax()) if sources else -1
        has_source = best >= 0 and scores[number, best] > none[cue[0]] + tuning.none
        named = np.append(scores[number], none[cue[0]] + tuning.none) if sources else np.zeros(1)
        sure = float(likely[cue[0], CUE] * np.exp(_log_softmax(named).max()))
        words = np.concatenate([np.arange(*content) for content in chosen[number]])
        sure *= float(likely[words, CONTENT : CONTENT + 2].sum(-1).mean())
        found.append(Found(sources[best] if has_source else None, cue, tuple(chosen[number]), round(sure, 3)))
    return found
