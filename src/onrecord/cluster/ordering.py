"""Stage 7, `steps`: articles divided into steps of time, so many articles in each, the oldest first."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from onrecord.cluster.parts import Folder
from onrecord.cluster.reading import light_in
from onrecord.cluster.schemas import schema
from onrecord.cluster.settings import Settings, place_of, work_path
from onrecord.cluster.tasks import Do, Done, Task
from onrecord.match.naming import age
from onrecord.match.text import ArticleText

if TYPE_CHECKING:
    from numpy.typing import NDArray

Age = tuple[bool, float, str]


def start(settings: Settings, folder: Folder) -> Do:
    """A worker that sends each article to its step."""
    boundaries = list(settings.boundaries)

    def do(task: Task) -> Done:
        rows: dict[int, list[dict[str, Any]]] = defaultdict(list)
        for number, path in task.given["parts"]:
            for row, body in enumerate(folder.table(path, ["body"])["body"].to_pylist()):
                key = age(light_in(body))
                undated, day, name = key
                told = {"place": place_of(number, row), "undated": undated, "day": day, "id": name, "body": body}
                rows[bisect_right(boundaries, key) - 1].append(told)
        parts = [
            folder.write(work_path("steps", step, f"{task.name}.parquet"), schema("steps"), found)
            for step, found in sorted(rows.items())
        ]
        return parts, {}

    return do


def boundaries_of(folder: Folder, paths: list[str], window: int) -> tuple[tuple[Age, ...], int]:
    """The age of the first article of each step, and how many articles there are: from their ids and days alone."""
    import pyarrow as pa
    from pyarrow import compute

    table = pa.concat_tables([folder.table(path, ["id", "day"]) for path in paths])
    undated = compute.is_null(table["day"])
    keys = pa.table({"undated": undated, "day": compute.fill_null(table["day"], 0.0), "id": table["id"]})
    order = oldest_first(keys)
    firsts = keys.take(order.take(np.arange(0, len(order), window))).to_pylist()
    return tuple((row["undated"], row["day"], row["id"]) for row in firsts), len(table)


def step_of(folder: Folder, paths: Sequence[str], only: Sequence[int] | None = None) -> list[tuple[int, ArticleText]]:
    """The articles of a step in order, each with its place; `paths` are its parts, `only` the ranks in it that are wanted."""
    import pyarrow as pa

    table = pa.concat_tables([folder.table(path, ("place", "undated", "day", "id", "body")) for path in paths])
    order = oldest_first(table)
    table = table.take(order if only is None else order.take(pa.array(only, pa.int64())))
    return [(place, light_in(body)) for place, body in zip(table["place"].to_pylist(), table["body"].to_pylist(), strict=True)]


def oldest_first(table: Any) -> Any:  # noqa: ANN401  # pyarrow has no types
    """The order of rows by age."""
    from pyarrow import compute

    return compute.sort_indices(table, sort_keys=[("undated", "ascending"), ("day", "ascending"), ("id", "ascending")])


def numbers(values: Any) -> NDArray[np.int64]:  # noqa: ANN401  # pyarrow has no types
    """A column of whole numbers."""
    return np.asarray(values.to_numpy(), dtype=np.int64)
