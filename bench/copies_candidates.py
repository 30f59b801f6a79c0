"""Finding candidates for copies: winnowed fingerprints against MinHash LSH (datasketch, where it is installed).

    python -m bench.copies_candidates FILE.jsonl...

Prints for each way the pairs looked at, the share of the verified copies among them, and the articles a CPU-second.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import msgspec
from datasketch import MinHash, MinHashLSH

from onrecord.facts.article import Article
from onrecord.match.board import Board, candidates
from onrecord.match.copies import pair_of
from onrecord.match.text import of_article

GRAM = 5


def by_minhash(board: Board, threshold: float) -> set[tuple[int, int]]:
    """Pairs whose sets of word 5-grams have about `threshold` Jaccard likeness."""
    index = MinHashLSH(threshold=threshold, num_perm=128)
    found: set[tuple[int, int]] = set()
    for place, article in enumerate(board.articles):
        sketch = MinHash(num_perm=128)
        sketch.update_batch([" ".join(gram).encode() for gram in board.words(article).grams(GRAM)])
        found.update((other, place) for other in index.query(sketch))
        index.insert(place, sketch)
    return found


def main() -> None:
    """Compare on the articles of the files named."""
    fields = set(Article.__struct_fields__)
    lines = [json.loads(line) for name in sys.argv[1:] for line in Path(name).read_text("utf-8").splitlines()]
    rows = [{k: v for k, v in line.items() if k in fields and v is not None} for line in lines]
    board = Board([of_article(msgspec.convert(row, Article)) for row in rows])
    ways: dict[str, Callable[[], set[tuple[int, int]]]] = {"winnowing": lambda: set(candidates(board))}
    for threshold in (0.5, 0.2, 0.1):
        ways[f"MinHash LSH at {threshold}"] = partial(by_minhash, board, threshold)
    looked: dict[str, set[tuple[int, int]]] = {}
    spent: dict[str, float] = {}
    for name, way in ways.items():
        began = time.process_time()
        looked[name] = way()
        spent[name] = time.process_time() - began
    articles = board.articles
    true = {pair for pair in set.union(*looked.values()) if pair_of(board, articles[pair[0]], articles[pair[1]])}
    for name, pairs in looked.items():
        rate, part = len(articles) / spent[name], len(pairs & true) / len(true)
        print(f"{name:20} {len(pairs):7} pairs  {part:.3f} of {len(true)} copies  {rate:6.0f} a CPU-second")


if __name__ == "__main__":
    main()
