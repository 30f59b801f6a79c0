"""Learn src/onrecord/lexicon/toll_weights.json: `python training/tolls.py --data FOLDER [--readings FILE] [--folds 5]`.

FOLDER holds articles.jsonl, stories.jsonl and facts.jsonl (killed, injured, date and city of each story, as the Gun Violence
Archive has them). FILE holds the readings of the articles, one a line; without it the articles are read first. Three
conditional logits (toll, day, town) are fitted by L-BFGS with a Gaussian prior; cross-validation over stories prints what to
expect on others. Only weights are kept: no name or text of the articles is written.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from zlib import crc32

import msgspec
import numpy as np
from scipy import sparse
from scipy.optimize import minimize

from onrecord.collate.series.day import DaysTold, day_candidates, day_features, days
from onrecord.collate.series.evidence import Evidence, evidence
from onrecord.collate.series.features import Accounts, candidates, features
from onrecord.collate.series.town import TownsTold, home, shown, town_candidates, town_features, towns
from onrecord.facts.article import Article
from onrecord.facts.reading import Reading
from onrecord.read.pipeline import read_all

TARGET = Path(__file__).resolve().parents[1] / "src/onrecord/lexicon/toll_weights.json"
PRIORS = {"toll": 3.0, "day": 3.0, "town": 3.0}
LEAST = 0.005
TIMES = (3, 4, 7, 12, 30)
GROWN, GROWN_WEIGHT = " grown", 0.5
"""Mark and weight of stories told as ones with more people (`multiplied`)."""
Vector = np.ndarray[Any, np.dtype[np.float64]]
Rows = dict[str, tuple[list[Any], int, list[dict[str, float]]]]


def total(pairs: Iterable[tuple[str, float]]) -> dict[str, float]:
    """Features with those of one name added up."""
    found: dict[str, float] = {}
    for name, value in pairs:
        found[name] = found.get(name, 0.0) + value
    return found


def city_names(name: str) -> set[str]:
    """The names that a gold city stands for, without "city" and "county"."""
    parts = re.split(r"[()]", re.sub(r"\bst\.? ", "saint ", name.lower()))
    words = (re.sub(r"\b(city|county|parish|township|town|of)\b", " ", re.sub(r"[^a-z ]", " ", p)).split() for p in parts)
    return {" ".join(w) for w in words} - {""}


def rows_of(facts: dict[str, Any], stories: dict[str, list[Reading]]) -> dict[str, Rows]:
    """Candidates, the place of the right one (-1 for none) and features of each story, by model."""
    found: dict[str, Rows] = {"toll": {}, "day": {}, "town": {}}
    for story, fact in facts.items():
        readings = stories[story]
        accounts = Accounts([evidence(r) for r in readings])
        counts = candidates(accounts.articles)
        right: Any = (fact["killed"], fact["injured"])
        found["toll"][story] = (counts, place(counts, right), [total(features(accounts, *c)) for c in counts])
        if fact["killed"] + fact["injured"] > 1:
            found["toll"] |= multiplied(story, accounts.articles, right)
        dated = [days(r) for r in readings]
        told, of_days = day_candidates(dated), DaysTold(dated)
        found["day"][story] = (
            told,
            place(told, dt.date.fromisoformat(fact["date"])),
            [total(day_features(of_days, d)) for d in told],
        )
        placed = [towns(r, home(readings)) for r in readings]
        keys, of_towns = town_candidates(placed), TownsTold(placed)
        city = next((n for n, k in enumerate(keys) if city_names(shown(placed, k)) & city_names(fact["city"])), -1)
        found["town"][story] = (keys, city, [total(town_features(of_towns, k)) for k in keys])
    return found


def multiplied(story: str, articles: Sequence[Evidence], right: tuple[int, int]) -> Rows:
    """The same story as one with some times more people, so that the sizes of shootings are not all that is learnt."""
    times = TIMES[crc32(story.encode()) % len(TIMES)]
    grown = Accounts([replace(a, told=tuple(replace(t, count=t.count * times) for t in a.told), plets=()) for a in articles])
    counts = candidates(grown.articles)
    toll = (right[0] * times, right[1] * times)
    return {story + GROWN: (counts, place(counts, toll), [total(features(grown, *c)) for c in counts])}


def place(items: list[Any], right: object) -> int:
    """Where the right candidate stands, -1 for nowhere."""
    return items.index(right) if right in items else -1


def fit(rows: Rows, stories: list[str], prior: float) -> dict[str, float]:
    """The weights of a conditional logit over the stories whose right candidate is among them."""
    stories = [s for base in stories for s in (base, base + GROWN) if s in rows and rows[s][1] >= 0]
    vocabulary: dict[str, int] = {}
    cells: list[tuple[int, int, float]] = []
    starts = [0]
    for story in stories:
        for number, row in enumerate(rows[story][2]):
            cells += [(starts[-1] + number, vocabulary.setdefault(name, len(vocabulary)), value) for name, value in row.items()]
        starts.append(starts[-1] + len(rows[story][2]))
    at, of, value = zip(*cells, strict=True)
    matrix = sparse.csr_matrix((value, (at, of)), shape=(starts[-1], len(vocabulary)))
    first = np.array(starts[:-1])
    right = first + np.array([rows[s][1] for s in stories])
    group = np.repeat(np.arange(len(stories)), np.diff(starts))
    heavy = np.array([GROWN_WEIGHT if s.endswith(GROWN) else 1.0 for s in stories])
    turned, gained = matrix.T.tocsr(), matrix[right].T @ heavy

    def loss(weights: Vector) -> tuple[float, Vector]:
        scores = matrix @ weights
        top = np.maximum.reduceat(scores, first)
        grown = np.exp(scores - top[group])
        sums = np.add.reduceat(grown, first)
        gain = heavy @ (scores[right] - top - np.log(sums))
        return prior * (weights @ weights) / 2 - gain, turned @ (grown * (heavy / sums)[group]) - gained + prior * weights

    weights = minimize(loss, np.zeros(len(vocabulary)), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return {name: round(float(weights[n]), 4) for name, n in sorted(vocabulary.items()) if abs(weights[n]) >= LEAST}


def chosen(rows: Rows, story: str, weights: dict[str, float]) -> int:
    """The place of the best candidate, -1 for none."""
    scores = [sum(weights.get(name, 0.0) * value for name, value in row.items()) for row in rows[story][2]]
    return int(np.argmax(scores)) if scores else -1


def validate(rows: Rows, prior: float, folds: int, facts: dict[str, Any], model: str) -> None:
    """Print the share of stories settled rightly by weights learnt from the others."""
    order = sorted(s for s in rows if not s.endswith(GROWN))
    random.Random(7).shuffle(order)
    right: dict[str, bool] = {}
    for fold in range(folds):
        held = order[fold::folds]
        weights = fit(rows, [s for s in order if s not in set(held)], prior)
        every = [s for base in held for s in (base, base + GROWN) if s in rows]
        right |= {s: rows[s][1] >= 0 and chosen(rows, s, weights) == rows[s][1] for s in every}
    many = [s for s in order if facts[s]["killed"] + facts[s]["injured"] > 1]
    grown = [s for s in right if s.endswith(GROWN)]
    for name, some in (("all", order), ("two or more victims", many), ("multiplied", grown)):
        if some:
            print(f"{model:5} {name} {sum(right[s] for s in some) / len(some):.3f}")


def main() -> None:
    """Fit the three models, print cross-validation, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--readings", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    options = parser.parse_args()
    facts = {r["story"]: r for r in map(json.loads, (options.data / "facts.jsonl").read_text("utf-8").splitlines())}
    if options.readings:
        every = [msgspec.json.decode(line, type=Reading) for line in options.readings.read_bytes().splitlines()]
    else:
        articles = (msgspec.json.decode(line, type=Article) for line in (options.data / "articles.jsonl").read_bytes().splitlines())
        every = list(read_all(articles))
    readings = {r.article.id: r for r in every}
    stories: dict[str, list[Reading]] = defaultdict(list)
    for row in map(json.loads, (options.data / "stories.jsonl").read_text("utf-8").splitlines()):
        stories[row["story"]].append(readings[row["article"]])
    for some in stories.values():
        some.sort(key=lambda r: (r.article.published_at or "", r.article.id))
    found = rows_of(facts, stories)
    weights: dict[str, Any] = {
        "about": f"Conditional logits learnt from {len(facts)} incidents of the Gun Violence Archive and {len(every)} pages"
        " it links to (no licence stated); training/tolls.py."
    }
    for model, rows in found.items():
        if options.folds:
            validate(rows, PRIORS[model], options.folds, facts, model)
        weights[model] = fit(rows, [s for s in sorted(rows) if not s.endswith(GROWN)], PRIORS[model])
    TARGET.write_text(json.dumps(weights, indent=0, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
