"""Train the attribution tagger on PolNeAR train; see README.md in this folder."""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from itertools import pairwise
from pathlib import Path

import torch
from corpus import Labelled, load, vocabulary
from model import LINK_SIZE, Tagger, crf_loss, link_scores
from torch.nn import functional

from onrecord.read.attributions.pieces import make_tokenizer

WINDOW = 256
CLS, SEP, MASK = 101, 102, 103
AVERAGE = 0.998
"""Share of the running average of the weights that each step keeps; the average is what is measured and shipped."""


def windows(article: Labelled, chance: random.Random) -> list[tuple[int, int]]:
    """Cut an article's words into consecutive windows with a random first cut."""
    pieces = article.pieces
    room = WINDOW - 2
    total = len(pieces.ids)
    edges = [0]
    target = chance.randint(room // 4, room)
    while edges[-1] < len(pieces.first):
        limit = pieces.first[edges[-1]] + target
        word = pieces.word_of[limit] if limit < total else len(pieces.first)
        edges.append(max(word, edges[-1] + 1))
        target = room
    return list(pairwise(edges))


def batch_of(
    cuts: list[tuple[Labelled, int, int]], chance: random.Random, marks: list[list[int]], hide: float = 0.0
) -> dict[str, torch.Tensor]:
    """Pad windows into one batch of tensors; word-level tensors hold first pieces only."""
    rows = []
    for article, begin, end in cuts:
        pieces = article.pieces
        low = pieces.first[begin]
        high = pieces.first[end] if end < len(pieces.first) else len(pieces.ids)
        ids = pieces.ids[low:high]
        style = chance.choice([None, None, *marks])
        if style:
            ids = [
                style[kind - 3] if piece in QUOTE_PIECES and kind in (3, 4) else piece
                for piece, kind in zip(ids, pieces.quote[low:high], strict=True)
            ]
        if hide:
            ids = [MASK if chance.random() < hide else piece for piece in ids]
        keep = [word for word in range(begin, end) if not article.masked[word]]
        rows.append(
            (
                [CLS, *ids[: WINDOW - 2], SEP],
                [0, *pieces.shape[low:high][: WINDOW - 2], 0],
                [0, *pieces.quote[low:high][: WINDOW - 2], 0],
                [0, *pieces.layout[low:high][: WINDOW - 2], 0],
                [pieces.first[word] - low + 1 for word in keep if pieces.first[word] - low < WINDOW - 2],
                keep,
                article,
            )
        )
    length = max(len(row[0]) for row in rows)
    count = max(1, *(len(row[4]) for row in rows))
    made = {name: torch.zeros(len(rows), length, dtype=torch.long) for name in ("ids", "shape", "quote", "layout", "mask")}
    made |= {name: torch.zeros(len(rows), count, dtype=torch.long) for name in ("first", "tag", "word")}
    made |= {name: torch.full((len(rows), count), -100) for name in ("cue_of", "source_of")}
    made["kept"] = torch.zeros(len(rows), count)
    for number, (ids, shape, quote, layout, first, keep, article) in enumerate(rows):
        size = len(ids)
        made["ids"][number, :size] = torch.tensor(ids)
        made["shape"][number, :size] = torch.tensor(shape)
        made["quote"][number, :size] = torch.tensor(quote)
        made["layout"][number, :size] = torch.tensor(layout)
        made["mask"][number, :size] = 1
        place = {word: where for where, word in enumerate(keep[: len(first)])}
        for word, where in place.items():
            made["first"][number, where] = first[where]
            made["tag"][number, where] = article.tag[word]
            made["word"][number, where] = word
            made["kept"][number, where] = 1
            if article.cue_of[word] in place:
                made["cue_of"][number, where] = place[article.cue_of[word]]
            source = article.source_of[word]
            if source == -1:
                made["source_of"][number, where] = count
            elif source in place:
                made["source_of"][number, where] = place[source]
    return made


QUOTE_PIECES: set[int] = set()


def loss_of(model: Tagger, batch: dict[str, torch.Tensor], half: bool, weights: tuple[float, float]) -> torch.Tensor:
    """Return the mean loss of a batch: tags by word, links by asking word."""
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
        emissions, links, none = model(batch["ids"], batch["shape"], batch["quote"], batch["layout"], batch["mask"])
    emissions, links, none = emissions.float(), links.float(), none.float()
    rows = torch.arange(len(emissions)).unsqueeze(1)
    emissions, links, none = (part[rows, batch["first"]] for part in (emissions, links, none))
    kept = batch["kept"]
    tags = crf_loss(emissions, batch["tag"], kept, model) / kept.sum()
    content, cue, cue_asks, source = links.split(LINK_SIZE, dim=2)
    hidden = (1 - kept).unsqueeze(1) * -1e4
    to_cue = link_scores(content, cue, model.cue_bias, batch["word"]) + hidden
    to_source = link_scores(cue_asks, source, model.source_bias, batch["word"]) + hidden
    to_source = torch.cat([to_source, none], dim=2)
    link = functional.cross_entropy(to_cue.flatten(0, 1), batch["cue_of"].flatten(), ignore_index=-100)
    from_cue = functional.cross_entropy(to_source.flatten(0, 1), batch["source_of"].flatten(), ignore_index=-100)
    return tags + weights[0] * torch.nan_to_num(link) + weights[1] * torch.nan_to_num(from_cue)


def train(arguments: argparse.Namespace) -> None:
    """Run the whole training, keeping the weights of each epoch."""
    torch.manual_seed(arguments.seed)
    torch.set_num_threads(arguments.threads)
    chance = random.Random(arguments.seed)
    tokenizer = make_tokenizer(vocabulary(arguments.base))
    piece = tokenizer.token_to_id
    QUOTE_PIECES.update(p for p in map(piece, '\u201c\u201d"') if p is not None)
    marks = [[piece("\u201c"), piece("\u201d")], [piece('"'), piece('"')]]
    articles = load(arguments.polnear / "train", tokenizer)
    model = Tagger(arguments.base)
    if arguments.init:
        model.load_state_dict(torch.load(arguments.init))
    model.prefer_near(arguments.near, arguments.near)
    steep = [model.transitions, model.cue_bias, model.source_bias]
    fresh = [
        p for n, p in model.named_parameters() if p.requires_grad and not n.startswith("encoder") and all(p is not s for s in steep)
    ]
    tuned = [p for n, p in model.named_parameters() if p.requires_grad and n.startswith("encoder")]
    optimizer = torch.optim.AdamW(
        [
            {"params": tuned, "lr": arguments.rate},
            {"params": fresh, "lr": arguments.rate * 3},
            {"params": steep, "lr": arguments.steep, "weight_decay": 0.0},
        ],
        weight_decay=0.01,
    )
    steps_an_epoch = math.ceil(sum(len(windows(a, chance)) for a in articles) / arguments.batch)
    total = steps_an_epoch * arguments.epochs
    warm = max(1, round(0.06 * total))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / warm, max(0.0, (total - s) / max(1, total - warm)))
    )
    arguments.out.mkdir(parents=True, exist_ok=True)
    (arguments.out / "settings.json").write_text(json.dumps({k: str(v) for k, v in vars(arguments).items()}, indent=2))
    average = {name: value.detach().clone() for name, value in model.state_dict().items()}
    begun = time.monotonic()
    step = 0
    for epoch in range(arguments.epochs):
        model.train()
        cuts = [(a, *w) for a in articles for w in windows(a, chance)]
        chance.shuffle(cuts)
        mean = 0.0
        for low in range(0, len(cuts), arguments.batch):
            batch = batch_of(cuts[low : low + arguments.batch], chance, marks, arguments.hide)
            loss = loss_of(model, batch, arguments.half, tuple(arguments.link))
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            step += 1
            with torch.no_grad():
                for name, value in model.state_dict().items():
                    if value.is_floating_point():
                        average[name].lerp_(value, 1 - min(AVERAGE, (1 + step) / (10 + step)))
            mean += (loss.item() - mean) / min(step, 50)
            if step % 25 == 0:
                print(f"{epoch} {step}/{total} loss {mean:.4f} {time.monotonic() - begun:.0f}s", flush=True)
        torch.save(average if arguments.average else model.state_dict(), arguments.out / f"epoch{epoch}.pt")


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--polnear", type=Path, required=True, help="folder with train and dev")
    parser.add_argument("--base", type=Path, required=True, help="folder of the base MiniLM model")
    parser.add_argument("--out", type=Path, required=True, help="folder for the weights")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--init", type=Path, help="weights to go on from")
    parser.add_argument("--hide", type=float, default=0.0, help="share of pieces hidden behind [MASK]")
    parser.add_argument("--near", type=float, default=0.0, help="how much link scores fall with distance at first")
    parser.add_argument("--link", type=float, nargs=2, default=[0.1, 0.05], help="weights of the two link losses")
    parser.add_argument("--steep", type=float, default=9e-4, help="learning rate of transitions and distance biases")
    parser.add_argument("--average", action="store_true", help="keep the running average of the weights")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--half", action="store_true", help="bfloat16 where the processor has it")
    train(parser.parse_args())


if __name__ == "__main__":
    main()
