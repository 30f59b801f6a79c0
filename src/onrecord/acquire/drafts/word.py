"""Word documents: their text by mammoth, after the package is known to be small when unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib

MOST_PARTS = 2_000
MOST_UNPACKED = 60_000_000
"""Bytes of all parts of a document."""
MOST_TEXT_PART = 20_000_000
"""Bytes of one part in XML."""
MOST_RATIO = 200
FREE = 1_000_000
"""Bytes of a part below which it may unpack to any multiple of its size."""


class WordError(Exception):
    """The bytes are no Word document that can be read; the text says why."""


def word_text(data: bytes) -> str:
    """The text of a document, its paragraphs apart; words struck out by its change marks are left out. Raises WordError."""
    checked_package(data)
    try:
        import mammoth
    except ImportError as fault:
        raise WordError("the package mammoth is not installed (pip install 'onrecord[word]')") from fault
    try:
        return str(mammoth.extract_raw_text(io.BytesIO(data)).value).rstrip("\n")
    except Exception as fault:  # a library's fault on a hostile file is the file's
        raise WordError(f"{type(fault).__name__}: {fault}") from fault


def checked_package(data: bytes) -> None:
    """Raise WordError unless the bytes are a zip with a document, small when unpacked, without declared entities."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
            if len(parts) > MOST_PARTS:
                raise WordError(f"more than {MOST_PARTS:,} parts")
            if "word/document.xml" not in packed.namelist():
                raise WordError("no document in it")
            if sum(p.file_size for p in parts) > MOST_UNPACKED:
                raise WordError(f"it unpacks to more than {MOST_UNPACKED:,} bytes")
            for part in parts:
                if part.file_size > FREE and part.file_size > MOST_RATIO * max(1, part.compress_size):
                    raise WordError(f"{part.filename} unpacks to more than {MOST_RATIO} times its size")
                if part.filename.endswith((".xml", ".rels")):
                    checked_part(packed, part)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, NotImplementedError, EOFError) as fault:
        raise WordError(f"damaged: {fault}") from fault


def checked_part(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Raise WordError where a part is larger than it says or may be, or declares entities."""
    with packed.open(part) as stream:
        body = stream.read(MOST_TEXT_PART + 1)
    if len(body) > MOST_TEXT_PART:
        raise WordError(f"{part.filename} has more than {MOST_TEXT_PART:,} bytes")
    if b"<!DOCTYPE" in body or b"<!ENTITY" in body:
        raise WordError(f"{part.filename} declares entities")
