"""Checks annotated drafts against one store a story, and writes what `onrecord check --format json` would print, a draft a line.

    python -m bench.check DRAFTS.jsonl STORIES OUT.jsonl
    python3 ../shared/eval/score_check.py --drafts DRAFTS.jsonl --pred OUT.jsonl

DRAFTS as `../shared/eval/CHECK.md` has them; STORIES holds a folder a story with its articles.jsonl, decoys and all.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

import msgspec

from onrecord.acquire.drafts import draft_of
from onrecord.acquire.inputs import acquire
from onrecord.run.build import build
from onrecord.run.checking import check_draft
from onrecord.run.options import BuildOptions
from onrecord.store.store import Store


def main(drafts: Path, stories: Path, out: Path) -> None:
    """Build each story's store once, check its drafts, write the answers."""
    rows = [json.loads(line) for line in drafts.read_text("utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as folder, out.open("wb") as answers:
        for story in dict.fromkeys(r["story"] for r in rows):
            path = Path(folder) / f"{story}.db"
            with Store.open(path, write=True) as store:
                build(acquire([str(stories / story / "articles.jsonl")]), store, BuildOptions(mode="accurate"))
            with Store.open(path) as store:
                for row in (r for r in rows if r["story"] == story):
                    made = check_draft(store, draft_of(row["text"].encode(), f"{row['id']}.txt"))
                    answers.write(msgspec.json.encode(made) + b"\n")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
