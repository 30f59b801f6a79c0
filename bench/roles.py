"""Measure roles and whether deeds happened on English Web Treebank sentences.

    python -m bench.roles ../shared/data [--part dev|train] [--limit N]

*roles*: for each verb of PropBank that we read as an event, the heads of ARG0 and ARG1 against those of our syntax's doers
and sufferers; precision, recall and F1 of heads, one figure for each role. *happened*: of the verbs that all annotators of UDS
found to have happened or not, and that we read as events, the share told as actual just when they did. Sentences are never
printed.
"""

from __future__ import annotations

import argparse
import json
import lzma
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from onrecord.facts.article import Article
from onrecord.read.factuality import factuality
from onrecord.read.parse.tokens import Doc, Token
from onrecord.read.parser import parse
from onrecord.read.syntax.arguments import arguments
from onrecord.read.syntax.predicates import Predicate, predicates

Row = dict[str, Any]


def rows(path: Path, limit: int | None) -> list[Row]:
    """The first rows of a compressed JSON Lines file."""
    with lzma.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in islice(file, limit)]


def told(doc: Doc) -> Iterator[tuple[Predicate, Token]]:
    """The verbs that we read as predicates; for a light verb with its noun the verb."""
    for sentence in doc.sents:
        for predicate in predicates(sentence):
            if predicate.head.pos in {"VERB", "AUX"} and predicate.head.lemma != "be":
                yield predicate, predicate.head


def roles(data: Path, part: str, limit: int | None) -> None:
    """Print precision, recall and F1 of the heads of doers and sufferers."""
    gold = rows(data / "propbank_ewt" / f"{part}.jsonl.xz", limit)
    counts: Counter[tuple[str, str]] = Counter()
    for row, parsed in zip(gold, parse(Article(id=r["id"], text=r["text"]) for r in gold), strict=True):
        known = {row["tokens"][p["token"]][0]: p for p in row["predicates"] if p["kind"] == "verb"}
        for predicate, verb in told(parsed.doc):
            if predicate.light or verb.idx not in known:
                continue
            around = arguments(predicate)
            for role, ours in (("ARG0", around.subjects), ("ARG1", around.objects)):
                spans = [{row["tokens"][t][0] for t in r["tokens"]} for r in known[verb.idx]["roles"] if r["role"] == role]
                hits = [t for t in ours if any(t.idx in s for s in spans)]
                counts[role, "said"] += bool(ours)
                counts[role, "gold"] += bool(spans)
                counts[role, "right"] += bool(hits) and bool(spans)
    for role in ("ARG0", "ARG1"):
        precision = counts[role, "right"] / max(1, counts[role, "said"])
        recall = counts[role, "right"] / max(1, counts[role, "gold"])
        score = 2 * precision * recall / max(1e-9, precision + recall)
        print(f"{role}: gold {counts[role, 'gold']} precision {precision:.3f} recall {recall:.3f} F1 {score:.3f}")
    total = {k: counts["ARG0", k] + counts["ARG1", k] for k in ("said", "gold", "right")}
    print(f"both: F1 {2 * total['right'] / (total['said'] + total['gold']):.3f}")


def happened(data: Path, part: str, limit: int | None) -> None:
    """Print how often what is told as actual did happen, and what is not did not."""
    gold = rows(data / "uds_factuality" / f"{part}.jsonl.xz", limit)
    counts: Counter[tuple[bool, bool]] = Counter()
    for row, parsed in zip(gold, parse(Article(id=r["id"], text=r["text"]) for r in gold), strict=True):
        known = {row["tokens"][p["token"]][0]: p["happened"] for p in row["predicates"]}
        for predicate, verb in told(parsed.doc):
            so = known.get(verb.idx)
            if so is not None:
                counts[so, factuality(verb, predicate.word) == "actual"] += 1
    right = counts[True, True] + counts[False, False]
    print(f"happened: {sum(counts.values())} verbs, right {right / max(1, sum(counts.values())):.3f}; ", end="")
    print(f"of those that did {counts[True, True] / max(1, counts[True, True] + counts[True, False]):.3f}, ", end="")
    print(f"of those that did not {counts[False, False] / max(1, counts[False, True] + counts[False, False]):.3f}")


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--part", default="dev", choices=("dev", "train"))
    parser.add_argument("--limit", type=int)
    options = parser.parse_args()
    roles(options.data, options.part, options.limit)
    happened(options.data, options.part, options.limit)


if __name__ == "__main__":
    main()
