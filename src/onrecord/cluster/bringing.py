"""Stage 10, `grounds`: articles, readings and copies brought to the chunks whose stories are made of them."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import msgspec

from onrecord.cluster.editions import repeated
from onrecord.cluster.ordering import numbers
from onrecord.cluster.parts import Folder
from onrecord.cluster.reading import articles_of
from onrecord.cluster.schemas import ARTICLE, schema
from onrecord.cluster.settings import Settings, place_of, work_path
from onrecord.cluster.tasks import Do, Done, Task


def start(settings: Settings, folder: Folder) -> Do:  # noqa: ARG001  # every stage starts alike
    """A worker that sends each article to its story's chunk."""
    several = repeated(folder)

    def do(task: Task) -> Done:
        homes = folder.table(task.given["homes"])
        home = dict(zip(numbers(homes["place"]).tolist(), numbers(homes["chunk"]).tolist(), strict=True))
        copies: dict[str, list[Any]] = defaultdict(list)
        for row in folder.table(task.given["copies"], ["article", "body"]).to_pylist():
            copies[row["article"]].append(msgspec.Raw(row["body"].encode()))
        rows: dict[int, list[dict[str, Any]]] = defaultdict(list)
        for number, articles, readings in task.given["parts"]:
            told = {row["id"]: row for row in articles_of(folder, articles, several)}
            for at, row in enumerate(folder.table(readings, ["id", "body"]).to_pylist()):
                article = told[row["id"]]
                found = msgspec.json.encode(copies.get(row["id"], [])).decode()
                ground = {**{c: article[c] for c in ARTICLE}, "body": row["body"], "copies": found}
                rows[home[place_of(number, at)]].append(ground)
        return [
            folder.write(work_path("grounds", chunk, f"{task.name}.parquet"), schema("grounds"), found)
            for chunk, found in sorted(rows.items())
        ], {}

    return do
