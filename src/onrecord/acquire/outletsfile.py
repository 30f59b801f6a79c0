"""A file of sources (TOML): each outlet described once, with its feeds, sitemaps, owner and country."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from onrecord.acquire.guard import RefusedError, parted
from onrecord.acquire.taken import Lead
from onrecord.facts.article import Article

MOST_BYTES = 5_000_000


class SourcesError(Exception):
    """A file of sources that cannot be used; the message says what is wrong where."""


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An outlet: its name as articles shall carry it, where its articles are found, who owns it and where it sits.

    `owner` makes outlets of one owner depend on each other; `country` is ISO 3166 alpha-3. Both add to what the lexicon knows.
    """

    name: str
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    owner: str | None = None
    country: str | None = None


def read_sources(path: Path) -> tuple[Source, ...]:
    """The outlets of a file. Raises SourcesError with the place of what is wrong."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise SourcesError(f"more than {MOST_BYTES:,} bytes")
        data = tomllib.loads(path.read_text("utf-8"))
    except OSError as fault:
        raise SourcesError(fault.strerror or str(fault)) from fault
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as fault:
        raise SourcesError(str(fault)) from fault
    rows: Any = data.get("outlet")
    if not isinstance(rows, list) or not rows:
        raise SourcesError("it has no [[outlet]] with a name and feeds or sitemaps")
    return tuple(source_of(row, number) for number, row in enumerate(rows, 1))


def source_of(row: Any, number: int) -> Source:  # noqa: ANN401  # whatever TOML held
    """One outlet, checked."""
    where = f"[[outlet]] number {number}"
    try:
        source = msgspec.convert(row, Source)
    except msgspec.ValidationError as fault:
        raise SourcesError(f"{where}: {fault}") from fault
    where = f"{where} ({source.name})"
    if not source.name.strip():
        raise SourcesError(f"{where}: the name is empty")
    if source.country is not None and not (len(source.country) == 3 and source.country.isalpha() and source.country.isupper()):
        raise SourcesError(f"{where}: country {source.country!r} is not three capital letters (ISO 3166 alpha-3, such as GBR)")
    for url in (*source.feeds, *source.sitemaps):
        try:
            parted(url)
        except RefusedError as fault:
            raise SourcesError(f"{where}: {url!r}: {fault}") from fault
    if not (source.feeds or source.sitemaps):
        raise SourcesError(f"{where}: neither feeds nor sitemaps")
    return source


def leads_of(source: Source) -> Iterator[Lead]:
    """The addresses of an outlet's feeds and sitemaps, with its name for the articles found there."""
    for url in (*source.feeds, *source.sitemaps):
        yield Lead(url, Article(id=url, url=url, outlet=source.name), source=True)
