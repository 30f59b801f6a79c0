"""Cross-validate the events reader: readings of each sentence by the model of its fold, for `score_events.py`.

`python -m training.events.measure --data ../shared/data --models FOLDS --corpus plv_train > readings.jsonl`
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import msgspec
from training.events.samples import FOLDS, fold_of, read_corpus

from onrecord.facts.article import Article
from onrecord.read.events import typing
from onrecord.read.events.type_model import Model, Weights
from onrecord.read.parser import parse
from onrecord.read.pipeline import read


def main() -> None:
    """Print one reading a line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--models", type=Path, required=True)
    parser.add_argument("--corpus", required=True)
    options = parser.parse_args()
    files = [options.models / f"fold{n}.msgpack" for n in range(FOLDS)]
    models = [Model(msgspec.msgpack.decode(f.read_bytes(), type=Weights)) for f in files]
    rows = read_corpus(options.data / options.corpus / "events.jsonl")
    for parsed in parse(Article(id=r["id"], text=r["text"]) for r in rows):
        chosen = models[fold_of(parsed.article.id)]
        typing.model = lambda chosen=chosen: chosen  # type: ignore[assignment]  # the fold's model in place of the shipped one
        sys.stdout.buffer.write(msgspec.json.encode(read(parsed)) + b"\n")


if __name__ == "__main__":
    main()
