"""Stage 11, `records`: the record of each story of a chunk. A process of its own collates, as in the local build."""

from __future__ import annotations

import atexit
from collections.abc import Iterable, Iterator, Sequence
from multiprocessing.connection import Connection

import msgspec

from onrecord.cluster.linking import stories_in
from onrecord.cluster.parts import Folder
from onrecord.cluster.schemas import article_of, row_of_broken, schema
from onrecord.cluster.settings import Settings, work_path
from onrecord.cluster.tasks import Do, Done, Task
from onrecord.facts.article import Article, Broken
from onrecord.facts.story import Copy, Story
from onrecord.run.collating import BATCH_ARTICLES, mark_from, no_record, record_of
from onrecord.run.pool import Pool
from onrecord.run.worker import Handle, Message, work
from onrecord.store.compact import pack
from onrecord.store.packing import unpack_reading


class Ground(msgspec.Struct, frozen=True):
    """All that one story's record is made from: its articles with their marks and packed readings, and the copies that they are."""

    id: str
    story: Story
    articles: tuple[Article, ...]
    marks: tuple[str, ...]
    bodies: tuple[bytes, ...]
    copies: tuple[Copy, ...]


def start(settings: Settings, folder: Folder) -> Do:
    """A worker that collates stories."""
    pool = Pool[Ground](collate_in, (), "collate", 1, settings.timeout)
    atexit.register(pool.__exit__)

    def do(task: Task) -> Done:
        stories = stories_in(folder.table(task.given["stories"]).to_pylist(), settings.renamed)
        found = {g.id: (g, made) for g, made in pool.outcomes(in_batches(grounds(folder, task.given["grounds"], stories)))}
        rows, refused = [], []
        for story in stories:
            ground, made = found[story.id]
            if isinstance(made, Broken):
                refused.append(row_of_broken(made))
            else:
                rows.append(
                    {"story": story.id, "mark": mark_from(story, settings.reader, ground.marks, ground.copies), "body": made}
                )
        parts = [folder.write(work_path("records", f"{task.name}.parquet"), schema("records"), rows)]
        if refused:
            parts.append(folder.write(work_path("records", "refused", f"{task.name}.parquet"), schema("broken"), refused))
        return parts, {"records": len(rows), "refused": len(refused)}

    return do


def grounds(folder: Folder, paths: Sequence[str], stories: Sequence[Story]) -> Iterator[Ground]:
    """What the stories of a chunk are made from."""
    decode = msgspec.json.Decoder(tuple[Copy, ...]).decode
    rows = {}
    for path in paths:
        for row in folder.table(path).to_pylist():
            rows[row["id"]] = row
    for story in stories:
        held = [rows[name] for name in story.articles]
        yield Ground(
            story.id,
            story,
            tuple(article_of(row) for row in held),
            tuple(row["mark"] for row in held),
            tuple(row["body"] for row in held),
            tuple(copy for row in held for copy in decode(row["copies"])),
        )


def in_batches(found: Iterable[Ground]) -> Iterator[tuple[Ground, ...]]:
    """Stories in batches of about as many articles each."""
    batch: list[Ground] = []
    size = 0
    for ground in found:
        batch.append(ground)
        size += len(ground.articles)
        if size >= BATCH_ARTICLES:
            yield tuple(batch)
            batch, size = [], 0
    if batch:
        yield tuple(batch)


def collate_in(pipe: Connection) -> None:
    """What runs in the process that collates."""

    def start() -> Handle:
        decode = msgspec.msgpack.Decoder(tuple[Ground, ...]).decode

        def answer(batch: bytes) -> Iterator[Message]:
            for n, ground in enumerate(decode(batch)):
                found = collated(ground)
                if isinstance(found, Broken):
                    yield Message("broken", n, reason=found.reason, detail=found.detail)
                else:
                    yield Message("made", n, found)

        return answer

    work(pipe, start)


def collated(ground: Ground) -> bytes | Broken:
    """The packed record of a story, or why there is none."""
    try:
        readings = [unpack_reading(body, article) for body, article in zip(ground.bodies, ground.articles, strict=True)]
        return pack(record_of(ground.story, readings, ground.copies, (), {}))
    except Exception as fault:
        return no_record(ground.story, fault)
