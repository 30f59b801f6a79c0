"""Samples for the typing model: the predicates of PLV and of the PLOVER gold standard records, each with features and a type.

A gold record gives source, target and type of a sentence but not the word that tells it. Of the sentence's predicates the one
whose roles fit best stands for it; the others keep the type that the rules give them, at a small weight.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.facts.article import Article
from onrecord.facts.reading import Reading
from onrecord.read.entity_index import EntityIndex
from onrecord.read.events.features import features
from onrecord.read.events.participants import roles
from onrecord.read.events.reader import judged
from onrecord.read.events.type_model import NONE, YIELD
from onrecord.read.parsed import Parsed
from onrecord.read.parser import parse
from onrecord.read.pipeline import readers
from onrecord.read.syntax.predicates import predicates

FOLD = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT", "YIELD": YIELD, "RETREAT": YIELD}
WEIGHTS = {2: 1.0, 1: 0.5, 0: 0.2}
BACKGROUND = 0.1
FOLDS = 5
Span = tuple[int, int]


@dataclass(frozen=True)
class Sample:
    """A predicate's features with the type it should have and how much it counts."""

    sentence: str
    features: list[str]
    label: str
    weight: float


def fold_of(sentence: str) -> int:
    """The fold of a sentence, by its id."""
    return zlib.crc32(sentence.encode()) % FOLDS


def overlap(left: list[Span], right: list[Span]) -> bool:
    """Whether two lists of spans share a character."""
    return any(a < d and c < b for a, b in left for c, d in right)


def gold_spans(roles_given: list[dict[str, Any]]) -> list[Span]:
    """The spans of gold roles that have one."""
    return [(r["start"], r["end"]) for r in roles_given if r.get("start") is not None]


def fitting(event: dict[str, Any], actors: list[Span], recipients: list[Span]) -> int:
    """How many of a gold event's two roles a predicate's roles fit (a role without span asks for nothing)."""
    wanted = gold_spans(event["actors"]), gold_spans(event["recipients"])
    return sum(not want or overlap(want, have) for want, have in zip(wanted, (actors, recipients), strict=True))


def samples_of(parsed: Parsed, reading: Reading, gold: list[dict[str, Any]]) -> Iterator[Sample]:
    """The samples of one sentence."""
    index = EntityIndex(reading.entities, reading.mentions, reading.times)
    found: list[tuple[list[str], str, list[Span], list[Span], int]] = []
    for sentence in parsed.sentences:
        for predicate in predicates(sentence):
            ruled = judged(predicate, index)
            parts = roles(predicate, index, ruled.around, ruled.type)
            spans: dict[str, list[Span]] = {}
            for mention in (*reading.mentions, *index.added_mentions):
                spans.setdefault(mention.entity, []).append((mention.start, mention.end))
            names = features(predicate, ruled.around, ruled.type, ruled.factuality)
            label = FOLD.get(ruled.type or "", ruled.type or NONE)
            actors = [s for e in parts.actors for s in spans.get(e, [])]
            recipients = [s for e in parts.recipients for s in spans.get(e, [])]
            found.append((names, label, actors, recipients, len(list(predicate.head.ancestors))))
    labels = [(label, BACKGROUND) for _, label, *_ in found]
    for event in gold:
        label = FOLD.get(event["type"], event["type"])
        ranked = [(fitting(event, a, r) + 0.9 * (own == label), -depth, n) for n, (_, own, a, r, depth) in enumerate(found)]
        if ranked:
            best = max(ranked)[2]
            labels[best] = (label, WEIGHTS[fitting(event, found[best][2], found[best][3])])
    for (names, *_), (label, weight) in zip(found, labels, strict=True):
        yield Sample(parsed.article.id, names, label, weight)


def read_corpus(path: Path) -> list[dict[str, Any]]:
    """The records of an `events.jsonl`."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def samples(corpora: Iterable[Path]) -> Iterator[Sample]:
    """The samples of corpora in the form of `plv_train/events.jsonl`."""
    for path in corpora:
        rows = read_corpus(path)
        for parsed, row in zip(parse(Article(id=r["id"], text=r["text"]) for r in rows), rows, strict=True):
            reading = Reading(article=parsed.article, blocks=parsed.blocks)
            for reader in readers():
                reading = reader(parsed, reading)
            yield from samples_of(parsed, reading, row["events"])
