"""Zip files (saved collections, WACZ): each member as the file it is, all of it bounded."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from onrecord.acquire.kinds import HEAD, kind_of
from onrecord.acquire.taken import MOST_BYTES, Item, broken
from onrecord.acquire.unpack import FREE, MOST_RATIO

MOST_MEMBERS = 50_000
MOST_UNPACKED = 4_000_000_000
MOST_WARC = 2_000_000_000

FromBytes = Callable[[bytes, str], Iterator[Item]]
FromFile = Callable[[Path, str], Iterator[Item]]
FromLines = Callable[[BinaryIO, str], Iterator[Item]]


def from_zip(file: Path | BinaryIO, name: str, from_bytes: FromBytes, from_lines: FromLines, from_file: FromFile) -> Iterator[Item]:
    """What a zip's members give, in the order of their names. Raises nothing for a member: a faulty one is broken."""
    try:
        opened = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as fault:
        yield broken(name, "damaged zip", str(fault))
        return
    with opened as packed:
        members = sorted((m for m in packed.infolist() if wanted(m)), key=lambda m: m.filename)
        if len(members) > MOST_MEMBERS:
            yield broken(name, "too large", f"{len(members):,} members; the first {MOST_MEMBERS:,} are read")
        taken = 0
        for member in members[:MOST_MEMBERS]:
            where = f"{name}/{member.filename}"
            taken += member.file_size
            if taken > MOST_UNPACKED:
                yield broken(where, "too large", f"the zip unpacks to more than {MOST_UNPACKED:,} bytes")
                return
            if member.file_size > FREE and member.file_size > MOST_RATIO * max(1, member.compress_size):
                yield broken(where, "too large", f"unpacks to more than {MOST_RATIO} times its size")
                continue
            try:
                yield from of_member(packed, member, where, from_bytes, from_lines, from_file)
            except (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, NotImplementedError, EOFError) as fault:
                yield broken(where, "cannot be read", f"{type(fault).__name__}: {fault}")
            except Exception as fault:  # one member's fault is that member's alone (zlib, lzma and bz2 name theirs apart)
                yield broken(where, "cannot be taken in", f"{type(fault).__name__}: {fault}")


def wanted(member: zipfile.ZipInfo) -> bool:
    """Whether a member is a file of the user's: no folder, no hidden file, none of the system's own."""
    parts = PurePosixPath(member.filename).parts
    return not member.is_dir() and not any(p.startswith((".", "__MACOSX")) for p in parts)


def of_member(
    packed: zipfile.ZipFile, member: zipfile.ZipInfo, where: str, from_bytes: FromBytes, from_lines: FromLines, from_file: FromFile
) -> Iterator[Item]:
    """What one member gives; never more of it in memory than one article may be."""
    with packed.open(member) as stream:
        head = stream.read(HEAD)
    kind = kind_of(head, member.filename)
    if kind == "lines":
        with packed.open(member) as stream:
            yield from from_lines(stream, where)  # type: ignore[arg-type]  # it reads like any binary file
    elif kind == "warc" or member.filename.lower().endswith(".warc.gz"):
        with tempfile.NamedTemporaryFile(suffix=".warc.gz") as copy:
            with packed.open(member) as stream:
                if member.file_size > MOST_WARC:
                    yield broken(where, "too large", f"more than {MOST_WARC:,} bytes")
                    return
                shutil.copyfileobj(stream, copy)
            copy.flush()
            yield from from_file(Path(copy.name), where)
    elif kind is not None:
        with packed.open(member) as stream:
            data = stream.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            yield broken(where, "too large", f"more than {MOST_BYTES:,} bytes")
        else:
            yield from from_bytes(data, where)
