"""Parts: Parquet files that a task writes whole or not at all, each with a note of what it was made from and its digest.

A folder of parts is all that a build over many machines knows of its state. A task whose note is there is done; a build that was
stopped, or lost a machine, does the tasks whose note is not.
"""

from __future__ import annotations

import hashlib
import os
import uuid
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from onrecord.facts.problem import ProblemError

if TYPE_CHECKING:
    import pyarrow as pa

GROUP = 256
"""Rows of a row group: what is unpacked at a time."""
T = TypeVar("T", bound=msgspec.Struct)


class PartsError(ProblemError):
    """The folder of parts cannot be used."""


class Part(msgspec.Struct, frozen=True):
    """A file of a stage: its path below the folder of parts, its rows, and the SHA-256 of its bytes."""

    path: str
    rows: int
    digest: str


class Note(msgspec.Struct, frozen=True):
    """What a task that is done leaves: `ground` is the digest of all that it depended on."""

    task: str
    ground: str
    parts: tuple[Part, ...]
    counts: dict[str, int] = {}


class Folder:
    """The folder of parts: one folder below it for each stage."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)

    def note_of(self, stage: str, task: str) -> Path:
        """Where the note of a task lies."""
        return self.path / stage / "_notes" / f"{task}.json"

    def done(self, stage: str, task: str, ground: str) -> Note | None:
        """The note of a task that is done, on that ground and with its files still there; else None."""
        note = self._read(self.note_of(stage, task))
        if note is None or note.ground != ground or not all((self.path / p.path).is_file() for p in note.parts):
            return None
        return note

    def _read(self, path: Path) -> Note | None:
        try:
            return msgspec.json.decode(path.read_bytes(), type=Note)
        except (FileNotFoundError, msgspec.DecodeError):
            return None

    def keep_note(self, stage: str, note: Note) -> None:
        """Leave the note of a task whose files are all in place."""
        put(self.note_of(stage, note.task), msgspec.json.encode(note))

    def keep_manifest(self, stage: str, notes: Sequence[Note]) -> str:
        """Keep a stage's manifest: all its files with their digests; the digest of the whole."""
        body = msgspec.json.format(msgspec.json.encode(sorted(notes, key=lambda n: n.task)))
        put(self.path / stage / "manifest.json", body)
        return hashlib.sha256(body).hexdigest()

    def manifest(self, stage: str) -> tuple[Note, ...]:
        """The notes of a stage that is done. Raises PartsError where it is not."""
        path = self.path / stage / "manifest.json"
        try:
            return msgspec.json.decode(path.read_bytes(), type=tuple[Note, ...])
        except (FileNotFoundError, msgspec.DecodeError) as fault:
            raise PartsError(f"{path.parent} is not finished", "run the same build again: it goes on from there") from fault

    def keep_index(self, name: str, things: Sequence[msgspec.Struct]) -> None:
        """Keep a list that every worker of a stage reads."""
        put(self.path / name, msgspec.json.encode(things))

    def index(self, name: str, kind: type[T]) -> list[T]:
        """A list that was kept."""
        return msgspec.json.decode((self.path / name).read_bytes(), type=list[kind])  # type: ignore[valid-type]  # made at run time

    def rows(self, part: Part, columns: Sequence[str] | None = None) -> Iterator[dict[str, Any]]:
        """The rows of a part, a few at a time."""
        from pyarrow import parquet

        with parquet.ParquetFile(self.path / part.path) as file:
            for batch in file.iter_batches(GROUP, columns=list(columns) if columns else None):
                yield from batch.to_pylist()

    def table(self, path: str, columns: Sequence[str] | None = None) -> pa.Table:
        """A part's rows at once."""
        from pyarrow import parquet

        with parquet.ParquetFile(self.path / path) as file:
            return file.read(columns=list(columns) if columns else None)

    def write_table(self, path: str, table: pa.Table) -> Part:
        """Write a table as a part, whole or not at all."""
        return self._write(path, table.schema, iter([table]))

    def write(self, path: str, schema: pa.Schema, rows: Iterable[dict[str, Any]]) -> Part:
        """Write rows as a part, whole or not at all; they are taken a few at a time."""
        import pyarrow as pa

        return self._write(path, schema, (pa.Table.from_pylist(batch, schema=schema) for batch in in_groups(rows)))

    def _write(self, path: str, schema: pa.Schema, tables: Iterator[pa.Table]) -> Part:
        from pyarrow import parquet

        place, count = self.path / path, 0
        place.parent.mkdir(parents=True, exist_ok=True)
        unfinished = place.with_name(f".{place.name}.{uuid.uuid4().hex}")
        try:
            with parquet.ParquetWriter(unfinished, schema, compression="zstd") as writer:
                for table in tables:
                    writer.write_table(table)
                    count += table.num_rows
            part = Part(path, count, digest_of_file(unfinished))
            settle(unfinished, place)
        finally:
            unfinished.unlink(missing_ok=True)
        return part


def in_groups(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Rows in groups of GROUP."""
    held: list[dict[str, Any]] = []
    for row in rows:
        held.append(row)
        if len(held) == GROUP:
            yield held
            held = []
    if held:
        yield held


def digest_of_file(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def settle(unfinished: Path, place: Path) -> None:
    """Put a finished file in its place, at once and for good."""
    with unfinished.open("rb") as file:
        os.fsync(file.fileno())
    unfinished.replace(place)


def put(place: Path, data: bytes) -> None:
    """Write a small file, whole or not at all."""
    place.parent.mkdir(parents=True, exist_ok=True)
    unfinished = place.with_name(f".{place.name}.{uuid.uuid4().hex}")
    unfinished.write_bytes(data)
    settle(unfinished, place)
