"""Score weights on a PolNeAR split with the project's own scorer and decoder."""

from __future__ import annotations

import argparse
import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import torch
from corpus import Labelled, load, vocabulary
from model import LINK_SIZE, Tagger

from onrecord.read.attributions.decode import Found, Tables, Tuning, attributions_of
from onrecord.read.attributions.pieces import Pieces, make_tokenizer

WINDOW, OVERLAP = 256, 64
CLS, SEP = 101, 102


def scorer(path: Path) -> ModuleType:
    """Load the scorer from its file."""
    import sys

    spec = importlib.util.spec_from_file_location("score_attributions", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules["score_attributions"] = module
    spec.loader.exec_module(module)
    return module


def tables_of(model: Tagger) -> Tables:
    """Return the decoder's tables from a trained model."""
    return Tables(
        (model.transitions + model.forbidden).detach().numpy(),
        model.cue_bias.detach().numpy(),
        model.source_bias.detach().numpy(),
        LINK_SIZE,
    )


def cuts_of(total: int, window: int = WINDOW, overlap: int = OVERLAP) -> list[tuple[int, int]]:
    """Return the piece ranges of a text's windows."""
    room = window - 2
    if total <= room:
        return [(0, total)]
    count = -(-(total - overlap) // (room - overlap))
    stride = (total - room) / (count - 1)
    return [(round(i * stride), round(i * stride) + room) for i in range(count)]


@torch.no_grad()
def by_word(model: Tagger, pieces: Pieces, half: bool = False) -> tuple[np.ndarray, ...]:
    """Run the model over a text and return its scores by word, each from its best window."""
    total = len(pieces.ids)
    outputs: list[np.ndarray] = []
    depth = np.full(total, -1)
    merged: list[np.ndarray] | None = None
    for low, high in cuts_of(total):
        rows = [
            torch.tensor([[a, *part[low:high], b]])
            for part, a, b in ((pieces.ids, CLS, SEP), (pieces.shape, 0, 0), (pieces.quote, 0, 0), (pieces.layout, 0, 0))
        ]
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
            outputs = [o[0, 1:-1].float().numpy() for o in model(*rows, torch.ones_like(rows[0]))]
        size = high - low
        place = np.arange(size)
        here = np.minimum(place if low else place + 999, size - 1 - place if high < total else 999)
        better = here > depth[low:high]
        if merged is None:
            merged = [np.zeros((total, o.shape[1]), np.float32) for o in outputs]
        for whole, part in zip(merged, outputs, strict=True):
            whole[low:high][better] = part[better]
        depth[low:high][better] = here[better]
    first = np.array(pieces.first)
    return merged[0][first], merged[1][first], merged[2][first, 0]


def as_prediction(found: list[Found], pieces: Pieces) -> list[dict[str, Any]]:
    """Return attributions in the scorer's form."""

    def span(words: tuple[int, int]) -> list[int]:
        return [pieces.start[words[0]], pieces.end[words[1] - 1]]

    return [
        {"source": span(f.source) if f.source else None, "cue": span(f.cue), "content": [span(c) for c in f.content]} for f in found
    ]


def summary(metrics: dict[str, Any]) -> str:
    """Return the figures that decide, on one line."""
    m = metrics["metrics"]
    low, high = metrics["end_to_end_f1_interval95"]
    return (
        f"F1 {m['end_to_end']['f1']:.4f} ({low:.3f}-{high:.3f}) P {m['end_to_end']['precision']:.3f} "
        f"R {m['end_to_end']['recall']:.3f} direct {m['direct_end_to_end']['recall']:.3f} "
        f"(content {m['direct_content_match']['recall']:.3f}) indirect "
        f"{m['indirect_end_to_end']['recall']:.3f} content match {m['content_match']['f1']:.3f} "
        f"exact s {m['source_exact']['f1']:.3f} q {m['cue_exact']['f1']:.3f} c {m['content_exact']['f1']:.3f}"
    )


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", type=Path, required=True, help="a PolNeAR split's folder")
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--keep", type=Path, help="save the scores by word here (npz folder)")
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    tokenizer = make_tokenizer(vocabulary(arguments.base))
    articles: list[Labelled] = load(arguments.split, tokenizer)
    model = Tagger.trained(arguments.base, arguments.weights)
    tables = tables_of(model)
    scores = {a.stem: by_word(model, a.pieces, half=True) for a in articles}
    score = scorer(arguments.scorer)
    for outside in (-0.5, 0.0, 0.5, 1.0):
        for none in (0.0, 1.0) if outside == 0 else (0.0,):
            predictions = {
                a.stem: as_prediction(attributions_of(*scores[a.stem], tables, Tuning(outside, none)), a.pieces) for a in articles
            }
            print(outside, none, summary(score.evaluate(arguments.split, predictions)), flush=True)


if __name__ == "__main__":
    main()
