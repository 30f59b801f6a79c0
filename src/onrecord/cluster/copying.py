"""Stage 6, `copies`: of each article's verified pairs those that explain its words, and the agencies it credits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import msgspec

from onrecord.cluster.editions import repeated
from onrecord.cluster.parts import Folder
from onrecord.cluster.reading import light_in
from onrecord.cluster.schemas import schema
from onrecord.cluster.settings import Settings, place_of, work_path
from onrecord.cluster.tasks import Do, Done, Task
from onrecord.cluster.verifying import Verified, pair_from
from onrecord.facts.story import Copy
from onrecord.match.board import Board
from onrecord.match.copies import Pair, copies_of
from onrecord.match.text import ArticleText
from onrecord.run.matching import facing_forward


def start(settings: Settings, folder: Folder) -> Do:  # noqa: ARG001  # every stage starts alike
    """A worker that chooses among the pairs of its articles."""
    decode = msgspec.msgpack.Decoder(Verified).decode
    older = repeated(folder).older

    def do(task: Task) -> Done:
        verified: dict[int, list[Verified]] = defaultdict(list)
        for path in task.given["paths"]:
            for row in folder.table(path).to_pylist():
                verified[row["end"]].append(decode(row["body"]))
        texts: list[tuple[ArticleText, list[Verified]]] = []
        for number, path in task.given["parts"]:
            for row, body in enumerate(folder.table(path, ["body"])["body"].to_pylist()):
                texts.append((light_in(body), verified.get(place_of(number, row), [])))
        texts.sort(key=lambda t: t[0].id)
        found = (copy for text, pairs in texts for copy in of_one(text, pairs))
        rows = (row_of(copy) for copy in facing_forward(found, older))
        return [folder.write(work_path("copies", f"{task.name}.parquet"), schema("copies"), rows)], {}

    return do


def of_one(text: ArticleText, found: list[Verified]) -> Iterator[Copy]:
    """The copies that one article is."""
    given: list[Pair] = []
    taken: list[Pair] = []
    made: dict[tuple[str, str], Copy] = {}
    for one in sorted(found, key=lambda v: sorted((v.taker.id, v.giver.id))):
        pair = pair_from(one)
        made[pair.taker.id, pair.giver.id] = one.copy
        (given if pair.taker.id == text.id else taken).append(pair)
    return copies_of(Board(()), text, given, taken, lambda p: made[p.taker.id, p.giver.id])


def row_of(copy: Copy) -> dict[str, Any]:
    """A copy as the store has it."""
    return {"article": copy.article, "source": copy.source, "body": msgspec.json.encode(copy).decode()}
