"""Records of the annotated stories and their scores.

    python -m bench.record ../shared [--gold-readings | --accurate] [--stories DIR] [--per-story] [--out FILE]

Builds the record of every story in SHARED/data/stories_dev from its own articles (decoys left out) and prints what
SHARED/eval/score_record.py makes of it. --accurate reads with the slow readers. With --gold-readings the readings and copies
are those of the labels, so that what is measured is collation alone.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import msgspec
from bench.gold_readings import gold_story

from onrecord.collate.record import collate
from onrecord.facts.reading import Reading
from onrecord.facts.record import Record
from onrecord.facts.story import Copy
from onrecord.read.version import Mode


def read_story(readings: list[Reading], mode: Mode = "fast") -> tuple[list[Reading], tuple[Copy, ...]]:
    """The same articles read by onrecord, and the copies it finds."""
    from onrecord.match.copies import find_copies
    from onrecord.match.text import article_text
    from onrecord.read.pipeline import read_all

    found = list(read_all([r.article for r in readings], mode))
    return found, find_copies([article_text(r) for r in found])


def build(folder: Path, gold_readings: bool, mode: Mode = "fast") -> tuple[Record, float]:
    """A story's record and the seconds of CPU that collation took."""
    story, readings, copies = gold_story(folder)
    if not gold_readings:
        readings, copies = read_story(readings, mode)
    start = time.process_time()
    record = collate(story, readings, copies)
    return record, time.process_time() - start


def main() -> int:
    """Builds, scores, prints."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("shared", type=Path)
    ap.add_argument("--gold-readings", action="store_true")
    ap.add_argument("--accurate", action="store_true")
    ap.add_argument("--per-story", action="store_true")
    ap.add_argument("--out", type=Path)
    ap.add_argument("--stories", type=Path, help="folder of annotated stories, in place of stories_dev")
    args = ap.parse_args()
    stories = args.stories or args.shared / "data" / "stories_dev"
    spent, lines = 0.0, []
    for gold in sorted(stories.glob("*/gold.json")):
        record, seconds = build(gold.parent, args.gold_readings, "accurate" if args.accurate else "fast")
        spent += seconds
        lines.append(msgspec.json.encode(record))
    out = args.out or Path(tempfile.mkdtemp()) / "records.jsonl"
    out.write_bytes(b"\n".join(lines) + b"\n")
    scorer = [sys.executable, str(args.shared / "eval" / "score_record.py"), "--gold", str(stories), "--records", str(out)]
    subprocess.run([*scorer, *(["--per-story"] if args.per_story else [])], check=True)  # noqa: S603 - the scorer beside the corpora
    print(f"collation: {spent:.2f} s of CPU for {len(lines)} stories")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
