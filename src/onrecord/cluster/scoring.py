"""Stage 8, `scores`: the pairs of articles that may tell of one event, a run of steps at a time.

Runs overlap at their borders by LEAD steps, which are gone through again: so the pairs are those of the whole batch.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from onrecord.cluster.ordering import step_of
from onrecord.cluster.parts import Folder
from onrecord.cluster.schemas import schema
from onrecord.cluster.settings import Settings, work_path
from onrecord.cluster.tasks import Do, Done, Task
from onrecord.match.pairs import LEAD, likely_in

PAIR = np.dtype([("one", np.int64), ("other", np.int64), ("score", np.float64)])
RUN = 4
"""Steps of a run, beside those before it that are gone through again."""


def start(settings: Settings, folder: Folder) -> Do:
    """A worker that scores pairs."""

    def do(task: Task) -> Done:
        import pyarrow as pa

        first, begin = int(task.given["first"]), int(task.given["begin"])
        steps = ([text for _, text in step_of(folder, paths)] for paths in task.given["steps"])
        pairs = ours(likely_in(steps, settings.among, settings.window), begin * settings.window, first * settings.window)
        found = np.fromiter(pairs, dtype=PAIR)  # a run has millions
        table = pa.table({name: found[name] for name in PAIR.names or ()}, schema=schema("scores"))
        return [folder.write_table(work_path("scores", f"{task.name}.parquet"), table)], {"scores": len(found)}

    return do


def runs(steps: Sequence[list[str]]) -> Iterator[dict[str, Any]]:
    """What each task is given: the first step of its run, the one from which it goes (`begin`), and the parts of each step."""
    for first in range(0, len(steps), RUN):
        begin = max(0, first - LEAD)
        yield {"first": first, "begin": begin, "steps": steps[begin : first + RUN]}


def ours(pairs: Iterator[tuple[int, int, float]], begin: int, first: int) -> Iterator[tuple[int, int, float]]:
    """The pairs whose later article is of the run itself, by the ranks of their articles in the whole batch."""
    for one, other, score in pairs:
        if other + begin >= first:
            yield one + begin, other + begin, score
