"""The stages that make records: what each story is made of brought together, then collated."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from onrecord.cluster.distributed import Distributed, ground_of, numbered, tasks_on
from onrecord.cluster.matching import blocks_of, renamed
from onrecord.cluster.ordering import numbers
from onrecord.cluster.parts import Folder, Note
from onrecord.cluster.schemas import schema
from onrecord.cluster.settings import PLACES, TOGETHER, Light, work_path
from onrecord.run.versions import collate_version

STAGE = "homes"


def make_records(work: Distributed, light: Sequence[Light], copies: Sequence[Note], stories: Sequence[Note]) -> list[Note]:
    """The records of all stories; a note for each chunk."""
    ground = ground_of(list(stories), list(copies), [(p.path, p.readings) for p in light])
    homes = homes_by_block(work.folder, stories, ground)
    tasks: list[tuple[int, dict[str, Any]]] = []
    for (block, parts), chosen in zip(blocks_of(light).items(), copies, strict=True):
        told = {"parts": [(p.number, p.articles, p.readings) for p in parts], "homes": homes[block], "copies": chosen.parts[0].path}
        tasks.append((block, told))
    brought = work.stage("grounds", tasks_on(ground, tasks))
    grounds = numbered(brought, "grounds")
    work.told(renamed=renamed(work.folder, stories))
    given = [(n, {"stories": note.parts[0].path, "grounds": grounds.get(n, [])}) for n, note in enumerate(stories)]
    return work.stage("records", tasks_on(ground_of(brought, list(stories), collate_version(), work.settings.renamed), given))


def homes_by_block(folder: Folder, stories: Sequence[Note], ground: str) -> dict[int, str]:
    """Write, for each block of parts, the chunk of each of its articles; the paths by block."""
    import pyarrow as pa

    note = folder.done(STAGE, "all", ground)
    if note is None:
        whole = pa.concat_tables([schema("homes").empty_table(), *(folder.table(n.parts[1].path) for n in stories)])
        place, chunk = numbers(whole["place"]), numbers(whole["chunk"])
        order = np.argsort(place)
        place, chunk = place[order], chunk[order]
        block = (place >> PLACES) // TOGETHER
        found, starts = np.unique(block, return_index=True)
        ends = [*starts[1:].tolist(), len(place)]
        parts = [
            folder.write_table(
                work_path(STAGE, n, "homes.parquet"), pa.table({"place": place[a:b], "chunk": chunk[a:b]}, schema=schema("homes"))
            )
            for n, a, b in zip(found.tolist(), starts.tolist(), ends, strict=True)
        ]
        note = Note("all", ground, tuple(parts))
        folder.keep_note(STAGE, note)
    return {n: paths[0] for n, paths in numbered([note], STAGE).items()}


def story_rows(folder: Folder, stories: Sequence[Note]) -> list[dict[str, Any]]:
    """All stories as rows, in order."""
    return [row for note in stories for row in folder.table(note.parts[0].path).to_pylist()]
