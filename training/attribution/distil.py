"""Teach a tagger of fewer layers what the shipped one answers; see README.md in this folder.

The student begins as the teacher without some of its layers, keeps its tables (transitions, distances), and learns the teacher's
scores and link vectors on windows of any text (Hinton, Vinyals and Dean 2015; layers dropped as in Sajjad et al. 2023).
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from corpus import Labelled, load, vocabulary
from model import Tagger
from shipped import weights_of
from torch.nn import functional
from train import AVERAGE, QUOTE_PIECES, batch_of, windows

from onrecord.read.attributions.pieces import encode, make_tokenizer

LAYERS = 6
INPUTS = ("ids", "shape", "quote", "layout", "mask")
WORTH = (0.3, 4.0, 1.0)
"""What squared errors of tag scores, link vectors and the score of no source count: the first are wide, the second small."""


def student_of(base: Path, teacher: Path, kept: list[int], frozen: int) -> Tagger:
    """Return the teacher without the layers not in `kept`; the first `frozen` of them and all tables do not learn."""
    model = Tagger(base)
    model.load_state_dict(weights_of(teacher, LAYERS), strict=False)
    model.keep(kept)
    fixed = [model.shape, model.quote, model.layout, model.encoder.embeddings, *model.encoder.encoder.layer[:frozen]]
    for part in fixed:
        part.requires_grad_(False)
    for table in (model.transitions, model.cue_bias, model.source_bias):
        table.requires_grad_(False)
    return model


def unlabelled(paths: list[Path], vocab: dict[str, int]) -> list[Labelled]:
    """Return the texts of JSON Lines (`text`) as articles without labels."""
    tokenizer = make_tokenizer(vocab)
    found = []
    for path in paths:
        for line in path.read_text("utf-8").splitlines():
            text = json.loads(line)["text"]
            pieces = encode(text, tokenizer)
            size = len(pieces.first)
            found.append(Labelled(path.stem, text, pieces, [0] * size, [False] * size, [-2] * size, [-2] * size))
    return [a for a in found if a.pieces.first]


def distil(arguments: argparse.Namespace) -> None:
    """Run the whole training; the running average of the weights is kept every `--every` steps."""
    torch.manual_seed(arguments.seed)
    torch.set_num_threads(arguments.threads)
    chance = random.Random(arguments.seed)
    vocab = vocabulary(arguments.base)
    tokenizer = make_tokenizer(vocab)
    QUOTE_PIECES.update(p for p in map(tokenizer.token_to_id, '“”"') if p is not None)
    marks = [[tokenizer.token_to_id(a), tokenizer.token_to_id(b)] for a, b in ("“”", '""')]
    articles = [*load(arguments.polnear / "train", tokenizer), *unlabelled(arguments.texts, vocab)]
    settings = onnxruntime.SessionOptions()
    settings.intra_op_num_threads = 1
    teacher = onnxruntime.InferenceSession(str(arguments.teacher / "tagger.onnx"), settings)
    model = student_of(arguments.base, arguments.teacher, arguments.layers, arguments.frozen)
    if arguments.start is not None:
        model.load_state_dict(torch.load(arguments.start, weights_only=True))
    model.train()
    model.dropout.p = 0.0
    learning = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(learning, lr=arguments.rate, weight_decay=0.01)
    warm = max(1, arguments.steps // 20)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / warm, max(0.02, (arguments.steps - s) / (arguments.steps - warm)))
    )
    mean = {n: p.detach().clone() for n, p in model.named_parameters() if p.requires_grad}
    arguments.out.mkdir(parents=True, exist_ok=True)
    cuts: list[tuple[Labelled, int, int]] = []
    began, sums = time.time(), np.zeros(3)
    for step in range(1, arguments.steps + 1):
        if len(cuts) < arguments.batch:
            cuts = [(a, *w) for a in articles for w in windows(a, chance)]
            chance.shuffle(cuts)
        batch = batch_of([cuts.pop() for _ in range(arguments.batch)], chance, marks)
        inputs = [batch[name] for name in INPUTS]
        taught = [torch.from_numpy(o) for o in teacher.run(None, {n: t.numpy() for n, t in zip(INPUTS, inputs, strict=True)})]
        there = batch["mask"].bool()
        errors = [functional.mse_loss(o[there], t[there]) for o, t in zip(model(*inputs), taught, strict=True)]
        loss = sum(w * e for w, e in zip(WORTH, errors, strict=True))
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(learning, 1.0)
        optimizer.step()
        schedule.step()
        kept = min(AVERAGE, 1 - 1 / (step / 2 + 1))
        with torch.no_grad():
            for n, p in model.named_parameters():
                if p.requires_grad:
                    mean[n].lerp_(p, 1 - kept)
        sums += [float(e.detach()) for e in errors]
        if step % 20 == 0:
            print(step, round(time.time() - began), *(sums / 20).round(4), flush=True)
            sums[:] = 0
        if step % arguments.every == 0 or step == arguments.steps:
            torch.save({**model.state_dict(), **mean}, arguments.out / f"step{step}.pt")


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--polnear", type=Path, required=True)
    parser.add_argument("--texts", type=Path, nargs="*", default=[], help="JSON Lines with a `text`")
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--teacher", type=Path, required=True, help="folder of the model that is shipped")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="weights that an earlier run kept, to go on from")
    parser.add_argument("--layers", type=int, nargs="+", default=[0, 1, 2, 5], help="layers of the teacher that the student has")
    parser.add_argument("--frozen", type=int, default=2, help="of these the first ones that do not learn")
    parser.add_argument("--steps", type=int, default=600)
    parser.add_argument("--every", type=int, default=100)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    distil(parser.parse_args())


if __name__ == "__main__":
    main()
