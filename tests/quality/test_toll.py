"""The toll model's weights on stories they were learnt from: a floor, not a measure of what to expect (ADR 0040)."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

import pytest

from onrecord.collate.toll import tolls
from onrecord.facts.article import Article
from onrecord.facts.reading import Reading
from onrecord.read.pipeline import read_all

pytestmark = pytest.mark.quality
STORIES = 60
BOTH_FLOOR, DATE_FLOOR = 0.70, 0.80


def test_tolls_of_the_archive(shared: Path) -> None:
    folder = shared / "data/gva_dev"
    facts = [json.loads(line) for line in (folder / "facts.jsonl").read_text("utf-8").splitlines()][:STORIES]
    wanted = {f["story"] for f in facts}
    member = {
        r["article"]: r["story"]
        for r in map(json.loads, (folder / "stories.jsonl").read_text("utf-8").splitlines())
        if r["story"] in wanted
    }
    rows = [r for r in map(json.loads, (folder / "articles.jsonl").read_text("utf-8").splitlines()) if r["id"] in member]
    articles = [
        Article(
            id=r["id"], url=r.get("url"), outlet=r.get("outlet"), title=r["title"], published_at=r["published_at"], text=r["text"]
        )
        for r in rows
    ]
    stories: dict[str, list[Reading]] = defaultdict(list)
    for reading in read_all(articles):
        stories[member[reading.article.id]].append(reading)
    found = {story: tolls(readings) for story, readings in stories.items()}
    both = sum((found[f["story"]].killed, found[f["story"]].injured) == (f["killed"], f["injured"]) for f in facts) / len(facts)
    date = sum(found[f["story"]].date == f["date"] for f in facts) / len(facts)
    print(f"toll: killed and injured {both:.3f}, date {date:.3f} of {len(facts)} stories (learnt from)")
    assert both >= BOTH_FLOOR
    assert date >= DATE_FLOOR
