"""Makes the rows that training.trust learns from: the columns of statements that people judged in records of real coverage.

    python -m training.trust_rows STORES LABELS OUT.json

STORES holds STORY.db, built of each story's coverage by the readers of today. LABELS holds STORY.labels.jsonl, a line for each
judged row ({"id", "k": "statement", "real", "speaker", "polarity", "span"}, 1 where right), and st/STORY.jsonl, the records judged.
Where a statement of today has another speaker, polarity or wording than the one judged, what was judged of that is left open.
Coverage, labels and rows are others' words or made of them and stay outside the repository.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.collate.arranging.statement_columns import statement_columns
from onrecord.collate.record import Coverage, align, arrange, compare, settle, trace, unite
from onrecord.facts.record import RecordStatement
from onrecord.store.store import Store

PARTS = ("real", "speaker", "polarity", "span")


def judged_record(path: Path) -> dict[str, Any]:
    """The record that was judged: that of the greatest story."""
    records: list[dict[str, Any]] = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return max(records, key=lambda r: len(r["articles"]))


def judged_now(label: dict[str, Any], old: dict[str, Any], now: RecordStatement) -> dict[str, int | None]:
    """What was judged of a statement, as far as it still holds of the statement of today."""
    judged: dict[str, int | None] = {part: label[part] for part in PARTS}
    if old["text"] != now.text:
        judged["span"] = None
    if old["speaker"] != now.speaker:
        judged["speaker"] = None
    if old["denies"] != now.denies:
        judged["polarity"] = None
    values = list(judged.values())
    return {"whole": 0 if 0 in values else None if None in values else 1, **judged}


def rows_of(store: Path, labels: Path) -> Iterator[tuple[str, float, dict[str, int | None], dict[str, float]]]:
    """The judged statements of one story."""
    judged = judged_record(labels / "st" / f"{store.stem}.jsonl")
    lines = [json.loads(line) for line in (labels / f"{store.stem}.labels.jsonl").read_text("utf-8").splitlines() if line.strip()]
    given = {line["id"]: line for line in lines if line["k"] == "statement"}
    olds = {s["id"]: s for s in judged["statements"]}
    with Store.open(store) as opened:
        story = max(opened.stories(), key=lambda s: len({*s.articles} & {*judged["articles"]}))
        readings = [r for r in opened.readings() if r.article.id in set(story.articles)]
        known = opened.record(story.id)
    compared = compare(trace(settle(align(unite(Coverage(story, readings, known.copies if known else ()))))))
    aligned = compared.traced.aligned
    for now, variants in zip(arrange(compared).statements, aligned.statements, strict=True):
        if now.id in given and now.id in olds:
            old = olds[now.id]
            yield store.stem, old["weight"], judged_now(given[now.id], old, now), statement_columns(aligned.material, now, variants)


def main() -> None:
    """Write the rows."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("stores", "labels", "out"):
        parser.add_argument(name, type=Path)
    options = parser.parse_args()
    found = [
        row
        for store in sorted(options.stores.glob("*.db"))
        if (options.labels / f"{store.stem}.labels.jsonl").exists()
        for row in rows_of(store, options.labels)
    ]
    names = list(found[0][3]) if found else []
    rows = [[story, weight, judged, [round(float(row[n]), 3) for n in names]] for story, weight, judged, row in found]
    options.out.write_text(json.dumps({"columns": names, "rows": rows}), "utf-8")
    print(f"{options.out.name}: {len(rows)} rows of {len({r[0] for r in rows})} stories")


if __name__ == "__main__":
    main()
