"""Several files as one: a zip whose bytes depend on the files alone."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable, Iterable
from typing import IO, BinaryIO, cast

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The time of every file in a zip: the first that the format can tell."""
READABLE = 0o100644 << 16


class _Onward:
    """A stream that only goes on: zipfile then writes the same bytes to a pipe and to a file."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out

    def write(self, data: bytes) -> int:
        return self._out.write(data)

    def flush(self) -> None:
        self._out.flush()


def copied(file: BinaryIO) -> Callable[[BinaryIO], None]:
    """What writes all of a file that is open to read and write."""

    def copy(out: BinaryIO) -> None:
        file.seek(0)
        shutil.copyfileobj(file, out)

    return copy


def zipped(files: Iterable[tuple[str, Callable[[BinaryIO], object]]], out: BinaryIO) -> None:
    """Write files, each by name and by what writes it, one after the other as a zip."""
    onward = cast("IO[bytes]", _Onward(out))  # it asks no more of a stream than that
    with zipfile.ZipFile(onward, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as pack:
        for name, write in files:
            told = zipfile.ZipInfo(name, EARLIEST)
            told.compress_type, told.external_attr, told.create_system = zipfile.ZIP_DEFLATED, READABLE, 3
            with pack.open(told, "w", force_zip64=True) as file:
                write(cast("BinaryIO", file))
