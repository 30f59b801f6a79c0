"""Writes records in a format: to a stream, or one record to bytes for a download."""

from __future__ import annotations

import hashlib
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import BinaryIO

import msgspec

from onrecord.export.choosing import Choice
from onrecord.export.format import Format, LeftOut, check_ready
from onrecord.export.packing import zipped
from onrecord.export.told import Told

ALL = Choice()
ZIP = "application/zip"
UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


class Download(msgspec.Struct, frozen=True):
    """A file to hand out: its name, its media type and its bytes."""

    name: str
    media: str
    body: bytes


def write(form: Format, records: Iterable[Told], out: BinaryIO, choice: Choice = ALL) -> LeftOut:
    """Write records in a format and say what was left out.

    Raises ExportError where a library is missing, OSError where `out` takes no more.
    """
    check_ready(form, choice)
    if not form.apart:
        return form.write(records, out, choice)
    rest = iter(records)
    first = list(islice(rest, 2))
    if len(first) == 1:
        return form.write(first, out, choice)
    left: LeftOut = Counter()
    zipped(_apart(form, chain(first, rest), choice, left), out)
    return left


def _apart(
    form: Format, records: Iterable[Told], choice: Choice, left: LeftOut
) -> Iterator[tuple[str, Callable[[BinaryIO], None]]]:
    for told in records:

        def one(out: BinaryIO, told: Told = told) -> None:
            left.update(form.write((told,), out, choice))

        yield f"{file_name(told.record.id)}{form.ending}", one


def file_name(story: str) -> str:
    """A story's id as the name of a file, whatever it holds."""
    name = UNSAFE.sub("-", story).strip("-.")
    return name if name == story else f"{name[:48]}-{hashlib.sha256(story.encode('utf-8', 'replace')).hexdigest()[:10]}"


def is_zip(form: Format, choice: Choice, count: int) -> bool:
    """Whether so many records come as a zip."""
    return (form.packed and choice.table is None) or (form.apart and count != 1)


def download(form: Format, told: Told, choice: Choice = ALL) -> Download:
    """One record as a file. Raises ExportError where a library is missing."""
    out = io.BytesIO()
    write(form, (told,), out, choice)
    packed = is_zip(form, choice, 1)
    ending = ".zip" if packed else form.ending
    return Download(f"{file_name(told.record.id)}-{form.name}{ending}", ZIP if packed else form.media, out.getvalue())
