"""Stage 3, `prints`: the fingerprints of articles by which copies are found, divided into bands by their value."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Any

import numpy as np

from onrecord.cluster.parts import Folder
from onrecord.cluster.reading import light_in
from onrecord.cluster.schemas import schema
from onrecord.cluster.settings import Settings, place_of, work_path
from onrecord.cluster.tasks import Do, Done, Task
from onrecord.match.board import PRINT, WINDOW
from onrecord.match.passages import own_words

if TYPE_CHECKING:
    from numpy.typing import NDArray


def start(settings: Settings, folder: Folder) -> Do:
    """A worker that takes fingerprints: of the words, and of the address, since articles of one address are compared too."""

    def do(task: Task) -> Done:
        marks: list[NDArray[np.uint64]] = []
        holders: list[NDArray[np.int64]] = []
        pages: list[tuple[int, int]] = []
        for number, path in task.given["parts"]:
            for row, body in enumerate(folder.table(path, ["body"])["body"].to_pylist()):
                text = light_in(body)
                found = own_words(text).prints(PRINT, WINDOW)
                marks.append(found)
                holders.append(np.full(len(found), place_of(number, row), np.int64))
                if text.url:
                    pages.append((address_mark(text.url), place_of(number, row)))
        mark = np.concatenate([*marks, np.array([m for m, _ in pages], np.uint64)])
        holder = np.concatenate([*holders, np.array([h for _, h in pages], np.int64)])
        page = np.r_[np.zeros(len(mark) - len(pages), bool), np.ones(len(pages), bool)]
        band = (mark % np.uint64(settings.bands)).astype(np.int64)
        return [
            folder.write_table(
                work_path("prints", number, f"{task.name}.parquet"),
                table(mark[band == number], holder[band == number], page[band == number]),
            )
            for number in np.unique(band).tolist()
        ], {}

    return do


def address_mark(url: str) -> int:
    """A number that stands for an address."""
    return int.from_bytes(blake2b(url.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def table(mark: NDArray[np.uint64], holder: NDArray[np.int64], page: NDArray[np.bool_]) -> Any:  # noqa: ANN401  # pyarrow has no types
    """Fingerprints as a table."""
    import pyarrow as pa

    return pa.table({"mark": mark, "holder": holder, "page": page}, schema=schema("prints"))
