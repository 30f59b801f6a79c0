"""What is to be taken in: the files that the inputs name, on disk or where objects are stored, each as one task."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from onrecord.acquire.files import hidden
from onrecord.acquire.ids import Names
from onrecord.cluster.parts import PartsError
from onrecord.cluster.taking import REMOTE
from onrecord.cluster.tasks import Task
from onrecord.store.packing import digest_of

PAGES = ("http://", "https://")


def tasks_of(inputs: Iterable[str], version: str, daft: Any) -> list[Task]:  # noqa: ANN401  # the library
    """A task for each file, in the order of the inputs; files of a folder by path. Raises PartsError for what is no file.

    `version` is of all that taking in depends on beside the files. A file that has changed since is taken in anew: one is known by
    its path, size and time of change.
    """
    names = Names()
    return [
        Task(f"{number:06}", digest_of((version, number, given, mark)), given)
        for number, (given, mark) in enumerate(found for name in inputs for found in files_of(name, names, daft))
    ]


def files_of(name: str, names: Names, daft: Any) -> Iterator[tuple[dict[str, Any], Any]]:  # noqa: ANN401  # the library
    """The files that one input names, each with what tells whether it has changed."""
    if name == "-" or name.lower().startswith(PAGES):
        raise PartsError(f"--engine daft reads files, and {name} is none", "fetch it first: onrecord build ADDRESS --store FILE")
    if REMOTE in name:
        yield from objects_of(name, daft)
        return
    path = Path(name)
    if path.is_dir():
        for inner in sorted(p for p in path.rglob("*") if not hidden(p.relative_to(path))):
            if inner.is_file():
                yield one(inner, inner.relative_to(path).as_posix(), names, alone=False)
    elif path.is_file():
        yield one(path, path.name, names, alone=True)
    else:
        yield {"path": str(path), "name": path.name, "alone": True}, None  # told as broken where it is taken in


def one(path: Path, below: str, names: Names, *, alone: bool) -> tuple[dict[str, Any], Any]:
    """A file on disk."""
    state = path.stat()
    given = {"path": str(path.absolute()), "name": names.of_file(path, below), "alone": alone}
    return given, (state.st_size, state.st_mtime_ns)


def objects_of(address: str, daft: Any) -> Iterator[tuple[dict[str, Any], Any]]:  # noqa: ANN401  # the library
    """Stored objects (s3://, gs://, az:// ...): one, those that fit a pattern, or all below a folder that ends with a slash."""
    pattern = f"{address}**" if address.endswith("/") else address
    try:
        found = daft.from_glob_path(pattern).select("path", "size").sort("path").to_pydict()
    except Exception as fault:  # Daft names its faults as it likes
        raise PartsError(
            f"{address} cannot be listed: {str(fault).strip()[:300]}", "see that the address and the credentials are right"
        ) from fault
    start = address.partition("*")[0].rpartition("/")[0] + "/"
    alone = len(found["path"]) == 1
    for path, size in zip(found["path"], found["size"], strict=True):
        yield {"path": path, "name": path.removeprefix(start), "alone": alone}, size
