"""Ids that come several times among the inputs: which text keeps the id, and which are its older editions.

The store itself decides, as it does in the local build: what comes under such an id is put into a small store in the order of the
inputs, and taken out of it again.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from onrecord.cluster.parts import Folder, Note, Part
from onrecord.cluster.schemas import ARTICLE, article_of, row_of_broken, schema
from onrecord.cluster.settings import work_path
from onrecord.cluster.taking import PER_PART
from onrecord.facts.article import Broken
from onrecord.run.build import keep
from onrecord.store.store import Store

if TYPE_CHECKING:
    from onrecord.acquire.taken import Taken

STAGE = "editions"
AT_ONCE = 200


class Repeated(msgspec.Struct, frozen=True):
    """The ids that come several times, and their older editions: each by the id that carries the newest text."""

    ids: frozenset[str] = frozenset()
    older: dict[str, str] = {}


def repeated_ids(folder: Folder, notes: Sequence[Note], daft: Any) -> list[str]:  # noqa: ANN401  # the library
    """The ids under which more than one thing came, in order."""
    paths = [str(folder.path / p.path) for n in notes for p in n.parts]
    if not paths:
        return []
    counted = daft.read_parquet(paths).select("id").groupby("id").agg(daft.col("id").count().alias("many"))
    return sorted(counted.where(daft.col("many") > 1).to_pydict()["id"])


def settle_editions(folder: Folder, notes: Sequence[Note], ground: str, daft: Any) -> tuple[Note, Repeated]:  # noqa: ANN401
    """Decide on the ids that come several times, and write what is left of them as parts of their own."""
    known = folder.done(STAGE, "all", ground)
    if known is not None:
        return known, repeated(folder)
    ids = frozenset(repeated_ids(folder, notes, daft))
    found = Repeated(ids)
    parts: list[Part] = []
    if ids:
        scratch = folder.path / STAGE / "scratch.db"
        scratch.parent.mkdir(parents=True, exist_ok=True)
        Store.open(scratch, write=True).discard()
        with Store.open(scratch, write=True) as store:
            for batch in batches(came_under(folder, notes, ids)):
                keep(store, batch)
            found = Repeated(ids, store.older_editions())
            parts = list(left_of(folder, store))
        Store.open(scratch, write=True).discard()
    parts.append(write_repeated(folder, found))
    note = Note("all", ground, tuple(parts), {"ids": len(ids)})
    folder.keep_note(STAGE, note)
    return note, found


def write_repeated(folder: Folder, found: Repeated) -> Part:
    """Keep which ids come several times."""
    import pyarrow as pa

    columns = pa.schema([("id", pa.string()), ("edition_of", pa.string())])
    plain = [{"id": i, "edition_of": None} for i in sorted(found.ids)]
    older = [{"id": i, "edition_of": newest} for i, newest in found.older.items()]
    return folder.write(work_path(STAGE, "ids.parquet"), columns, [*plain, *older])


def repeated(folder: Folder) -> Repeated:
    """Which ids come several times, as kept."""
    rows = folder.table(work_path(STAGE, "ids.parquet")).to_pylist()
    return Repeated(
        frozenset(r["id"] for r in rows if r["edition_of"] is None),
        {r["id"]: r["edition_of"] for r in rows if r["edition_of"] is not None},
    )


def came_under(folder: Folder, notes: Sequence[Note], ids: frozenset[str]) -> Iterator[Taken]:
    """All that came under these ids, in the order of the inputs."""
    for note in sorted(notes, key=lambda n: n.task):
        found: list[tuple[int, Taken]] = []
        for part in note.parts:
            for row in folder.rows(part):
                if row["id"] not in ids:
                    continue
                if "stage" in row:
                    thing: Taken = Broken(*(row[c] for c in ("id", "stage", "reason", "detail", "url", "text")))
                else:
                    article = article_of(row)
                    thing = article if row["page"] is None else (article, zlib.decompress(row["page"]))
                found.append((row["place"], thing))
        yield from (thing for _, thing in sorted(found, key=lambda f: f[0]))


def batches(things: Iterator[Taken]) -> Iterator[list[Taken]]:
    """Things a few at a time."""
    batch: list[Taken] = []
    for thing in things:
        batch.append(thing)
        if len(batch) == AT_ONCE:
            yield batch
            batch = []
    yield batch


def left_of(folder: Folder, store: Store) -> Iterator[Part]:
    """What a store of such ids holds at the end, as parts."""
    of = store.older_editions()
    rows: list[dict[str, Any]] = []
    number = 0
    columns = ", ".join(f"a.{c}" for c in ARTICLE)
    found = store.db.execute(
        f"SELECT {columns}, p.bytes FROM articles a LEFT JOIN pages p ON p.article = a.id ORDER BY a.row"  # noqa: S608  # constants
    )
    for place, row in enumerate(found):
        told = dict(zip((*ARTICLE, "page"), row, strict=True))
        rows.append({**told, "edition_of": of.get(told["id"]), "place": place})
        if len(rows) == PER_PART:
            yield folder.write(work_path(STAGE, f"{number:05}.parquet"), schema("articles"), rows)
            rows, number = [], number + 1
    if rows:
        yield folder.write(work_path(STAGE, f"{number:05}.parquet"), schema("articles"), rows)
    if refused := [row_of_broken(b) for b in store.broken()]:
        yield folder.write(work_path(STAGE, "refused.parquet"), schema("broken"), refused)
