"""Stage 4, `pairs`: the articles that share fingerprints of one band, pair by pair, with how many they share.

Exact over the parts: all holders of a fingerprint meet in its band, so the bound on how many may hold it counts all articles.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from onrecord.cluster.parts import Folder
from onrecord.cluster.schemas import schema
from onrecord.cluster.settings import PLACES, TOGETHER, Settings, work_path
from onrecord.cluster.tasks import Do, Done, Task
from onrecord.match.board import CROWD, PRINTS, holders_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

Pairs = tuple["NDArray[np.int64]", "NDArray[np.int64]"]
MOST_HELD = 4_000_000
"""Pairs held before they are counted together."""


def start(settings: Settings, folder: Folder) -> Do:  # noqa: ARG001  # every stage starts alike
    """A worker that pairs the holders of fingerprints."""

    def do(task: Task) -> Done:
        import pyarrow as pa

        whole = pa.concat_tables([folder.table(path) for path in task.given["paths"]])
        mark, holder, page = (whole[c].to_numpy() for c in ("mark", "holder", "page"))
        # Holders of a mark stand in the order of their places, since the paths do.
        counted = counts_of(shared(mark[~page], holder[~page], CROWD), 1)
        same_page = counts_of(shared(mark[page], holder[page], CROWD - 1), PRINTS)
        found = summed(pa.concat_tables([counted, same_page]))
        block = (found["one"].to_numpy() >> PLACES) // TOGETHER
        parts = [
            folder.write_table(work_path("pairs", number, f"{task.name}.parquet"), found.filter(pa.array(block == number)))
            for number in np.unique(block).tolist()
        ]
        return parts, {"pairs": len(found)}

    return do


def shared(marks: NDArray[np.uint64], holders: NDArray[np.int64], most: int) -> Iterator[Pairs]:
    """The pairs of holders of each mark that no more than `most` hold: the lesser place and the greater."""
    for places in holders_of(marks, holders):
        if len(places) <= most:
            held = np.array(places, np.int64)
            one, other = np.triu_indices(len(held), 1)
            yield held[one], held[other]


def counts_of(pairs: Iterator[Pairs], weight: int) -> Any:  # noqa: ANN401  # pyarrow has no types
    """How often each pair comes, times `weight`."""
    import pyarrow as pa

    done: list[Any] = [table_of([], weight)]
    held: list[Pairs] = []
    size = 0
    for pair in pairs:
        held.append(pair)
        size += len(pair[0])
        if size >= MOST_HELD:
            done, held, size = [summed(pa.concat_tables([*done, table_of(held, weight)]))], [], 0
    return summed(pa.concat_tables([*done, table_of(held, weight)]))


def table_of(pairs: Sequence[Pairs], weight: int) -> Any:  # noqa: ANN401  # the same
    """Pairs as a table, each with that count."""
    import pyarrow as pa

    one = np.concatenate([np.zeros(0, np.int64), *(p[0] for p in pairs)])
    other = np.concatenate([np.zeros(0, np.int64), *(p[1] for p in pairs)])
    return pa.table({"one": one, "other": other, "count": np.full(len(one), weight, np.int64)}, schema=schema("pairs"))


def summed(table: Any) -> Any:  # noqa: ANN401  # the same
    """The counts of each pair added up."""
    import pyarrow as pa

    found = table.group_by(["one", "other"]).aggregate([("count", "sum")])
    return pa.table({"one": found["one"], "other": found["other"], "count": found["count_sum"]}, schema=schema("pairs"))
