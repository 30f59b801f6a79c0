"""The accurate reader's core: a small encoder that tags source, cue and content and links them.

Runs on one processor thread with onnxruntime, so that its numbers do not depend on the machine's load.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from onrecord.read.attributions.decode import CONTENT, CUE, SOURCE, Found, Tables, Tuning, attributions_of
from onrecord.read.attributions.pieces import Pieces, encode, make_tokenizer
from onrecord.read.attributions.quoting import AttributionDraft
from onrecord.read.attributions.weights import checked

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import onnxruntime
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

WINDOW, OVERLAP = 256, 48
"""Word pieces a window and the fewest shared by two windows; training used windows of the same size."""
CLS, SEP = 101, 102
FORBIDDEN = -1e4
BREAK = re.compile(r"[\w\r\n\u2028\u2029]")
INPUTS = ("ids", "shape", "quote", "layout")
Scores = tuple["NDArray[np.float32]", "NDArray[np.float32]", "NDArray[np.float32]"]


@dataclass(frozen=True)
class Tagger:
    """The loaded model: session, tokenizer, decoder tables and tuned thresholds."""

    session: onnxruntime.InferenceSession
    tokenizer: Tokenizer
    tables: Tables
    tuning: Tuning


@cache
def tagger() -> Tagger:
    """The shipped tagger, loaded once a process; raises WrongWeightsError when a file of it was altered."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(checked("tagger.onnx"), options, providers=["CPUExecutionProvider"])
    made = json.loads(checked("tagger.json"))
    vocabulary = {word: number for number, word in enumerate(checked("vocab.txt").decode("utf-8").splitlines())}
    tables = Tables(
        np.array(made["transitions"], np.float32),
        np.array(made["cue_bias"], np.float32),
        np.array(made["source_bias"], np.float32),
        int(made["link_size"]),
    )
    return Tagger(session, make_tokenizer(vocabulary), tables, Tuning(**made["tuning"]))


def windows(total: int, window: int = WINDOW, overlap: int = OVERLAP) -> list[tuple[int, int]]:
    """Return the piece ranges of a text's windows: as few as the overlap allows, evenly laid."""
    room = window - 2
    if total <= room:
        return [(0, total)] if total else []
    count = -(-(total - overlap) // (room - overlap))
    stride = (total - room) / (count - 1)
    return [(round(number * stride), round(number * stride) + room) for number in range(count)]


def score_words(pieces: Pieces, run: Callable[[dict[str, NDArray[np.int64]]], list[Any]]) -> Scores:
    """Return tag scores, link vectors and no-source scores by word, each from the window it is most central in."""
    total = len(pieces.ids)
    depth = np.full(total, -1)
    merged: list[NDArray[np.float32]] = []
    for low, high in windows(total):
        size = high - low
        rows = {name: np.zeros((1, size + 2), np.int64) for name in INPUTS}
        for name, values in zip(INPUTS, (pieces.ids, pieces.shape, pieces.quote, pieces.layout), strict=True):
            rows[name][0, 1:-1] = values[low:high]
        rows["ids"][0, 0], rows["ids"][0, -1] = CLS, SEP
        rows["mask"] = np.ones((1, size + 2), np.int64)
        outputs = [output[0, 1:-1] for output in run(rows)]
        if not merged:
            merged = [np.zeros((total, output.shape[1]), np.float32) for output in outputs]
        place = np.arange(size)
        inside = np.minimum(place if low else place + total, size - 1 - place if high < total else total)
        better = inside > depth[low:high]
        for whole, part in zip(merged, outputs, strict=True):
            whole[low:high][better] = part[better]
        depth[low:high][better] = inside[better]
    first = np.array(pieces.first)
    return merged[0][first], merged[1][first], merged[2][first, 0]


def find(text: str, keep: Callable[[int], bool], hints: Sequence[AttributionDraft] = ()) -> list[AttributionDraft]:
    """Return the attributions of a text in the order of their cues.

    Only words that start where `keep` says so are read. `hints` are another reader's attributions: a second opinion.
    """
    model = tagger()
    pieces = encode(text, model.tokenizer)
    pieces = pieces.only([word for word, start in enumerate(pieces.start) if keep(start)])
    if not pieces.first:
        return []
    scores = score_words(pieces, lambda rows: list(model.session.run(None, rows)))
    bar_crossing(scores[0], pieces, text)
    scores = (heed(scores[0], pieces, hints, model.tuning.hint), *scores[1:])
    found = attributions_of(*scores, model.tables, model.tuning)
    return [draft_of(item, pieces) for item in found]


def bar_crossing(emissions: NDArray[np.float32], pieces: Pieces, text: str) -> None:
    """Let no span run on over a line break or over words left out: lower the I tags of the word behind it, in place."""
    firsts = [
        word
        for word in range(1, len(pieces.first))
        if pieces.start[word] > pieces.end[word - 1] and BREAK.search(text, pieces.end[word - 1], pieces.start[word])
    ]
    emissions[np.array(firsts, dtype=np.int64)[:, None], [SOURCE + 1, CUE + 1, CONTENT + 1]] = FORBIDDEN


def heed(emissions: NDArray[np.float32], pieces: Pieces, hints: Sequence[AttributionDraft], weight: float) -> NDArray[np.float32]:
    """Return tag scores moved towards what the hints say of each word's role, by `weight` times the hint's own score."""
    if not weight:
        return emissions
    moved = emissions.copy()
    for hint in hints:
        parts = [(SOURCE, hint.source), (CUE, hint.cue), *((CONTENT, part) for part in hint.content)]
        for tag, part in parts:
            if part is not None:
                low, high = bisect_right(pieces.end, part[0]), bisect_left(pieces.start, part[1])
                moved[low:high, tag : tag + 2] += weight * hint.score
    return moved


def draft_of(found: Found, pieces: Pieces) -> AttributionDraft:
    """Return an attribution's spans as code points."""

    def chars(words: tuple[int, int]) -> tuple[int, int]:
        return pieces.start[words[0]], pieces.end[words[1] - 1]

    return AttributionDraft(
        chars(found.source) if found.source else None,
        chars(found.cue),
        tuple(chars(content) for content in found.content),
        sure=found.score,
    )
