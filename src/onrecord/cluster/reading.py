"""Stage 2, `readings`: a part of articles to their readings, and to what matching needs of them.

One process reads for each worker, apart from it, as in the local build: an article that ends it, or stalls, is kept as broken with
its reason, and the worker goes on.
"""

from __future__ import annotations

import atexit
from collections.abc import Iterator
from typing import Any

import msgspec

from onrecord.cluster.editions import STAGE as EDITIONS
from onrecord.cluster.editions import Repeated, repeated
from onrecord.cluster.parts import Folder
from onrecord.cluster.schemas import article_of, row_of_broken, schema
from onrecord.cluster.settings import Settings, work_path
from onrecord.cluster.tasks import Do, Done, Task
from onrecord.facts.article import Article
from onrecord.match.text import ArticleText, article_text
from onrecord.run.matching import with_address
from onrecord.run.pool import in_batches, reading_pool
from onrecord.store.packing import unpack_reading


def start(settings: Settings, folder: Folder) -> Do:
    """A worker that reads articles."""
    pool = reading_pool(settings.options())
    atexit.register(pool.__exit__)
    several = repeated(folder)
    newest = frozenset(several.older.values())

    def light_of(article: Article, body: bytes) -> dict[str, Any]:
        text = with_address(article_text(unpack_reading(body, article)), several.older, newest)
        return light_row(text)

    def do(task: Task) -> Done:
        rows = list(articles_of(folder, task.given["path"], several))
        by_id = sorted(rows, key=lambda r: str(r["id"]), reverse=True)
        alike = {row["mark"]: article_of(row) for row in by_id}  # articles of the same text and metadata are read once
        found = {a.id: outcome for a, outcome in pool.outcomes(in_batches(alike.values()))}
        made: list[tuple[dict[str, Any], bytes]] = []
        refused = []
        for row in rows:
            first = alike[row["mark"]]
            body = found[first.id]
            if isinstance(body, bytes):
                made.append((row, body))
            elif first.id == row["id"]:
                refused.append(row_of_broken(body, mark=row["mark"], reader=settings.reader))
        name = task.name
        parts = [
            folder.write(
                work_path("readings", f"{name}.parquet"),
                schema("readings"),
                ({"id": r["id"], "mark": r["mark"], "reader": settings.reader, "body": body} for r, body in made),
            ),
            folder.write(work_path("light", f"{name}.parquet"), schema("light"), (light_of(article_of(r), b) for r, b in made)),
        ]
        if refused:
            parts.append(folder.write(work_path("readings", "refused", f"{name}.parquet"), schema("broken"), refused))
        return parts, {"read": len(made), "refused": len(refused)}

    return do


def articles_of(folder: Folder, path: str, several: Repeated) -> Iterator[dict[str, Any]]:
    """The rows of a part of articles, those left out whose id came several times: they stand in parts of their own."""
    columns = [c for c in schema("articles").names if c != "page"]
    own = path.startswith(EDITIONS)
    yield from (row for row in folder.table(path, columns).to_pylist() if own or row["id"] not in several.ids)


_ENCODE = msgspec.msgpack.Encoder().encode
_DECODE = msgspec.msgpack.Decoder(ArticleText).decode


def light_row(text: ArticleText) -> dict[str, Any]:
    """What matching needs of an article, as a row."""
    return {"id": text.id, "day": text.day, "body": _ENCODE(text)}


def light_in(body: bytes) -> ArticleText:
    """What matching needs of an article, from its row."""
    return _DECODE(body)
