"""Copies against the annotated stories, by the measures of score_record.py."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import msgspec
import pytest

from onrecord.facts.article import Article
from onrecord.match.copies import find_copies
from onrecord.match.text import of_article

pytestmark = pytest.mark.quality
FLOORS = {"copies.p": 0.95, "copies.r": 0.95, "copies.source": 0.95, "copies.part": 0.95}


def test_copies_are_found(shared: Path) -> None:
    sys.path.insert(0, str(shared / "eval"))
    import score_record  # type: ignore[import-not-found]  # stands beside the project

    folder = shared / "data" / "stories_dev"
    rows = [json.loads(line) for path in sorted(folder.glob("*/articles.jsonl")) for line in path.read_text("utf-8").splitlines()]
    articles = [msgspec.convert({k: v for k, v in row.items() if k in Article.__struct_fields__}, Article) for row in rows]
    copies = [msgspec.to_builtins(c) for c in find_copies([of_article(a) for a in articles])]
    tally = score_record.Tally()
    for story in score_record.load_stories(folder, None):
        score_record.score_copies(story, {"copies": [c for c in copies if c["article"] in story.outlets]}, tally)
    found = {name: tally.value(name) for name in FLOORS}
    print(found)
    assert all(value is not None and value >= FLOORS[name] for name, value in found.items())
