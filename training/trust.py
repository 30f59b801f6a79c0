"""Learns how surely a row of a record is right, from rows of records of real coverage that people judged.

    python -m training.trust KIND ROWS.json [--measure]

KIND is statement, event, figure or act. ROWS holds
{"columns": [...], "rows": [[story, weight, {question: 0 | 1 | null}, [numbers]], ...]}: for each judged row its story, the weight
it had among the story's rows, what was judged of it, and its columns, never a word of it.
Writes src/onrecord/models/trust_KIND.json: one forest for each question of `--ask` ("whole": right in every part
that counts); rows judged null are left out. `onrecord.collate.arranging.trust` asks them.

With --measure each story is asked of trees that have not seen it, and nothing is written. scikit-learn is needed.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import roc_auc_score
from training.trees import Growth, averaged, boosted, left_out, packed

from onrecord.collate.arranging.weights import trusted_weight
from onrecord.match.trees import Forest

MODELS = Path(__file__).resolve().parents[1] / "src" / "onrecord" / "models"
GROWTH, SEED = Growth(trees=150, depth=2, rate=0.05, sample=0.6, columns=0.2, leaf=10), 0
FEW = 600
"""Rows up to which averaged trees order stories that they have not seen better than boosted ones."""
AVERAGED, DEEP, FEWEST, SEEN = 120, 5, 4, 0.3
"""How many of these, how deep, the fewest rows of a leaf, and the share of the columns that each division sees."""
SCORES = frozenset({"score", "best score"})
"""Columns that only the accurate reader fills; -1 where it did not read."""
FIRST = 20
"""Rows by weight that are shown before the rest."""


class Row(NamedTuple):
    """One judged row of a record."""

    story: str
    weight: float
    judged: Mapping[str, int | None]
    columns: Sequence[float]


def rows_in(path: Path) -> tuple[list[str], list[Row]]:
    """The columns' names and the judged rows of a file."""
    made = json.loads(path.read_text("utf-8"))
    return made["columns"], [Row(*row) for row in made["rows"]]


def unscored(row: Row, names: Sequence[str]) -> Row:
    """The row as it would be where no tagger had read the article: learnt from beside the row itself."""
    return row._replace(columns=[-1.0 if name in SCORES else x for name, x in zip(names, row.columns, strict=True)])


def learn(rows: Sequence[Row], names: Sequence[str], question: str) -> Forest:
    """The trees that answer one question."""
    known = [r for r in rows if r.judged.get(question) is not None]
    if len(known) < FEW:
        grown = RandomForestClassifier(AVERAGED, max_depth=DEEP, min_samples_leaf=FEWEST, max_features=SEEN, random_state=SEED)
        grown.fit(np.array([r.columns for r in known]), np.array([r.judged[question] for r in known]))
        return averaged(grown, names, 0.5)
    asked = [both for r in known for both in (r, unscored(r, names))]
    answers = [float(v) for r in asked if (v := r.judged[question]) is not None]
    return packed(boosted(GROWTH, [r.columns for r in asked], answers, seed=SEED), names, 0.5)


def unseen(rows: Sequence[Row], names: Sequence[str], question: str) -> NDArray[np.float64]:
    """For each row the probability by trees that have not seen its story."""
    return left_out(
        [r.story for r in rows], [r.columns for r in rows], lambda others: learn([rows[n] for n in others], names, question)
    )


def first(rows: Sequence[Row], order: Sequence[float]) -> list[Row]:
    """The first rows of each story by these numbers, the greatest first."""
    chosen: list[Row] = []
    for story in sorted({r.story for r in rows}):
        ranked = sorted((-order[n], n) for n, r in enumerate(rows) if r.story == story)
        chosen += [rows[n] for _, n in ranked[:FIRST]]
    return chosen


def share(rows: Sequence[Row], question: str) -> float:
    """The share of a yes among the rows that were judged."""
    known = [v for r in rows if (v := r.judged.get(question)) is not None]
    return sum(known) / len(known) if known else float("nan")


def measure(names: Sequence[str], rows: Sequence[Row], questions: Sequence[str]) -> None:
    """Print what the trees give for stories they have not seen."""
    weights = [r.weight for r in rows]
    sure = {q: unseen(rows, names, q) for q in questions}
    for q in questions:
        asked = [n for n, r in enumerate(rows) if r.judged.get(q) is not None]
        auc = roc_auc_score([rows[n].judged[q] for n in asked], [sure[q][n] for n in asked])
        print(f"{q}: {len(asked)} judged, {share(rows, q):.3f} right, AUC {auc:.3f}")
    whole = sure[questions[0]]
    orders = {
        "weight": weights,
        "weight, none where likelier wrong": [w if p >= 0.5 else w - 10 for w, p in zip(weights, whole, strict=True)],
        "weight x trust": [w * p for w, p in zip(weights, whole, strict=True)],
        "weight x trust squared": [w * p**2 for w, p in zip(weights, whole, strict=True)],
        "weight x trust, third power": [w * p**3 for w, p in zip(weights, whole, strict=True)],
        "trust": list(whole),
    }
    if {"fact", "title", "main"} <= sure.keys():  # events: as a record orders them
        parts = zip(weights, sure["fact"], sure["title"], sure["main"], strict=True)
        orders["weight as in a record"] = [trusted_weight(w, float(f), float(t), float(m)) for w, f, t, m in parts]
    for name, order in orders.items():
        shown = first(rows, order)
        print(f"first {FIRST} by {name}: " + ", ".join(f"{q} {share(shown, q):.3f}" for q in questions))


def main() -> None:
    """Learn and write, or measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=("statement", "event", "figure", "act"))
    parser.add_argument("rows", type=Path)
    parser.add_argument("--ask", nargs="+", default=["whole"], help="the questions whose trees are written")
    parser.add_argument("--measure", action="store_true")
    options = parser.parse_args()
    names, rows = rows_in(options.rows)
    questions = list(dict.fromkeys(["whole", *(q for r in rows for q in r.judged)]))
    if options.measure:
        measure(names, rows, questions)
        return
    path = MODELS / f"trust_{options.kind}.json"
    path.write_bytes(msgspec.json.encode({q: learn(rows, names, q) for q in options.ask}) + b"\n")
    print(f"{path.name}, {path.stat().st_size} bytes, {len(rows)} rows")


if __name__ == "__main__":
    main()
