"""Files and folders: each file as the kind that its content and its name show; large ones are streamed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from onrecord.acquire.contents import Contents, one_document
from onrecord.acquire.kinds import HEAD, Kind, binary, by_content, by_name, kind_of
from onrecord.acquire.taken import MOST_BYTES, Item, broken
from onrecord.acquire.unpack import PackedError, TooLargeError, first_of, stream_of
from onrecord.facts.article import Article

READ = "text, HTML, MHTML, JSON (Lines), CSV, Parquet, feeds, sitemaps, NewsML, NITF, WARC, zip, and each of them gzipped"
MOST_EXPORT = 200_000_000
"""Bytes of a file of many articles that cannot be taken line by line."""
SENTENCE = re.compile(rb"[a-z]{2,}[.!?][\"')\xe2\x80\x9d]*\s")
ABOUT = frozenset({"readme", "license", "licence", "notice", "changelog", "contributing", "copying", "makefile", "authors"})
"""Names of files that tell of a folder and are none of its articles."""
SAVED_PARTS = re.compile(r"(?:_files|\.fld|_Dateien|_fichiers)$")


class Files:
    """Gives what files hold."""

    def __init__(self, contents: Contents) -> None:
        self.contents = contents

    def of_path(self, path: Path) -> Iterator[Item]:
        """What a file holds, or all files below a folder by path. One file's fault is that file's alone."""
        try:
            folder, file = path.is_dir(), path.is_file()
        except (OSError, ValueError) as fault:
            yield broken(str(path), "not there", str(fault))
            return
        if folder:
            for inner in sorted(p for p in path.rglob("*") if not hidden(p.relative_to(path))):
                if inner.is_file():
                    below = inner.relative_to(path).as_posix()
                    yield from guarded(self.of_file(inner, below, alone=False), below)
        elif file:
            yield from guarded(self.of_file(path, path.name, alone=True), path.name)
        else:
            yield broken(str(path), "not there", f"{path}: no such file or folder")

    def of_file(self, path: Path, below: str, *, alone: bool) -> Iterator[Item]:
        """What one file holds, or a count of it as one that holds nothing."""
        passed = self.contents.passed
        before = passed.count
        empty = True
        for item in self.held(path, below, alone=alone):
            empty = False
            yield item
        if empty and before == passed.count:
            passed.skip("file without articles")

    def held(self, path: Path, below: str, *, alone: bool) -> Iterator[Item]:
        """What one file holds. Of a folder's files (`alone=False`) those of other kinds are passed over."""
        try:
            with path.open("rb") as file:
                start = file.read(HEAD)
                head = first_of(start, HEAD)
        except PackedError as fault:
            yield broken(self.contents.names.of_file(path, below), "cannot be read", str(fault))
            return
        except OSError as fault:
            yield broken(below, "cannot be read", str(fault))
            return
        packed = start[:2] != head[:2]
        kind = self.kind(head, path.name.removesuffix(".gz") if packed else path.name, alone=alone)
        if kind is None:
            if alone:
                yield broken(path.name, "unknown kind of file", f"{path}: read are {READ}")
            else:
                self.contents.passed.add(path)
            return
        name = self.contents.names.of_file(path, below)
        if kind in {"lines", "json"} and not (kind == "json" or one_document(head)):
            yield from self.of_lines(path, name)
        elif kind == "warc":
            from onrecord.acquire.warc import from_warc

            yield from from_warc(path, name, self.contents.passed)
        elif kind == "parquet" and not packed:
            from onrecord.acquire.parquetfile import from_parquet

            yield from from_parquet(path, name, self.contents.names)
        elif kind == "zip" and not packed:
            yield from self.of_zip(path, name)
        else:
            yield from self.of_whole(path, name, kind)

    def kind(self, head: bytes, name: str, *, alone: bool) -> Kind | None:
        """The kind of a file.

        What neither its content nor its name shows is a text where the user named it, or where it has no ending and reads like one.
        """
        kind = kind_of(head, name)
        if not alone and name.split(".")[0].casefold() in ABOUT:
            return None
        if kind == "gzip":
            return None  # packed twice
        if kind is not None:
            if kind == "json" and not alone and by_name(name) != "json" and by_content(head) == "json" and "." in name:
                return None  # a script's settings, not an export
            return kind
        bare = "." not in name.lstrip(".")
        if head.strip() and not binary(head) and (bare and (alone or len(SENTENCE.findall(head + b"\n")) >= 2)):
            return "text"
        return None

    def of_lines(self, path: Path, name: str) -> Iterator[Item]:
        """The articles of a file of JSON Lines, as they come."""
        from onrecord.acquire.jsonlines import from_lines

        try:
            with stream_of(path.open("rb")) as stream:
                yield from from_lines(stream, name, self.contents.names)
        except OSError as fault:
            yield broken(name, "cannot be read", str(fault))

    def of_zip(self, path: Path, name: str) -> Iterator[Item]:
        """What the members of a zip hold."""
        from onrecord.acquire.jsonlines import from_lines
        from onrecord.acquire.warc import from_warc
        from onrecord.acquire.zips import from_zip

        yield from from_zip(
            path,
            name,
            lambda data, where: self.contents.of_bytes(data, where, depth=1),
            lambda stream, where: from_lines(stream, where, self.contents.names),
            lambda inner, where: from_warc(inner, where, self.contents.passed),
        )

    def of_whole(self, path: Path, name: str, kind: Kind) -> Iterator[Item]:
        """What a file holds that is taken at once."""
        try:
            with stream_of(path.open("rb")) as stream:
                most = MOST_EXPORT if kind in {"json", "table"} else MOST_BYTES
                data = stream.read(most + 1)
        except TooLargeError as fault:
            yield broken(name, "too large", str(fault))
            return
        except OSError as fault:
            yield broken(name, "cannot be read", str(fault))
            return
        if len(data) > most:
            yield broken(name, "too long", f"more than {most:,} bytes, the most that are read")
        else:
            yield from self.contents.of_bytes(data, name, Article(id=name), kind)


def hidden(below: Path) -> bool:
    """Whether a path is hidden, or a part that a browser saved beside a page."""
    return any(part.startswith(".") or SAVED_PARTS.search(part) for part in below.parts)


def guarded(items: Iterator[Item], name: str, url: str | None = None) -> Iterator[Item]:
    """The items; a fault that ends them is kept as broken, and nothing else suffers from it."""
    try:
        yield from items
    except Exception as fault:  # whatever it is: it is this input's alone
        yield broken(name, "cannot be taken in", f"{type(fault).__name__}: {fault}", url)
