"""Train the typing model: `python -m training.events.train --data ../shared/data --out src/onrecord/models/events`.

With `--folds DIR` one model a fold is written instead, for cross-validation by sentence (measure.py).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from training.events.samples import FOLDS, Sample, fold_of, samples

from onrecord.read.events.type_model import Weights

STRENGTH = 1.0
"""Inverse strength of the quadratic penalty, as C of scikit-learn."""
SMALLEST = 0.004
"""Features whose weights all lie below this share of the greatest are left out."""


def fit(rows: list[Sample]) -> Weights:
    """Multinomial logistic regression with a quadratic penalty, by L-BFGS; deterministic."""
    labels = sorted({r.label for r in rows})
    names = sorted({f for r in rows for f in r.features})
    column = {f: n for n, f in enumerate(names)}
    pointers = np.cumsum([0, *(len(r.features) for r in rows)])
    indices = np.fromiter((column[f] for r in rows for f in r.features), dtype=np.int64)
    inputs = csr_matrix((np.ones(len(indices)), indices, pointers), shape=(len(rows), len(names)))
    wanted = np.zeros((len(rows), len(labels)))
    wanted[np.arange(len(rows)), [labels.index(r.label) for r in rows]] = 1.0
    counts = np.array([r.weight for r in rows])[:, None]
    shape = (len(names) + 1, len(labels))

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        weights = flat.reshape(shape)
        scores = inputs @ weights[:-1] + weights[-1]
        scores -= scores.max(axis=1, keepdims=True)
        chances = np.exp(scores)
        chances /= chances.sum(axis=1, keepdims=True)
        wrong = (chances - wanted) * counts
        slope = np.vstack([inputs.T @ wrong + weights[:-1] / STRENGTH, wrong.sum(axis=0)])
        cost = -float((counts * wanted * np.log(chances + 1e-12)).sum()) + float((weights[:-1] ** 2).sum()) / (2 * STRENGTH)
        return cost, slope.ravel()

    found = minimize(loss, np.zeros(shape[0] * shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x.reshape(shape)
    return packed(labels, names, found)


def packed(labels: list[str], names: list[str], found: NDArray[np.float64]) -> Weights:
    """Weights as 8-bit integers, without features that count for nothing."""
    matrix, bias = found[:-1], found[-1]
    greatest = float(np.abs(matrix).max())
    kept = np.abs(matrix).max(axis=1) > SMALLEST * greatest
    scale = greatest / 127
    return Weights(
        labels=labels,
        features=[n for n, k in zip(names, kept, strict=True) if k],
        bias=[round(float(b), 5) for b in bias],
        scale=scale,
        weights=np.round(matrix[kept] / scale).astype(np.int8).tobytes(),
    )


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--folds", action="store_true", help="one model a fold, trained on the others")
    options = parser.parse_args()
    rows = list(samples(options.data / name / "events.jsonl" for name in ("plv_train", "plover_gsr")))
    options.out.mkdir(parents=True, exist_ok=True)
    if options.folds:
        for fold in range(FOLDS):
            model = fit([r for r in rows if fold_of(r.sentence) != fold])
            (options.out / f"fold{fold}.msgpack").write_bytes(msgspec.msgpack.encode(model))
    else:
        (options.out / "types.msgpack").write_bytes(msgspec.msgpack.encode(fit(rows)))


if __name__ == "__main__":
    main()
