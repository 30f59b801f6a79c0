"""A damaged store made anew from what is sound in it."""

from __future__ import annotations

from pathlib import Path

from onrecord.run.build import regroup
from onrecord.run.options import BuildOptions
from onrecord.run.progress import Progress
from onrecord.store.copying import Saved, salvage
from onrecord.store.faults import StoreError
from onrecord.store.store import Store

SIDES = ("", "-wal", "-shm")
"""What SQLite keeps of one store: the file, and beside it its log and the index of that."""


def repair(path: Path, now: str, progress: Progress) -> tuple[Saved, Path]:
    """Put in a store's place a new one of what is sound in it, its stories and records made anew from the readings.

    What was saved, and where the damaged file is kept: nothing of it is thrown away. Articles whose readings are lost are read
    by the next build. Raises StoreError where nothing can be saved; the file is then as it was.
    """
    if not path.is_file():
        raise StoreError(f"there is no store at {path}", f"make one with: onrecord build INPUT --store {path}")
    aside, made = free_name(path, "damaged"), free_name(path, "repaired")
    fresh = Store.open(made, write=True)
    try:
        saved = salvage(path, fresh)
        if not saved.articles:
            raise StoreError(f"nothing can be saved of {path}", "go back to a backup, or build it anew from the articles")
        if fresh.reader():
            regroup(fresh, fresh.reader(), BuildOptions(now=now), progress)
    except BaseException:
        fresh.discard()
        raise
    fresh.close()  # the last to close it: its log is played in and gone
    for side in SIDES:
        if (file := path.with_name(path.name + side)).exists():
            file.replace(aside.with_name(aside.name + side))
    made.replace(path)
    return saved, aside


def free_name(path: Path, what: str) -> Path:
    """A name beside a file that nothing has."""
    number = 0
    while (found := path.with_name(f"{path.name}.{what}{number or ''}")).exists():
        number += 1
    return found
