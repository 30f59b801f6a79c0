"""Learns the score that two articles tell of one event, measures it on stories it has not seen, and writes models/stories.json.

    python -m training.stories.train ../shared/data [--measure]

Learnt from gva_dev (no licence stated), wikinews_medium (none stated), NewsWCL50 (annotation CC BY-SA 4.0), ECB+ (CC BY 3.0),
stories_dev, and our own stories beside the quality tests. With --measure the stories are dealt into six folds; a pair is scored by
a model that has seen neither story.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from itertools import combinations_with_replacement
from pathlib import Path
from zlib import crc32

import msgspec
import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from training.stories.corpora import SMALL, corpora
from training.stories.samples import Articles, Sample, sample, small_batches, tiny_batches

from onrecord.facts.article import Article
from onrecord.match.grouping import needed
from onrecord.match.item import Item
from onrecord.match.likeness import FIRST, NAMES, THEN, Matrix
from onrecord.match.linkage import linked
from onrecord.match.scoring import Line, Model, averaged, widened
from onrecord.match.text import of_article
from onrecord.match.trees import Trees

OUT = Path(__file__).parents[2] / "src" / "onrecord" / "models" / "stories.json"
FOLDS = 6
TINY_TESTS = 300
THRESHOLD = 0.4
WORTH, LOST = 0.1, 0.002
"""Score from which a pair is worth a close look, and the part of such pairs that may be missed."""
SMALL_WEIGHT = 0.5
TINY_WEIGHT = 2.0
WEIGHT = {"stories_dev": 5.0, "stories": 5.0, "newswcl50": 3.0}
"""Small corpora with look-alike events count for more than their number of pairs."""

Floats = NDArray[np.float64]
Tests = dict[str, list[Sample]]


class Learner:
    """The two models; fitted on weighted pairs."""

    def __init__(self, rows: Matrix, same: NDArray[np.bool_], weights: Floats) -> None:
        wide = widened(rows)
        self.mean, self.spread = wide.mean(0), wide.std(0) + 1e-6
        self.linear = LogisticRegression(C=0.3, max_iter=400).fit((wide - self.mean) / self.spread, same, sample_weight=weights)
        constraints = [*FIRST.values(), *THEN.values()]
        self.trees = HistGradientBoostingClassifier(
            max_iter=90, max_leaf_nodes=9, learning_rate=0.11, min_samples_leaf=60, l2_regularization=5,
            monotonic_cst=constraints, random_state=0,
        ).fit(rows, same, sample_weight=weights)  # fmt: skip

    def score(self, rows: Matrix) -> Floats:
        """The score of pairs."""
        line = self.linear.decision_function((widened(rows) - self.mean) / self.spread)
        tree = self.trees.decision_function(rows)
        return averaged(line, tree)

    def exported(self, rows: Matrix) -> Model:
        """The numbers to ship. From `rows` is learnt which pairs get no score that counts."""
        feature: list[int] = []
        threshold: list[float] = []
        left: list[int] = []
        right: list[int] = []
        value: list[float] = []
        roots: list[int] = []
        depth = 0
        for (predictor,) in self.trees._predictors:
            first = len(feature)
            roots.append(first)
            for place, node in enumerate(predictor.nodes):
                leaf = bool(node["is_leaf"])
                depth = max(depth, int(node["depth"]))
                feature.append(0 if leaf else int(node["feature_idx"]))
                threshold.append(0.0 if leaf else float(f"{node['num_threshold']:.7g}"))
                left.append(first + (place if leaf else int(node["left"])))
                right.append(first + (place if leaf else int(node["right"])))
                value.append(float(f"{node['value']:.5g}") if leaf else 0.0)
        trees = Trees(roots, feature, threshold, left, right, value, float(self.trees._baseline_prediction[0][0]), depth)
        line = Line(short(self.mean), short(self.spread), short(self.linear.coef_), float(self.linear.intercept_[0]))
        return Model(list(NAMES), *hopeful(self, rows), line, trees, THRESHOLD)


def short(numbers: NDArray[np.generic]) -> list[float]:
    """Numbers with the digits that matter."""
    return [float(f"{n:.6g}") for n in np.ravel(numbers)]


def hopeful(learner: Learner, rows: Matrix) -> tuple[Line, float]:
    """A regression over the first columns that tells which pairs are worth the rest, and its least log odds.

    Of the pairs with a score of WORTH or more all but the part LOST pass.
    """
    scores = learner.score(rows)
    wide = widened(rows[:, : len(FIRST)])
    mean, spread = wide.mean(0), wide.std(0) + 1e-6
    fitted = LogisticRegression(C=1.0, max_iter=500).fit((wide - mean) / spread, scores >= WORTH / 2)
    told = fitted.decision_function((wide - mean) / spread)
    least = float(np.quantile(told[scores >= WORTH], LOST))
    return Line(short(mean), short(spread), short(fitted.coef_), float(fitted.intercept_[0])), least


def pair_weights(articles: Articles, made: Sample) -> Floats:
    """A pair of one story weighs less the bigger the story is, so that a few big ones do not rule."""
    sizes = Counter(articles.gold.tolist())
    size = np.array([sizes[g] for g in articles.gold[made.one].tolist()])
    return np.where(made.same, 2 / np.sqrt(size), 1.0)


def learn(articles: Articles, samples: Sequence[tuple[Sample, float]], unseen: Sequence[int], folds: NDArray[np.int64]) -> Learner:
    """A learner that has seen no article of the folds `unseen`."""
    rows, same, weights = [], [], []
    for made, weight in samples:
        keep = ~(np.isin(folds[made.one], unseen) | np.isin(folds[made.other], unseen))
        rows.append(made.rows[keep, :-1])
        same.append(made.same[keep])
        weights.append(pair_weights(articles, made)[keep] * weight)
    return Learner(np.concatenate(rows), np.concatenate(same), np.concatenate(weights))


def bcubed(gold: Sequence[str], found: Sequence[int]) -> tuple[float, float, float]:
    """B-cubed precision, recall and F1."""
    golds, founds, both = Counter(gold), Counter(found), Counter(zip(gold, found, strict=True))
    precision = sum(n * n / founds[f] for (_, f), n in both.items()) / len(gold)
    recall = sum(n * n / golds[g] for (g, _), n in both.items()) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def grouping(articles: Articles, made: Sample, scores: Floats, threshold: float) -> tuple[float, float, float]:
    """B-cubed of the groups that scores make of a batch."""
    place_of = {p: n for n, p in enumerate(made.places.tolist())}
    edges = [(place_of[a], place_of[b], s) for a, b, s in zip(made.one.tolist(), made.other.tolist(), scores.tolist(), strict=True)]
    groups = linked(len(made.places), edges, lambda one, other, cohesion: needed(threshold, one, other, cohesion))
    label = {n: g for g, group in enumerate(groups) for n in group}
    return bcubed(articles.gold[made.places].tolist(), [label[n] for n in range(len(made.places))])


def told(articles: Articles, tests: Tests, scores: dict[str, list[Floats]], threshold: float) -> str:
    """B-cubed P, R and F1 of each test, the mean of its batches."""
    found = []
    for name, batches in tests.items():
        figures = [grouping(articles, made, s, threshold) for made, s in zip(batches, scores[name], strict=True)]
        found.append(f"{name} " + "/".join(f"{figure:.3f}" for figure in np.mean(figures, axis=0)))
    return "  ".join(found)


def measure(articles: Articles, tests: Tests, samples: Sequence[tuple[Sample, float]]) -> None:
    """Print B-cubed P, R and F1 of each test by threshold, every pair scored by a model that saw neither story."""
    folds = np.array(
        [FOLDS if c == "timebank" else crc32(g.encode()) % FOLDS for c, g in zip(articles.corpus, articles.gold, strict=True)]
    )
    scores = {name: [np.zeros(len(made.rows)) for made in batches] for name, batches in tests.items()}
    for unseen in combinations_with_replacement(range(FOLDS + 1), 2):
        learner = learn(articles, samples, unseen, folds)
        for name, batches in tests.items():
            for made, found in zip(batches, scores[name], strict=True):
                pair = np.sort(np.stack((folds[made.one], folds[made.other]), 1), 1)
                which = (pair == np.array(unseen)).all(1)
                if which.any():
                    found[which] = learner.score(made.rows[which, :-1])
    for threshold in (0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55):
        print(threshold, told(articles, tests, scores, threshold))


def tests_of(articles: Articles, alone: dict[str, Sample]) -> Tests:
    """What is measured: each corpus alone, most as one stream, each annotated story with its decoys, and unseen tiny batches."""
    sets: dict[str, list[int]] = {}
    for place in np.flatnonzero(np.isin(articles.corpus, SMALL)).tolist():
        sets.setdefault(str(articles.gold[place]).split(" alone ")[0], []).append(place)
    return {name: [made] for name, made in alone.items()} | {
        "mixed": [sample(articles, np.flatnonzero(~np.isin(articles.corpus, SMALL)).tolist())],
        "sets": [sample(articles, places) for places in sets.values()],
        "tiny": [made for made in tiny_batches(articles, TINY_TESTS, seed=77) if len(made.places) > 3 and len(made.rows)],
    }


def main() -> None:
    """Learn, and measure or write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--measure", action="store_true")
    options = parser.parse_args()
    everything: list[Article] = []
    items: list[Item] = []
    corpus: list[str] = []
    gold: list[str] = []
    for name, (found, stories) in corpora(options.data).items():
        everything += found
        items += [Item(of_article(a)) for a in found]
        corpus += [name] * len(found)
        gold += stories
    articles = Articles(everything, items, np.array(corpus), np.array(gold))
    alone = {name: sample(articles, np.flatnonzero(articles.corpus == name).tolist()) for name in dict.fromkeys(corpus)}
    stream = sample(articles, np.flatnonzero(~np.isin(articles.corpus, [*SMALL, "timebank"])).tolist())
    samples = [(made, WEIGHT.get(name, 1.0)) for name, made in alone.items() if name != "timebank"]
    samples += [(stream, 1.0), *((sample(articles, places), SMALL_WEIGHT) for places in small_batches(articles))]
    samples += [(made, TINY_WEIGHT) for made in tiny_batches(articles)]
    tests = tests_of(articles, alone)
    if options.measure:
        return measure(articles, tests, samples)
    learner = learn(articles, samples, [], np.zeros(len(items), dtype=np.int64))
    rows = np.concatenate([made.rows[:, :-1] for made in [stream, *alone.values()]])
    OUT.write_bytes(msgspec.json.encode(learner.exported(rows)))
    seen = {name: [learner.score(made.rows[:, :-1]) for made in batches] for name, batches in tests.items()}
    for threshold in (0.3, 0.4):
        print("seen", threshold, told(articles, tests, seen, threshold))
    return None


if __name__ == "__main__":
    main()
