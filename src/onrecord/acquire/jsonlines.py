"""JSON Lines: an article a line, in our own fields or those of other tools (`given`); unknown fields are ignored."""

from __future__ import annotations

import codecs
import io
import json
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

import msgspec

from onrecord.acquire.given import of_row
from onrecord.acquire.ids import Names
from onrecord.acquire.taken import MOST_BYTES, Item, broken, decoded
from onrecord.acquire.unpack import PackedError

MOST_BLANK = 100_000
"""Empty lines in a row after which a file is given up: it was made to keep us busy."""
SEPARATORS = b" \t\r\n\x1e,"
"""What may stand around a value: white space, the separator of JSON text sequences, the comma of a list that lost its brackets."""
UTF16 = (b"\xff\xfe", b"\xfe\xff")


class NoJsonError(ValueError):
    """What is no JSON, and why."""


def from_lines(lines: BinaryIO, name: str, names: Names | None = None) -> Iterator[Item]:
    """The articles of a stream of JSON Lines. A line that is none is broken, named `name:number`; the rest goes on."""
    names = names or Names()
    number = blank = 0
    buffered = cast("BinaryIO", io.BufferedReader(lines)) if isinstance(lines, io.RawIOBase) else lines
    try:
        lines = in_utf8(buffered)
    except (OSError, EOFError, ValueError) as fault:
        yield broken(f"{name}:1", "cannot be read", str(fault))
        return
    while True:
        try:
            line = lines.readline(MOST_BYTES + 1)
        except (OSError, EOFError, ValueError) as fault:
            reason = "too large" if isinstance(fault, PackedError) and "unpacks" in str(fault) else "cannot be read"
            yield broken(f"{name}:{number + 1}", reason, str(fault))
            return
        if not line:
            return
        number += 1
        where = f"{name}:{number}"
        if len(line) > MOST_BYTES:
            while line and not line.endswith(b"\n"):
                line = lines.readline(MOST_BYTES)
            yield broken(where, "too long", f"a line of more than {MOST_BYTES:,} bytes")
        elif line.strip():
            blank = 0
            yield from_line(line.strip().removeprefix(b"\xef\xbb\xbf"), where, names)
        else:
            blank += 1
            if blank > MOST_BLANK:
                yield broken(where, "empty lines", f"more than {MOST_BLANK:,} empty lines in a row")
                return


def in_utf8(lines: BinaryIO) -> BinaryIO:
    """The stream, its bytes in UTF-8 where they begin as UTF-16."""
    peek = getattr(lines, "peek", None)
    if peek is None or peek(2)[:2] not in UTF16:
        return lines
    return cast("BinaryIO", io.BufferedReader(Recoded(lines)))


class Recoded(io.RawIOBase):
    """UTF-16 as UTF-8; what is neither becomes U+FFFD."""

    def __init__(self, lines: BinaryIO) -> None:
        super().__init__()
        self.lines = lines
        self.decoder = codecs.getincrementaldecoder("utf-16")("replace")
        self.ready = b""

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill a buffer."""
        view = memoryview(buffer)  # type: ignore[arg-type]  # as io has it
        if not self.ready:
            data = self.lines.read(65_536)
            self.ready = self.decoder.decode(data, final=not data).encode("utf-8", "replace")
        part = self.ready[: len(view)]
        view[: len(part)] = part
        self.ready = self.ready[len(part) :]
        return len(part)


def value_of(data: bytes) -> Any:  # noqa: ANN401  # any JSON
    """The value of JSON bytes, as the lenient write it too (NaN, halves of surrogate pairs). Raises NoJsonError."""
    data = data.removeprefix(b"\xef\xbb\xbf").strip(SEPARATORS)
    try:
        return msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        text = decoded(data)
        if text is None:
            raise NoJsonError("the bytes are in no known encoding, and not UTF-8") from None
        try:
            return json.loads(text, strict=False)
        except (ValueError, RecursionError) as fault:
            raise NoJsonError(str(fault)) from None


def from_line(line: bytes, where: str, names: Names) -> Item:
    """The article of one line."""
    try:
        row = value_of(line)
    except NoJsonError as fault:
        return broken(where, "not a JSON article", str(fault))
    if not isinstance(row, dict):
        kind = "a list (an array); name the file .json" if isinstance(row, list) else "no object"
        return broken(where, "not a JSON article", f"the line is {kind}")
    try:
        return of_row(row, where, names)
    except Exception as fault:  # one line's fault is that line's alone
        return broken(where, "cannot be taken in", f"{type(fault).__name__}: {fault}")
