"""Files beside a store, for its owner alone: what must not be in the store, which is a file to send to others."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from onrecord.facts.problem import ProblemError

T = TypeVar("T", bound=msgspec.Struct)


class OwnFile(Generic[T]):
    """A list of things in a file that nobody else may read. It is read anew whenever it changed: a running server heeds it."""

    def __init__(self, path: Path, kind: type[T], fault: type[ProblemError]) -> None:
        self.path = path
        self.kind = kind
        self.fault = fault
        self._read: tuple[tuple[int, int], tuple[T, ...]] = ((0, 0), ())

    def all(self) -> tuple[T, ...]:
        """What the file holds; nothing where there is none. Raises the file's fault where it cannot be read."""
        try:
            told = self.path.stat()
        except FileNotFoundError:
            return ()
        mark = (told.st_mtime_ns, told.st_size)
        if mark != self._read[0]:
            try:
                found = msgspec.json.decode(self.path.read_bytes(), type=tuple[self.kind, ...])  # type: ignore[name-defined]  # at run time
            except (OSError, msgspec.DecodeError) as fault:
                raise self.fault(f"{self.path} cannot be read: {fault}", "put it right, or remove it and begin anew") from fault
            self._read = (mark, found)
        return self._read[1]

    def write(self, things: tuple[T, ...]) -> None:
        """Put these in the file, whole or not at all."""
        new = self.path.with_name(f"{self.path.name}.{secrets.token_hex(4)}")
        handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(msgspec.json.format(msgspec.json.encode(things), indent=1))
        new.replace(self.path)
