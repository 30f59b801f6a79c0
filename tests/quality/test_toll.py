"""Tolls of found stories, under weights learnt from them too: floors, not what to expect of others (ADR 0040, `bench.facts`)."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from onrecord.collate.series.settling import settle_toll
from onrecord.facts.article import Article
from onrecord.facts.reading import Reading
from onrecord.facts.record import RecordToll
from onrecord.match.stories import group
from onrecord.match.text import article_text
from onrecord.read.pipeline import read_all

pytestmark = pytest.mark.quality
STORIES = 120
FLOORS = {"killed_and_injured_accuracy": 0.75, "date_accuracy": 0.79, "city_accuracy": 0.67}


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def read(rows: list[dict[str, Any]]) -> dict[str, Reading]:
    known = ("id", "url", "outlet", "title", "published_at", "text")
    articles = [Article(**{k: row.get(k) for k in known}) for row in rows]  # type: ignore[arg-type]  # the corpora hold texts
    return {r.article.id: r for r in read_all(articles)}


def test_tolls_of_the_archives_stories_as_found(shared: Path) -> None:
    sys.path.insert(0, str(shared / "eval"))
    from score_facts import by_story, score  # type: ignore[import-not-found]  # stands beside the project

    folder = shared / "data/gva_dev"
    facts = lines(folder / "facts.jsonl")[:STORIES]
    wanted = {f["story"] for f in facts}
    member = {r["article"]: r["story"] for r in lines(folder / "stories.jsonl") if r["story"] in wanted}
    readings = read([r for r in lines(folder / "articles.jsonl") if r["id"] in member])
    found = []
    for story in group([article_text(r) for r in readings.values()]).stories:
        toll = settle_toll([readings[a] for a in story.articles]) or RecordToll()
        settled = {"killed": toll.killed, "injured": toll.injured, "date": toll.date, "city": toll.place}
        found.append({"articles": story.articles} | settled)
    result = score(facts, by_story(found, member))
    print(", ".join(f"{name} {result[name]:.3f}" for name in FLOORS), f"of {len(facts)} stories as found (learnt from)")
    for name, floor in FLOORS.items():
        assert result[name] >= floor, name


def test_the_toll_of_a_mine_collapse_is_the_last_told(shared: Path) -> None:
    folder = shared / "data/stories_dev/mine"
    own = json.loads((folder / "gold.json").read_text("utf-8"))["articles"]
    readings = read([row for row in lines(folder / "articles.jsonl") if row["id"] in own])
    toll = settle_toll(list(readings.values()))
    assert toll is not None
    assert toll.killed == 14
    for side in toll.killed_words:
        for span in side.spans:
            assert any(word in span.of(readings[side.article].article.text).casefold() for word in ("14", "fourteen"))


@pytest.mark.parametrize("story", ["ceasefire", "recall", "vote"])
def test_stories_without_casualties_have_no_toll(shared: Path, story: str) -> None:
    assert settle_toll(list(read(lines(shared / f"data/stories_dev/{story}/articles.jsonl")).values())) is None
