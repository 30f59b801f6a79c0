"""From what a user names (files, folders, addresses, - for standard input) to a stream of articles."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, cast

from onrecord.acquire.jsonlines import from_lines
from onrecord.acquire.page import from_page
from onrecord.acquire.plain import from_text
from onrecord.acquire.taken import MOST_BYTES, Taken, broken
from onrecord.facts.article import Article

LINES = (".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz")
PAGES = (".html", ".htm", ".xhtml")
TEXTS = (".txt", ".text")
STDIN = "-"


@dataclass
class Passed:
    """Files in folders that were passed over since their ending is none we read: how many of each."""

    endings: dict[str, int] = field(default_factory=dict)

    def add(self, path: Path) -> None:
        """Count one."""
        ending = path.suffix.lower() or "no ending"
        self.endings[ending] = self.endings.get(ending, 0) + 1


def acquire(inputs: Iterable[str], *, private: bool = False, passed: Passed | None = None) -> Iterator[Taken]:
    """The articles of the inputs, in the order named; files of a folder by path. Never raises for an input."""
    for name in inputs:
        if name == STDIN:
            yield from from_lines(sys.stdin.buffer, "standard input")
        elif name.startswith(("http://", "https://")):
            from onrecord.acquire.fetch import from_address  # slow to import, and few inputs are addresses

            yield from_address(name, private=private)
        else:
            yield from from_path(Path(name), passed or Passed())


def from_path(path: Path, passed: Passed) -> Iterator[Taken]:
    """The articles of a file or of all files below a folder."""
    if path.is_dir():
        for inner in sorted(p for p in path.rglob("*") if not any(part.startswith(".") for part in p.relative_to(path).parts)):
            if inner.is_file():
                if readable(inner):
                    yield from from_file(inner, inner.relative_to(path).as_posix())
                else:
                    passed.add(inner)
    elif path.is_file():
        if readable(path):
            yield from from_file(path, path.name)
        else:
            yield broken(path.name, "unknown kind of file", f"{path}: read are {', '.join((*TEXTS, *PAGES, *LINES))}")
    else:
        yield broken(str(path), "not there", f"{path}: no such file or folder")


def readable(path: Path) -> bool:
    """Whether the file's ending is one we read."""
    return path.name.lower().endswith((*LINES, *PAGES, *TEXTS))


def opened(path: Path) -> BinaryIO:
    """A file of lines, unpacked where it is gzipped."""
    return cast("BinaryIO", gzip.open(path, "rb")) if path.name.lower().endswith(".gz") else path.open("rb")


def from_file(path: Path, identifier: str) -> Iterator[Taken]:
    """The articles of one file."""
    ending = path.name.lower()
    try:
        if ending.endswith(LINES):
            with opened(path) as lines:
                yield from from_lines(lines, identifier)
            return
        if path.stat().st_size > MOST_BYTES:
            yield broken(identifier, "too long", f"{path.stat().st_size:,} bytes; at most {MOST_BYTES:,} are read")
            return
        data = path.read_bytes()
    except OSError as fault:
        yield broken(identifier, "cannot be read", str(fault))
        return
    yield from_page(data, Article(id=identifier)) if ending.endswith(PAGES) else from_text(data, identifier)
