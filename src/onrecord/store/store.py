"""The store as one object, to read or to write: a file, or several that are read as one."""

from __future__ import annotations

from pathlib import Path
from typing import Self, cast

from onrecord.store.one import OneStore
from onrecord.store.shelf import Shelf, is_pattern


class Store(OneStore):
    """A store, open. Use as a context manager; one object a thread (opening costs about a millisecond).

    `Store.open(path)` reads, also while a build writes; `Store.open(path, write=True)` makes the file where there is none.
    Both raise StoreError, with a hint, where that cannot be.
    """

    @classmethod
    def open(cls, path: str | Path, write: bool = False) -> Self:
        """Open a store to read, or to write as well; a path with a `*` opens all stores that fit it as one, to read (`Shelf`)."""
        path = Path(path)
        if is_pattern(path):
            return cast("Self", Shelf.of(path, write))  # it answers all that a store does
        return cls.at(path, write)
