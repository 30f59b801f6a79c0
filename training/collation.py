"""Learns which accounts of different articles tell of one event, from annotated stories and from labelled pairs of real coverage.

    python -m training.collation ../shared [--measure]

Writes src/onrecord/models/event_pairs.json. The stories are those of SHARED/data/stories_dev and of tests/quality/data/stories and
open; those of tests/quality/data/unseen are never read. A pair of a story is a yes where both accounts cover a mention of one
labelled event, and a no where the labels part them; pairs of which only one is labelled are left out.

Real coverage is others' words and stays outside: training/real_pairs.json holds, for 532 pairs of accounts in twelve events, the
columns' numbers and whether a reader of both texts takes them for one happening, never a word of them. Rows are only good for the
columns that they were made with.

With --measure each real event is scored by trees that have not seen it, and nothing is written. scikit-learn is needed.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from bench.gold_readings import gold_story
from bench.record import read_story
from sklearn.metrics import average_precision_score
from training.trees import Growth, boosted, left_out, packed

from onrecord.collate.acts.aligning import align_acts
from onrecord.collate.entities.uniting import unite_entities
from onrecord.collate.events.accounts import EventAccount, event_accounts
from onrecord.collate.events.candidates import NAMES, Spread, columns
from onrecord.collate.material import gather
from onrecord.collate.provenance.neighbours import with_neighbours
from onrecord.collate.wording.likeness import Likeness
from onrecord.facts.span import Span
from onrecord.match.trees import Forest

ROOT = Path(__file__).resolve().parents[1]
GROWTH = Growth(trees=200, depth=4, rate=0.03, sample=0.5, columns=0.2, leaf=5)
STORY = 0.15
"""What a pair of an annotated story counts beside a real one: their prose is tidier than news is."""
BAR = 0.85
REAL = Path(__file__).with_name("real_pairs.json")
COVERED = 0.3
"""Share (Dice) of characters from which an account covers a labelled mention."""
Row = tuple[str, list[float], bool]


def folders(shared: Path) -> list[Path]:
    """The annotated stories to learn from."""
    whole = [shared / "data" / "stories_dev", *(ROOT / "tests" / "quality" / "data" / name for name in ("stories", "open"))]
    return [s for folder in whole for s in sorted(folder.iterdir()) if (s / "gold.json").exists()]


def covers(one: Span, other: Span) -> float:
    """Dice overlap of two spans."""
    shared = max(0, min(one.end, other.end) - max(one.start, other.start))
    return 2 * shared / (one.length + other.length)


def labels_of(found: list[EventAccount], gold: dict[str, Any]) -> dict[int, str]:
    """Which account covers a mention of which labelled event."""
    held: dict[int, str] = {}
    for event in gold["events"]:
        for mention in event["mentions"]:
            span = Span(mention["start"], mention["end"])
            fits = [(max(covers(span, s) for s in h.spans), -n) for n, h in enumerate(found) if h.source.id == mention["article"]]
            best = max(fits, default=(0.0, 0))
            if best[0] > COVERED:
                held[-best[1]] = event["id"]
    return held


def rows_of(folder: Path) -> Iterator[Row]:
    """The pairs of one story."""
    story, readings, _ = gold_story(folder)
    readings, copies = read_story(readings, "accurate")
    gathered = gather(story, readings, copies, None)
    material = unite_entities(replace(gathered, sources=with_neighbours(gathered.sources)))
    acts = {(d.source.id, s): n for n, g in enumerate(align_acts(material)) for d in g for s in d.act.stage_evidence}
    found = event_accounts(material, acts)
    likeness = Likeness.over(" ".join(h.words.stems) for h in found)
    spread = Spread.over(found)
    held = labels_of(found, json.loads((folder / "gold.json").read_text("utf-8")))
    for i, j in combinations(range(len(found)), 2):
        if found[i].source is found[j].source or not (i in held and j in held):
            continue
        row = columns(found[i], found[j], likeness, spread)
        if row is not None:
            yield folder.name, row, held[i] == held[j]


def real_rows() -> list[Row]:
    """The labelled pairs of real coverage; raises ValueError where they were made for other columns."""
    made = json.loads(REAL.read_text("utf-8"))
    if tuple(made["columns"]) != NAMES:
        raise ValueError("training/real_pairs.json was made for other columns")
    return [(event, row, bool(one)) for event, one, row in made["pairs"]]


def learn(real: list[Row], stories: list[Row]) -> Forest:
    """The trees over these pairs."""
    rows = [*real, *stories]
    weights = [1.0] * len(real) + [STORY] * len(stories)
    return packed(boosted(GROWTH, [r[1] for r in rows], [r[2] for r in rows], weights), NAMES, BAR)


def main() -> None:
    """Learn and write, or measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--measure", action="store_true")
    options = parser.parse_args()
    stories = [row for folder in folders(options.shared) for row in rows_of(folder)]
    real = real_rows()
    truth = np.array([r[2] for r in real])
    print(
        f"{len(real)} real pairs, {truth.sum()} of one event; {len(stories)} of stories, {sum(r[2] for r in stories)} of one event"
    )
    if options.measure:
        sure = left_out([r[0] for r in real], [r[1] for r in real], lambda others: learn([real[n] for n in others], stories))
        print(f"left out: average precision {average_precision_score(truth, sure):.3f}")
        for bar in (0.5, 0.6, 0.7, 0.75, 0.8, 0.85):
            taken = sure >= bar
            print(f"  from {bar}: precision {truth[taken].mean():.3f}, recall {taken[truth].mean():.3f}")
        return
    path = ROOT / "src" / "onrecord" / "models" / "event_pairs.json"
    path.write_bytes(msgspec.json.encode(learn(real, stories)) + b"\n")
    print(f"{path.relative_to(ROOT)}, {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
