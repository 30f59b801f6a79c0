"""Learns whether two numbers of two articles are of one thing, from pairs of real coverage that were judged by reading.

    python -m training.number_pairs [--measure]

training/real_number_pairs.json holds for each judged pair its story, the answer and its columns, never a word of it. Writes
src/onrecord/models/number_pairs.json, which `onrecord.collate.discrepancies.number_pairs` asks. With --measure each story is asked
of trees that have not seen it, and nothing is written. scikit-learn is needed.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
from sklearn.metrics import average_precision_score
from training.trees import Growth, boosted, left_out, packed

from onrecord.collate.discrepancies.number_pairs import NAMES
from onrecord.match.trees import Forest

ROOT = Path(__file__).resolve().parents[1]
ROWS, TARGET = ROOT / "training" / "real_number_pairs.json", ROOT / "src" / "onrecord" / "models" / "number_pairs.json"
GROWTH = Growth(trees=120, depth=3, rate=0.06, sample=0.6, columns=0.3, leaf=8)
BAR = 0.75
"""Probability from which a pair is shown."""
MANY = 20
"""Pairs of a story from which each counts for less, so that no story teaches more than its share."""


class Row(NamedTuple):
    """One judged pair."""

    story: str
    one: int
    columns: Sequence[float]


def rows_in(path: Path) -> list[Row]:
    """The judged pairs of a file; raises ValueError where they were made for other columns."""
    made = json.loads(path.read_text("utf-8"))
    if tuple(made["columns"]) != NAMES:
        raise ValueError(f"{path.name} was made for other columns")
    return [Row(*row) for row in made["pairs"]]


def learn(rows: Sequence[Row]) -> Forest:
    """The trees over these pairs."""
    of_story = Counter(r.story for r in rows)
    weights = [1 / (1 + of_story[r.story] / MANY) for r in rows]
    return packed(boosted(GROWTH, [r.columns for r in rows], [r.one for r in rows], weights), NAMES, BAR)


def measure(rows: Sequence[Row]) -> None:
    """Print what the trees give for stories they have not seen."""
    sure = left_out([r.story for r in rows], [r.columns for r in rows], lambda others: learn([rows[n] for n in others]))
    right = np.array([r.one for r in rows])
    print(f"{len(rows)} pairs of {len({r.story for r in rows})} stories, {right.mean():.3f} of one thing")
    print(f"average precision {average_precision_score(right, sure):.3f}")
    for bar in (0.4, 0.5, 0.6, BAR, 0.7, 0.8):
        shown = sure >= bar
        print(
            f"from {bar}: {shown.sum()} pairs, precision {right[shown].mean():.3f}, recall {right[shown].sum() / right.sum():.3f}"
        )


def main() -> None:
    """Learn and write, or measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--measure", action="store_true")
    rows = rows_in(ROWS)
    if parser.parse_args().measure:
        measure(rows)
        return
    TARGET.write_bytes(msgspec.json.encode(learn(rows)) + b"\n")
    print(f"{TARGET.name}, {TARGET.stat().st_size} bytes, {len(rows)} pairs")


if __name__ == "__main__":
    main()
