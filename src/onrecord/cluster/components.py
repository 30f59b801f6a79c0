"""Which articles can be of one story at all: what a good score joins, directly or over others.

Two groups merge where their mean score reaches a bar that is never below the model's threshold; so some pair of theirs reaches it.
What no such pair joins can be linked apart, with the same stories as a result.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from onrecord.cluster.ordering import numbers
from onrecord.cluster.parts import Folder, Note, Part
from onrecord.cluster.schemas import schema
from onrecord.cluster.settings import work_path
from onrecord.match.scoring import model

if TYPE_CHECKING:
    from numpy.typing import NDArray

STAGE = "chunks"
MOST, PIECES, LEAST = 2_000, 64, 48
"""Articles of a chunk: at most MOST, of small builds a part in PIECES, but LEAST at least; a large component may have more."""
ROUNDING = 1e-6
"""Means are rounded, so scores this little below the threshold count as good."""


def divided(folder: Folder, scores: Sequence[Note], among: int, ground: str) -> Note:
    """Divide all articles, by rank, into chunks that no story crosses; write the members and the scores of each."""
    if known := folder.done(STAGE, "all", ground):
        return known
    paths = [part.path for note in sorted(scores, key=lambda n: n.task) for part in note.parts]
    chunk, label = chunks_of(folder, paths, among)
    count = int(chunk.max()) + 1 if among else 0
    parts = [*members(folder, chunk, count), *edges(folder, paths, chunk, label)]
    note = Note("all", ground, tuple(parts), {"chunks": count})
    folder.keep_note(STAGE, note)
    return note


def chunks_of(folder: Folder, paths: Sequence[str], among: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For each article, by rank, its chunk and its component."""
    ones, others = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    least = model().threshold - ROUNDING
    for path in paths:
        table = folder.table(path)
        good = table["score"].to_numpy() >= least
        ones.append(numbers(table["one"])[good])
        others.append(numbers(table["other"])[good])
    one, other = np.concatenate(ones), np.concatenate(others)
    _, label = connected_components(coo_matrix((np.ones(len(one), np.int8), (one, other)), shape=(among, among)), directed=False)
    first = np.full(int(label.max()) + 1 if among else 0, among, np.int64)
    np.minimum.at(first, label, np.arange(among))
    sizes = np.bincount(label)
    order = np.argsort(first)
    size = max(LEAST, min(MOST, among // PIECES))
    before = np.cumsum(sizes[order]) - sizes[order]
    chunk_of = np.zeros(len(first), np.int64)
    chunk_of[order] = np.unique(before // size, return_inverse=True)[1]
    return chunk_of[label], label.astype(np.int64)


def members(folder: Folder, chunk: NDArray[np.int64], count: int) -> Iterator[Part]:
    """The ranks of each chunk's articles."""
    import pyarrow as pa

    order = np.argsort(chunk, kind="stable")
    ends = np.cumsum(np.bincount(chunk, minlength=count))
    for number, ranks in enumerate(np.split(order, ends[:-1]) if count else ()):
        yield folder.write_table(work_path(STAGE, "members", f"{number}.parquet"), pa.table({"rank": np.sort(ranks)}))


def edges(folder: Folder, paths: Sequence[str], chunk: NDArray[np.int64], label: NDArray[np.int64]) -> Iterator[Part]:
    """The scores inside each component, by chunk."""
    import pyarrow as pa

    for number, path in enumerate(paths):
        table = folder.table(path)
        one, other = numbers(table["one"]), numbers(table["other"])
        inside = np.flatnonzero(label[one] == label[other])
        home = chunk[one[inside]]
        order = np.argsort(home, kind="stable")
        found, starts = np.unique(home[order], return_index=True)
        for at, rows in zip(found.tolist(), np.split(inside[order], starts[1:]), strict=bool(len(found))):
            picked: Any = table.take(pa.array(np.sort(rows)))
            yield folder.write_table(work_path(STAGE, "edges", at, f"{number:06}.parquet"), picked.cast(schema("scores")))
