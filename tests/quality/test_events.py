"""Scores of the events reader: PLOVER sentences by the rules alone, and the stories' events by mention."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from importlib import util
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import pytest

from onrecord.facts.article import Article
from onrecord.facts.event import Event
from onrecord.facts.reading import Reading
from onrecord.facts.span import Span
from onrecord.read.events import typing
from onrecord.read.pipeline import read_all

pytestmark = pytest.mark.quality
# The shipped typing model has seen these sentences, so the rules are measured alone; training/events/measure.py
# cross-validates both
# together (docs/adr/0050). Floors lie a little below the figures measured.
FLOORS = {
    "plv_train": {"typed_recall": 0.80, "tuple_recall": 0.66, "macro_f1": 0.76},
    "plover_gsr": {"typed_recall": 0.83, "tuple_recall": 0.65, "macro_f1": 0.79},
}
STORY_FLOORS = {"recall": 0.92, "factuality": 0.87, "type": 0.85}


def load_scorer(shared: Path, name: str) -> ModuleType:
    spec = util.spec_from_file_location(name, shared / "eval" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("corpus", sorted(FLOORS))
def test_plover_sentences(shared: Path, tmp_path: Path, corpus: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typing, "model", lambda: None)
    gold = shared / "data" / corpus / "events.jsonl"
    out = tmp_path / "readings.jsonl"
    with out.open("wb") as file:
        for reading in read_all(Article(id=r["id"], text=r["text"]) for r in rows(gold)):
            file.write(msgspec.json.encode(reading) + b"\n")
    scores = load_scorer(shared, "score_events").score(gold, out)
    print(corpus, {k: round(v, 3) for k, v in scores.items()})
    for name, floor in FLOORS[corpus].items():
        assert scores[name] >= floor, (name, scores[name])


def inside(left: Span, right: Span) -> float:
    """The share of the shorter span that the other covers."""
    shared = min(left.end, right.end) - max(left.start, right.start)
    return max(0, shared) / max(1, min(left.length, right.length))


def closest(reading: Reading, gold: Span) -> Event | None:
    """The event with a mention that best covers a gold mention, at least by half of the shorter."""

    def spans(event: Event) -> Iterable[Span]:
        return (s for s in (event.clause, event.trigger, *event.mentions) if s is not None)

    def closeness(span: Span) -> float:
        shared = min(span.end, gold.end) - max(span.start, gold.start)
        return 2 * max(0, shared) / (span.length + gold.length)

    found = [(closeness(s), n) for n, e in enumerate(reading.events) for s in spans(e) if inside(s, gold) >= 0.5]
    return reading.events[max(found)[1]] if found else None


def story_mentions(shared: Path) -> Iterator[tuple[dict[str, Any], dict[str, Any], Reading]]:
    """Gold event, gold mention and the reading of the mention's article."""
    for folder in sorted((shared / "data" / "stories_dev").iterdir()):
        if not (folder / "gold.json").is_file():
            continue
        articles = [msgspec.convert(r, Article) for r in rows(folder / "articles.jsonl")]
        readings = {r.article.id: r for r in read_all(articles)}
        for event in json.loads((folder / "gold.json").read_text("utf-8"))["events"]:
            for mention in event["mentions"]:
                yield event, mention, readings[mention["article"]]


def test_events_of_the_stories(shared: Path) -> None:
    hits: dict[str, list[bool]] = {"recall": [], "factuality": [], "type": []}
    for event, mention, reading in story_mentions(shared):
        found = closest(reading, Span(mention["start"], mention["end"]))
        hits["recall"].append(found is not None)
        if found is None:
            continue
        hits["factuality"].append(found.factuality in {mention["factuality"], *event.get("factuality_also", [])})
        if event["type"]:
            hits["type"].append(found.type in {event["type"], *event.get("type_also", [])})
    scores = {name: sum(values) / len(values) for name, values in hits.items()}
    print("stories", {k: round(v, 3) for k, v in scores.items()})
    for name, floor in STORY_FLOORS.items():
        assert scores[name] >= floor, (name, scores[name])
