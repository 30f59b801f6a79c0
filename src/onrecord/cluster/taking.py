"""Stage 1, `taken`: an input file to articles, by the acquirers of the local build; in parts of so many articles."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from onrecord.acquire.files import guarded
from onrecord.acquire.inputs import Acquiring, Budget
from onrecord.acquire.taken import Item, Lead, Taken, broken
from onrecord.cluster.parts import Folder, Part
from onrecord.cluster.schemas import row_of, row_of_broken, schema
from onrecord.cluster.settings import Settings, work_path
from onrecord.cluster.tasks import Do, Done, Task
from onrecord.facts.article import Broken

PER_PART = 128
"""Articles of a part: what one task reads, and what is read again when a worker is lost."""
REMOTE = "://"


def start(settings: Settings, folder: Folder) -> Do:
    """A worker that takes in files."""

    def do(task: Task) -> Done:
        with Acquiring(settings.how()) as acquiring:
            parts = list(kept(folder, task.name, given(acquiring, task.given)))
        return parts, {"articles": sum(p.rows for p in parts if "refused" not in p.path)}

    return do


def given(acquiring: Acquiring, named: dict[str, Any]) -> Iterator[Taken]:
    """The articles of one file, on disk or fetched from where objects are stored."""
    with ExitStack() as open_:
        path, name = str(named["path"]), str(named["name"])
        try:
            local = (
                fetched(path, Path(open_.enter_context(TemporaryDirectory(prefix="onrecord-")))) if REMOTE in path else Path(path)
            )
        except Exception as fault:  # Daft names its faults as it likes
            yield broken(name, "cannot be read", f"{type(fault).__name__}: {fault}")
            return
        items = acquiring.files.of_file(local, name, alone=bool(named["alone"]))
        yield from acquiring.settled(map(without_leads, guarded(items, name)), Budget(None))


def fetched(address: str, into: Path) -> Path:
    """A stored object as a file under its own name."""
    import shutil

    import daft

    place = into / address.rstrip("/").rpartition("/")[2]
    with daft.File(address).open() as source, place.open("wb") as target:
        shutil.copyfileobj(source, target, 1 << 20)
    return place


def without_leads(item: Item) -> Item:
    """An item; an address that a file names is not followed: a cluster reads what is there."""
    if isinstance(item, Lead):
        return broken(item.known.id or item.url, "address not fetched", "--engine daft reads files; it fetches no pages", item.url)
    return item


def kept(folder: Folder, name: str, taken: Iterable[Taken]) -> Iterator[Part]:
    """Write what a file gave: articles in parts, and what was refused."""
    refused: list[dict[str, Any]] = []
    rows: list[dict[str, Any]] = []
    number = 0
    for place, item in enumerate(taken):
        if isinstance(item, Broken):
            refused.append(row_of_broken(item, place))
            continue
        article, page = item if isinstance(item, tuple) else (item, None)
        rows.append({**row_of(article), "page": zlib.compress(page, 9) if page is not None else None, "place": place})
        if len(rows) == PER_PART:
            yield folder.write(work_path("taken", f"{name}-{number:05}.parquet"), schema("articles"), rows)
            rows, number = [], number + 1
    if rows:
        yield folder.write(work_path("taken", f"{name}-{number:05}.parquet"), schema("articles"), rows)
    if refused:
        yield folder.write(work_path("taken", "refused", f"{name}.parquet"), schema("broken"), refused)
