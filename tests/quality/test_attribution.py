"""Attribution scores on PolNeAR dev with the scorer beside the corpora, and laws on the texts of all corpora."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from importlib import util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from onrecord.facts.article import Article
from onrecord.facts.reading import Reading
from onrecord.read.attributions import read_attributions, read_attributions_fast
from onrecord.read.entities import read_entities
from onrecord.read.parsed import Parsed
from onrecord.read.parser import parse
from onrecord.read.quotations import quotations

pytestmark = pytest.mark.quality
READERS = {"fast": read_attributions_fast, "accurate": read_attributions}
# Measured, less about half the width of the bootstrap interval.
FLOORS = {
    "fast": {"end_to_end": 0.66, "direct": 0.76, "indirect": 0.54, "content_exact": 0.49},
    "accurate": {"end_to_end": 0.75, "direct": 0.88, "indirect": 0.69, "content_exact": 0.62},
}
SAMPLE = 25


def load_scorer(shared: Path) -> ModuleType:
    spec = util.spec_from_file_location("score_attributions", shared / "eval" / "score_attributions.py")
    assert spec is not None
    assert spec.loader is not None
    module = util.module_from_spec(spec)
    sys.modules["score_attributions"] = module
    spec.loader.exec_module(module)
    return module


def read(parsed: Parsed, name: str) -> Reading:
    return READERS[name](parsed, read_entities(parsed, Reading(article=parsed.article, blocks=parsed.blocks)))


def predicted(reading: Reading) -> list[dict[str, Any]]:
    return [
        {
            "source": [a.source.start, a.source.end] if a.source else None,
            "cue": [a.cue.start, a.cue.end] if a.cue else None,
            "content": [[span.start, span.end] for span in a.content],
        }
        for a in reading.attributions
    ]


@pytest.fixture(scope="module")
def dev(shared: Path) -> list[Parsed]:
    folder = shared / "data" / "polnear" / "data" / "dev" / "text"
    return list(parse(Article(id=path.stem, text=path.read_bytes().decode("utf-8")) for path in sorted(folder.glob("*.txt"))))


@pytest.mark.parametrize("name", list(READERS))
def test_polnear_dev(shared: Path, dev: list[Parsed], name: str) -> None:
    scorer = load_scorer(shared)
    folder = shared / "data" / "polnear" / "data" / "dev"
    result = scorer.evaluate(folder, {parsed.article.id: predicted(read(parsed, name)) for parsed in dev})
    metrics = result["metrics"]
    low, high = result["end_to_end_f1_interval95"]
    shown = {
        "end_to_end": metrics["end_to_end"]["f1"],
        "direct": metrics["direct_end_to_end"]["recall"],
        "indirect": metrics["indirect_end_to_end"]["recall"],
        "content_exact": metrics["content_exact"]["f1"],
    }
    print()
    for key, value in shown.items():
        interval = f" (95% {low:.3f} to {high:.3f})" if key == "end_to_end" else ""
        print(f"attribution, {name}, PolNeAR dev, {key}: {value:.3f}{interval}, floor {FLOORS[name][key]}")
    fallen = {key: (round(shown[key], 3), floor) for key, floor in FLOORS[name].items() if shown[key] < floor}
    assert not fallen


def texts(data: Path) -> Iterator[tuple[str, str]]:
    """A few texts of every corpus."""
    for split in ("train", "dev"):
        for path in sorted((data / "polnear" / "data" / split / "text").glob("*.txt"))[:SAMPLE]:
            yield path.name, path.read_bytes().decode("utf-8")
    for path in sorted(data.glob("*/*.jsonl")) + sorted(data.glob("stories_dev/*/articles.jsonl")):
        taken = 0
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            if taken < SAMPLE and isinstance(row.get("text"), str):
                taken += 1
                yield f"{path.name}:{row.get('id')}", row["text"]


@pytest.mark.parametrize("name", list(READERS))
def test_no_quotation_is_altered_joined_or_invented(shared: Path, name: str) -> None:
    seen = direct = 0
    for parsed in parse(Article(id=key, text=text) for key, text in texts(shared / "data")):
        reading = read(parsed, name)
        found = quotations(parsed.text)
        for attribution in reading.attributions:
            last = -1
            for span in attribution.content:
                assert last <= span.start < span.end <= len(parsed.text)
                assert "\n" not in span.of(parsed.text)
                last = span.end
            if attribution.kind != "direct":
                continue
            direct += 1
            for span in attribution.content:
                within = [q for q in found if q.start <= span.start < q.end or span.start <= q.start < span.end]
                words = {i for i in range(span.start, span.end) if parsed.text[i].isalnum()}
                assert words <= {i for q in within for i in range(q.start, q.end)}, parsed.article.id
        seen += 1
    print(f"\n{name}: {seen} texts of all corpora, {direct} direct attributions, each verbatim and inside its marks")
    assert direct > 100
