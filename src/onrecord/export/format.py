"""What a format is: the contract that our exporters and those of third parties keep."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from typing import BinaryIO

import msgspec

from onrecord.export.choosing import Choice, ExportError
from onrecord.export.told import Told

LeftOut = Counter[str]
"""How much a format had no place for, by reason in words."""
Writer = Callable[[Iterable[Told], BinaryIO, Choice], LeftOut]
"""Writes records and says what was left out. It asks for one record after the other and keeps none; the same records give the same
bytes on every run: ids are made of the record's own, and no clock is asked."""


class Format(msgspec.Struct, frozen=True):
    """A format: what it is called, what it is, and what writes it.

    `media` is its media type and `ending` that of its files. One of which a file holds one record is `apart`: several records are
    given as a zip of such files. `tables` are the names of its tables where it has several, each to be had alone; `packed` tells
    that all of them together are a zip. `modules` are what it needs beyond what every install has, `extra` where they come from.
    """

    name: str
    title: str
    media: str
    ending: str
    write: Writer
    apart: bool = False
    tables: tuple[str, ...] = ()
    packed: bool = False
    modules: tuple[str, ...] = ()
    extra: str = ""


def missing(form: Format) -> tuple[str, ...]:
    """The libraries that a format needs and that are not installed; a page offers a format for download where there are none."""
    return tuple(m for m in form.modules if find_spec(m) is None)


def check_ready(form: Format, choice: Choice) -> None:
    """Raises ExportError where a format's libraries are not installed, or where it has no such table."""
    lacks = missing(form)
    if lacks:
        how = f"pip install 'onrecord[{form.extra}]'" if form.extra else f"pip install {' '.join(lacks)}"
        raise ExportError(f"{form.name} needs {', '.join(lacks)}, which is not installed", how)
    if choice.table is not None and choice.table not in form.tables:
        has = f"it has {', '.join(form.tables)}" if form.tables else "it has no tables to choose from"
        raise ExportError(f"{form.name} has no table {choice.table!r}", has)
