"""Scores of the relays reader: outlets cited in PolNeAR articles, and relays in the stories written for onrecord."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.facts.article import Article
from onrecord.facts.entity import Entity
from onrecord.facts.reading import Reading
from onrecord.facts.span import Span
from onrecord.lexicon.outlets import key_of, outlet_named
from onrecord.read.pipeline import read_all

Row = dict[str, Any]
CITED, RELAYS_F1 = 0.80, 0.80


def rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def names_of(entity: Entity) -> set[tuple[str, ...]]:
    """The names an entity goes by, the lexicon's among them."""
    return {key_of(name) for name in (entity.name, *entity.aliases)}


def same(gold: str | None, entity: Entity | None) -> bool:
    """Whether an entity is the outlet of a label; a label without a name (an anaphor that nothing resolves) fits any outlet."""
    if entity is None:
        return False
    if gold is None or gold.endswith("(unresolved)"):
        return entity.kind == "outlet"
    known = outlet_named(gold)
    return bool(known and known.key == entity.outlet) or key_of(gold) in names_of(entity)


def cited(row: Row, reading: Reading) -> bool:
    """Whether the reading has an attribution or relay of this outlet that overlaps the label's content."""
    entities = {entity.id: entity for entity in reading.entities}
    content = [Span(*part) for part in row["content"]]

    def touches(parts: Iterable[Span]) -> bool:
        return any(part.overlaps(c) for part in parts for c in content)

    for attribution in reading.attributions:
        tellers = [attribution.source.entity if attribution.source else None, *attribution.relays]
        if touches(attribution.content) and any(same(row["outlet"], entities.get(t or "")) for t in tellers):
            return True
    return any(touches(relay.covers) and same(row["outlet"], entities[relay.entity]) for relay in reading.relays)


def polnear(shared: Path, split: str) -> Iterator[tuple[Article, list[Row]]]:
    """The articles of a split in which outlets are cited, with their labels."""
    folder = shared / "data/polnear/data"
    with (folder / "metadata.tsv").open(encoding="utf-8") as table:
        meta = {Path(line["filename"]).stem: line for line in csv.DictReader(table, delimiter="\t")}
    labels: dict[str, list[Row]] = {}
    for row in rows(shared / f"data/outlet_citations/outlet_citations_{split}.jsonl"):
        labels.setdefault(row["id"], []).append(row)
    for key, found in labels.items():
        text = (folder / split / "text" / f"{key}.txt").read_text("utf-8")
        yield Article(id=key, outlet=meta.get(key, {}).get("publisher"), text=text), found


@pytest.mark.quality
def test_outlets_cited(shared: Path) -> None:
    data = list(polnear(shared, "dev"))
    readings = read_all(article for article, _ in data)
    results = [(row, cited(row, reading)) for (_, labels), reading in zip(data, readings, strict=True) for row in labels]
    others = [found for row, found in results if not row["self"]]
    score = sum(others) / len(others)
    every = sum(found for _, found in results) / len(results)
    print(f"outlets cited, dev: {score:.3f} of {len(others)}; with outlets that name themselves {every:.3f} of {len(results)}")
    assert score >= CITED


def hits(gold: list[Row], reading: Reading) -> int:
    """Labels that some relay touches and names, one to one."""
    entities = {entity.id: entity for entity in reading.entities}
    left = list(reading.relays)
    found = 0
    for label in gold:
        wanted = [label["outlet"], *label.get("aliases", [])]
        for relay in left:
            entity = entities[relay.entity]
            joined = {"".join(name) for name in names_of(entity)}
            spelled = any("".join(word[0] for word in key_of(w)) in joined for w in wanted)
            if label["start"] < relay.end and relay.start < label["end"] and (spelled or any(same(w, entity) for w in wanted)):
                left.remove(relay)
                found += 1
                break
    return found


@pytest.mark.quality
def test_relays_of_the_stories(shared: Path) -> None:
    found = said = wanted = 0
    for folder in sorted(p.parent for p in (shared / "data/stories_dev").glob("*/gold.json")):
        gold = json.loads((folder / "gold.json").read_text("utf-8"))
        articles = [
            Article(
                id=r["id"],
                url=r.get("url"),
                outlet=r.get("outlet"),
                title=r.get("title") or "",
                published_at=r.get("published_at"),
                text=r["text"],
            )
            for r in rows(folder / "articles.jsonl")
            if r["id"] in gold["articles"] and r.get("text")
        ]
        for reading in read_all(articles):
            labels = [r for r in gold["relays"] if r["article"] == reading.article.id]
            found += hits(labels, reading)
            said += len(reading.relays)
            wanted += len(labels)
    precision, recall = found / said, found / wanted
    f1 = 2 * precision * recall / (precision + recall)
    print(f"relays, stories_dev: p {precision:.3f} r {recall:.3f} f1 {f1:.3f}")
    assert f1 >= RELAYS_F1
