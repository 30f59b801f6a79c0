"""Scores of the acts reader on the stories: each act in each article that tells of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from onrecord.facts.act import Act
from onrecord.facts.article import Article
from onrecord.facts.reading import Reading
from onrecord.facts.span import Span
from onrecord.read.pipeline import read_all

pytestmark = pytest.mark.quality
FLOORS = {"recall": 0.92, "stage": 0.88, "binding": 0.72, "votes": 0.79}
SAME_STAGE = {"debated": "proposed", "withdrawn": "lifted"}


def overlap(act: Act, evidence: list[Span]) -> float:
    """How much of the gold evidence an act's own evidence covers, counting a piece when half of the shorter is shared."""
    total = 0.0
    for gold in evidence:
        for span in act.evidence:
            shared = max(0, min(span.end, gold.end) - max(span.start, gold.start))
            if shared >= 0.5 * min(span.length, gold.length):
                total += shared / (span.length + gold.length)
    return total


def best(reading: Reading, evidence: list[Span]) -> Act | None:
    ranked = [(score, n) for n, a in enumerate(reading.acts) if (score := overlap(a, evidence)) > 0]
    return reading.acts[max(ranked)[1]] if ranked else None


def judge(gold: dict[str, Any], found: Act | None, hits: dict[str, list[bool]]) -> None:
    hits["recall"].append(found is not None)
    if found is None:
        return
    hits["stage"].append(SAME_STAGE.get(found.stage, found.stage) in {gold["stage"], *gold.get("stage_also", [])})
    if gold["binding"] is not None:
        hits["binding"].append(found.binding is gold["binding"])
    if gold["votes"]:
        said = {"for": found.votes.in_favour, "against": found.votes.against, "abstain": found.votes.abstain} if found.votes else {}
        hits["votes"].append(any(said.values()) and all(v is None or gold["votes"].get(k) == v for k, v in said.items()))


def test_acts_of_the_stories(shared: Path) -> None:
    hits: dict[str, list[bool]] = {name: [] for name in FLOORS}
    for folder in sorted((shared / "data" / "stories_dev").iterdir()):
        if not (folder / "gold.json").is_file():
            continue
        lines = (folder / "articles.jsonl").read_text("utf-8").splitlines()
        readings = {r.article.id: r for r in read_all(msgspec.json.decode(line, type=Article) for line in lines)}
        for act in json.loads((folder / "gold.json").read_text("utf-8"))["acts"]:
            by_article: dict[str, list[Span]] = {}
            for piece in act["evidence"]:
                by_article.setdefault(piece["article"], []).append(Span(piece["start"], piece["end"]))
            for article, evidence in by_article.items():
                judge(act, best(readings[article], evidence), hits)
    scores = {name: sum(values) / len(values) for name, values in hits.items()}
    print("acts of the stories", {k: round(v, 3) for k, v in scores.items()})
    for name, floor in FLOORS.items():
        assert scores[name] >= floor, (name, scores[name])
