"""Settle killed, injured, date and city of stories.

    python -m bench.facts --stories FILE (--readings FILE | --articles FILE) > predictions.jsonl

The stories file has lines {"article", "story"}; readings are lines as `onrecord read` prints them. Each line printed is one story:
{"story", "killed", "injured", "date", "city"}, as eval/score_facts.py takes them. Names of persons are not printed.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from pathlib import Path

import msgspec

from onrecord.collate.toll import tolls
from onrecord.facts.article import Article
from onrecord.facts.reading import Reading
from onrecord.read.pipeline import read_all


def main() -> None:
    """Print one line a story."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=Path, required=True)
    given = parser.add_mutually_exclusive_group(required=True)
    given.add_argument("--readings", type=Path)
    given.add_argument("--articles", type=Path)
    options = parser.parse_args()
    stories: dict[str, str] = {r["article"]: r["story"] for r in map(json.loads, options.stories.read_text("utf-8").splitlines())}
    if options.readings:
        readings = (msgspec.json.decode(line, type=Reading) for line in options.readings.read_bytes().splitlines())
    else:
        articles = [msgspec.json.decode(line, type=Article) for line in options.articles.read_bytes().splitlines()]
        readings = (r for r in read_all(a for a in articles if a.id in stories))
    members: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        if reading.article.id in stories:
            members[stories[reading.article.id]].append(reading)
    for story, some in sorted(members.items()):
        toll = tolls(some)
        print(json.dumps({"story": story, "killed": toll.killed, "injured": toll.injured, "date": toll.date, "city": toll.place}))


if __name__ == "__main__":
    main()
