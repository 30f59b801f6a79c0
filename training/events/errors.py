"""Draw missed and wrong events to be read: where they are, never their words.

`python -m training.events.errors --shared ../shared` prints one line for each event drawn: missed or wrong, what is
wrong, the text's id, the offsets of the gold roles or mention, and the offsets and type of ours that stands nearest. The rules are
read alone, since the shipped typing model has seen the PLOVER sentences. docs/events-errors.md counts what was found.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Callable, Iterator
from importlib import util
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

from onrecord.facts.article import Article
from onrecord.facts.event import Event
from onrecord.facts.reading import Reading
from onrecord.read.events import typing
from onrecord.read.pipeline import read_all

SEED = 7
DRAWN = {"missed": 50, "wrong": 50}
Row = dict[str, Any]
Fault = tuple[str, str, str, str]
"""Missed or wrong, what is wrong, where gold has it, where and what ours is."""


def scorer(shared: Path) -> ModuleType:
    """The shared scorer of PLOVER sentences."""
    spec = util.spec_from_file_location("score_events", shared / "eval" / "score_events.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(shared / "eval" / "score_events.py")
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows(path: Path) -> list[Row]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def place(event: Event) -> str:
    """Where and what an event of ours is."""
    return f"{event.trigger.start}-{event.trigger.end} {event.type} {event.factuality}"


def of_sentences(shared: Path, corpus: str) -> Iterator[Fault]:
    """Faults of PLOVER sentences: types missed, roles that do not fit, events told as actual that gold leaves out."""
    rules = scorer(shared)
    gold = rows(shared / "data" / corpus / "events.jsonl")
    for row, reading in zip(gold, read_all(Article(id=r["id"], text=r["text"]) for r in gold), strict=True):
        said = rules.predicted_events(msgspec.to_builtins(reading))
        free = list(range(len(said)))
        for event in row["events"]:
            roles = rules.gold_spans(event["actors"]), rules.gold_spans(event["recipients"])
            where = f"{row['id']} {event['type']} {roles[0]}>{roles[1]}"
            same = sorted(
                (i for i in free if said[i]["type"] == rules.fold(event["type"])), key=lambda i: not rules.fits(event, said[i])
            )
            if not same:
                nearest = max(range(len(said)), key=lambda i: rules.closeness(event, said[i]), default=None)
                yield "missed", "type", where, place(reading.events[nearest]) if nearest is not None else "nothing"
                continue
            free.remove(same[0])
            if not rules.fits(event, said[same[0]]):
                yield "wrong", "roles", where, place(reading.events[same[0]])
        for i in free:
            if not said[i]["unreal"] and said[i]["type"]:
                yield "wrong", "extra", row["id"], place(reading.events[i])


def of_stories(shared: Path) -> Iterator[Fault]:
    """Faults of the stories: mentions without an event of ours, and those whose type or factuality is another."""
    for folder in sorted((shared / "data" / "stories_dev").iterdir()):
        if not (folder / "gold.json").is_file():
            continue
        articles = [msgspec.convert(r, Article) for r in rows(folder / "articles.jsonl")]
        readings = {r.article.id: r for r in read_all(articles)}
        for event in json.loads((folder / "gold.json").read_text("utf-8"))["events"]:
            for mention in event["mentions"]:
                yield from of_mention(event, mention, readings[mention["article"]])


def of_mention(event: Row, mention: Row, reading: Reading) -> Iterator[Fault]:
    """Faults of one mention: the event of ours whose words best cover it is the one judged."""

    def shared(found: Event) -> float:
        best = 0.0
        for span in (s for s in (found.clause, found.trigger, *found.mentions) if s is not None):
            inside = min(span.end, mention["end"]) - max(span.start, mention["start"])
            if 2 * inside >= min(span.length, mention["end"] - mention["start"]):
                best = max(best, 2 * inside / (span.length + mention["end"] - mention["start"]))
        return best

    where = f"{mention['article']} {mention['start']}-{mention['end']} {event['type']} {mention['factuality']}"
    best = max(reading.events, key=shared, default=None)
    if best is None or not shared(best):
        yield "missed", "mention", where, "nothing"
        return
    if best.factuality not in {mention["factuality"], *event.get("factuality_also", [])}:
        yield "wrong", "factuality", where, place(best)
    if event["type"] and best.type not in {event["type"], *event.get("type_also", [])}:
        yield "wrong", "type", where, place(best)


def drawn(faults: list[Fault], chance: Callable[[list[Fault], int], list[Fault]]) -> list[Fault]:
    """As many of each kind as are to be read, evenly over what is wrong, the rarest kinds whole."""
    found: list[Fault] = []
    for sort, count in DRAWN.items():
        kinds = sorted({f[1] for f in faults if f[0] == sort}, key=lambda k: sum(f[:2] == (sort, k) for f in faults))
        for n, kind in enumerate(kinds):
            pool = [f for f in faults if f[:2] == (sort, kind)]
            share = (count - sum(f[0] == sort for f in found)) // (len(kinds) - n)
            found += chance(pool, min(len(pool), share))
    return found


def main() -> None:
    """Print the faults drawn, and how many there are of each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True)
    options = parser.parse_args()
    setattr(typing, "model", lambda: None)  # noqa: B010  # the rules alone
    faults = [f for corpus in ("plv_train", "plover_gsr") for f in of_sentences(options.shared, corpus)]
    faults += of_stories(options.shared)
    for pair in sorted({f[:2] for f in faults}):
        print("all", *pair, sum(f[:2] == pair for f in faults))
    for fault in drawn(faults, random.Random(SEED).sample):
        sys.stdout.write("\t".join(fault) + "\n")


if __name__ == "__main__":
    main()
