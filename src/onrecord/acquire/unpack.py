"""Packed bytes, unpacked within bounds: as they come, so that no bomb is ever held whole."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterable, Iterator
from typing import BinaryIO

GZIP = b"\x1f\x8b"
PIECE = 1 << 16
FREE = 100_000_000
"""Bytes that may come out of anything packed before its ratio is looked at."""
MOST_RATIO = 200
"""News packs to a tenth; what packs to a two-hundredth is made to harm."""
LIMITS = 31  # zlib: gzip framing with the widest window


class PackedError(OSError):
    """Packed bytes that cannot be unpacked: damaged, cut short, or more than may come out of them."""


class TooLargeError(PackedError):
    """More bytes than are taken."""


def unpacked(pieces: Iterable[bytes], most: int, *, deflate: bool = False) -> Iterator[bytes]:
    """The bytes of gzip members (or of a `deflate` stream, with or without its frame), piece by piece.

    Raises TooLargeError past `most` bytes, PackedError where damaged or cut short.
    """
    member = zlib.decompressobj(LIMITS)
    begun = False
    count = members = 0
    for piece in pieces:
        rest = piece
        while rest:
            if member.eof:  # another member follows, or padding
                members += 1
                rest = rest.lstrip(b"\0")
                if not rest:
                    break
                member = zlib.decompressobj(LIMITS)
            if deflate and not begun:
                member = zlib.decompressobj(zlib.MAX_WBITS if framed(rest) else -zlib.MAX_WBITS)
            begun = True
            try:
                out = member.decompress(rest, PIECE)
            except zlib.error as fault:
                if members and not rest.startswith(GZIP):
                    return  # what stands behind the last member is no part of it
                raise PackedError(f"damaged: {fault}") from fault
            count += len(out)
            if count > most:
                raise TooLargeError(f"larger than {most:,} bytes")
            if out:
                yield out
            rest = member.unused_data if member.eof else member.unconsumed_tail
    if begun and not member.eof:
        raise PackedError("cut short: the packed stream ends before its end")


def framed(start: bytes) -> bool:
    """Whether deflated bytes begin with zlib's frame, as they should; some servers leave it out."""
    return start[0] & 0x0F == zlib.DEFLATED and (len(start) < len(GZIP) or (start[0] << 8 | start[1]) % 31 == 0)


def ungzipped(data: bytes, most: int) -> bytes:
    """All bytes of packed bytes. Raises TooLargeError and PackedError."""
    return b"".join(unpacked((data[i : i + PIECE] for i in range(0, len(data), PIECE)), most))


def first_of(start: bytes, most: int) -> bytes:
    """The first bytes that come out of the first bytes of a file, which is unpacked where it is packed. Raises PackedError."""
    if not start.startswith(GZIP):
        return start[:most]
    try:
        return zlib.decompressobj(LIMITS).decompress(start, most)
    except zlib.error as fault:
        raise PackedError(f"damaged gzip: {fault}") from fault


class Unpacking(io.RawIOBase):
    """A packed file as a stream of its bytes. Reading raises PackedError; a file that grows beyond all measure is one."""

    def __init__(self, packed: BinaryIO) -> None:
        super().__init__()
        self.packed = packed
        self.taken = self.given = 0
        self.pieces = unpacked(self._pieces(), 1 << 62)
        self.ready = b""

    def _pieces(self) -> Iterator[bytes]:
        while piece := self.packed.read(PIECE):
            self.taken += len(piece)
            yield piece

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill a buffer."""
        view = memoryview(buffer)  # type: ignore[arg-type]  # as io has it
        if not self.ready:
            self.ready = next(self.pieces, b"")
            self.given += len(self.ready)
            if self.given > FREE and self.given > self.taken * MOST_RATIO:
                raise TooLargeError(f"unpacks to more than {MOST_RATIO} times its size")
        part = self.ready[: len(view)]
        view[: len(part)] = part
        self.ready = self.ready[len(part) :]
        return len(part)

    def close(self) -> None:
        """Close the packed file too."""
        self.packed.close()
        super().close()


def stream_of(packed: BinaryIO) -> BinaryIO:
    """A file's bytes, unpacked where it is a gzip file by its first bytes."""
    head = packed.read(2)
    packed.seek(0)
    if head != GZIP:
        return packed
    return io.BufferedReader(Unpacking(packed), PIECE)
