"""Settle killed, injured, date and city of stories, as eval/score_facts.py takes them.

    python -m bench.facts (--readings FILE | --articles FILE) [--stories FILE] [--learn DATA] [--as-record] > predictions.jsonl

Readings are lines as `onrecord read` prints them. The stories are lines {"article", "story"} (as a gold stories.jsonl) or
{"articles": [...]} (as `onrecord export stories` prints them); without a file the shipped matcher groups all the articles, and
the scorer then needs its own --stories. With --learn, a folder of gold articles.jsonl, stories.jsonl and facts.jsonl, each story
is settled by weights learnt from gold stories that share no article with it, nor with its fold's other stories; else by the
weights shipped. With --as-record only what the record gives is printed (collate/toll.py, `settle_toll`): nothing for stories whose
accounts are mostly about something else. Each line is one story: {"story" or "articles", "killed", "injured", "date", "city"}.
Names of persons are not printed.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from onrecord.collate.series.settling import Model, settle_toll, tolls
from onrecord.facts.article import Article
from onrecord.facts.reading import Reading
from onrecord.facts.record import RecordToll
from onrecord.match.stories import group
from onrecord.match.text import article_text
from onrecord.read.pipeline import read_all

FOLDS, SEED = 5, 7
Members = tuple[str, ...]
Weights = Mapping[str, Model] | None


def rows(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def stories_of(path: Path | None, readings: Mapping[str, Reading]) -> list[tuple[str | None, Members]]:
    """Each story's name, where it has one by article, and its articles that were read."""
    if path is None:
        return [(None, tuple(s.articles)) for s in group([article_text(r) for r in readings.values()]).stories]
    named: dict[str, list[str]] = defaultdict(list)
    found: list[tuple[str | None, Members]] = []
    for row in rows(path):
        if "articles" in row:
            found.append((None, tuple(a for a in row["articles"] if a in readings)))
        elif row["article"] in readings:
            named[row["story"]].append(row["article"])
    return [*found, *((name, tuple(members)) for name, members in sorted(named.items()))]


def parts(stories: Sequence[Members], gold: Mapping[str, str]) -> list[set[str]]:
    """Gold stories in folds, so that those which one of the stories holds articles of are in one fold."""
    part = {name: {name} for name in sorted(set(gold.values()))}
    for members in stories:
        joined = set().union(*(part[gold[a]] for a in members if a in gold))
        for name in joined:
            part[name] = joined
    apart = sorted({tuple(sorted(p)) for p in part.values()})
    random.Random(SEED).shuffle(apart)
    return [{name for names in apart[n::FOLDS] for name in names} for n in range(FOLDS)]


def learnt(
    stories: Sequence[tuple[str | None, Members]], readings: Mapping[str, Reading], data: Path
) -> Iterator[tuple[tuple[str | None, Members], Weights]]:
    """Each story with weights that were learnt without it."""
    from training.tolls import PRIORS, fit, rows_of

    facts = {row["story"]: row for row in rows(data / "facts.jsonl")}
    gold = {row["article"]: row["story"] for row in rows(data / "stories.jsonl") if row["article"] in readings}
    held: dict[str, list[Reading]] = defaultdict(list)
    for article, name in gold.items():
        held[name].append(readings[article])
    for some in held.values():
        some.sort(key=lambda r: (r.article.published_at or "", r.article.id))
    found = rows_of({name: fact for name, fact in facts.items() if name in held}, held)
    for fold in parts([members for _, members in stories], gold):
        seen = sorted(set(held) - fold)
        weights = {model: fit(made, seen, PRIORS[model]) for model, made in found.items()}
        for story in stories:
            if any(gold.get(a) in fold for a in story[1]):
                yield story, weights


def main() -> None:
    """Print one line a story."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=Path)
    given = parser.add_mutually_exclusive_group(required=True)
    given.add_argument("--readings", type=Path)
    given.add_argument("--articles", type=Path)
    parser.add_argument("--learn", type=Path, metavar="DATA")
    parser.add_argument("--as-record", action="store_true")
    options = parser.parse_args()
    if options.readings:
        every = [msgspec.json.decode(line, type=Reading) for line in options.readings.read_bytes().splitlines()]
    else:
        every = list(read_all(msgspec.json.decode(line, type=Article) for line in options.articles.read_bytes().splitlines()))
    readings = {r.article.id: r for r in every}
    stories = stories_of(options.stories, readings)
    pairs = learnt(stories, readings, options.learn) if options.learn else ((story, None) for story in stories)
    for (name, members), weights in pairs:
        some = [readings[a] for a in members]
        toll = (settle_toll(some, weights=weights) if options.as_record else tolls(some, weights)) or RecordToll()
        settled = {"killed": toll.killed, "injured": toll.injured, "date": toll.date, "city": toll.place}
        print(json.dumps({"articles": members} | settled if name is None else {"story": name} | settled))


if __name__ == "__main__":
    main()
