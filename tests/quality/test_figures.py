"""Figures against the values annotated in the invented stories: are they found, and are their bounds right."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.facts.article import Article
from onrecord.facts.figure import Figure
from onrecord.read.pipeline import read_all

pytestmark = pytest.mark.quality
RECALL_FLOOR, VALUE_FLOOR = 0.95, 0.95
BLUR = 0.15


def overlap(figure: Figure, value: dict[str, Any]) -> int:
    """Code points shared, where that is at least half of the shorter of the two."""
    shared = min(figure.end, value["end"]) - max(figure.start, value["start"])
    least = min(figure.end - figure.start, value["end"] - value["start"])
    return shared if shared > 0 and shared >= least / 2 else 0


def agrees(found: float | None, wanted: float | None, about: bool) -> bool:
    """Whether a bound is right: one the gold leaves open is free, "about" is within 15 percent."""
    if wanted is None:
        return True
    return found is not None and (abs(found - wanted) <= BLUR * wanted if about else found == wanted)


def test_figures_of_the_stories(shared: Path) -> None:
    folder = shared / "data/stories_dev"
    articles: list[Article] = []
    values: list[dict[str, Any]] = []
    for story in sorted(p.parent for p in folder.glob("*/gold.json")):
        rows = map(json.loads, (story / "articles.jsonl").read_text("utf-8").splitlines())
        articles += [
            Article(id=r["id"], title=r.get("title") or "", published_at=r.get("published_at"), text=r["text"]) for r in rows
        ]
        values += [v for f in json.loads((story / "gold.json").read_text("utf-8"))["figures"] for v in f["values"]]
    figures = {r.article.id: r.figures for r in read_all(articles)}
    best = [max(figures[v["article"]], key=lambda f: overlap(f, v), default=None) for v in values]
    found = [(f, v) for f, v in zip(best, values, strict=True) if f and overlap(f, v)]
    right = sum(
        agrees(f.low, v["low"], v.get("about", False)) and agrees(f.high, v["high"], v.get("about", False)) for f, v in found
    )
    print(f"figures: found {len(found)} of {len(values)}, bounds right {right}")
    assert len(found) / len(values) >= RECALL_FLOOR
    assert right / len(found) >= VALUE_FLOOR
