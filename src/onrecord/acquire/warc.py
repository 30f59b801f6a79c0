"""WARC files, as crawlers and Common Crawl's news archive write them: streamed, one record held at a time."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.acquire.given import replaced
from onrecord.acquire.how import Passed
from onrecord.acquire.paged import charset_of, page_of
from onrecord.acquire.plain import of_text
from onrecord.acquire.taken import MOST_BYTES, Item, broken, digest
from onrecord.acquire.unpack import GZIP, PackedError, TooLargeError, ungzipped
from onrecord.facts.article import Article, Fetched

PAGES = ("text/html", "application/xhtml+xml")
CHUNK = 1 << 16
MOST_REMEMBERED = 200_000
"""Payloads whose place is remembered, so that a later revisit of another address can be led back to them."""


def from_warc(path: Path, name: str, passed: Passed) -> Iterator[Item]:
    """The articles of a WARC file. Records that hold none (requests, pictures, answers other than 200) are passed over.

    A revisit says that a page had not changed: of an address that the file holds it is nothing new; of another address it is the
    article of the payload it refers to.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    kinds = WarcRecordType.response | WarcRecordType.revisit | WarcRecordType.resource | WarcRecordType.conversion
    seen: dict[str, int] = {}
    urls: set[int] = set()
    last = -1
    try:
        with path.open("rb") as stream:
            for record in ArchiveIterator(stream, record_types=kinds, parse_http=True, auto_decode="all"):
                where, last = f"{name}#{record.record_id}", record.stream_pos
                try:
                    yield from of_record(record, where, path, seen, urls, passed)
                except (OSError, ValueError, EOFError) as fault:
                    yield broken(where, "cannot be read", f"{type(fault).__name__}: {fault}", url_of(record))
    except Exception as fault:  # fastwarc names its faults as it likes; what came before stands
        yield broken(name, "cannot be read", f"{type(fault).__name__}: {fault}")
        return
    if cut(path, max(last, 0)):
        yield broken(name, "cut short", "the file ends within a record")
    elif last < 0:
        if holds_none(path):
            yield broken(name, "cannot be read", "no WARC record in it")
        else:
            passed.skip("WARC file without answers")


def cut(path: Path, place: int) -> bool:
    """Whether a gzipped file ends before its last member does; members are looked at from the one at `place` on."""
    with path.open("rb") as stream:
        stream.seek(place)
        if stream.read(2) != GZIP:
            return False
        stream.seek(place)
        member, left = zlib.decompressobj(31), b""
        while data := left or stream.read(CHUNK):
            try:
                while data and not member.eof:  # a bomb gives no more than a chunk at a time
                    member.decompress(data, CHUNK)
                    data = member.unconsumed_tail
            except zlib.error:
                return False  # fastwarc passes over what is no member, and says so where it cannot
            left = member.unused_data
            if member.eof:
                if not left:
                    left = stream.read(CHUNK)
                if not left.startswith(GZIP[:1]):
                    return False  # what stands behind the last member is no part of it
                member = zlib.decompressobj(31)
        return True


def holds_none(path: Path) -> bool:
    """Whether there is no record of any kind in a file."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    with path.open("rb") as stream:
        return next(iter(ArchiveIterator(stream, record_types=WarcRecordType.any_type, auto_decode="none")), None) is None


def url_of(record: Any) -> str | None:  # noqa: ANN401  # fastwarc ships few types
    """The address that a record is of."""
    url = str(record.headers.get("WARC-Target-URI") or "").strip("<> ")
    return url if url.lower().startswith(("http://", "https://")) else None


def of_record(record: Any, where: str, path: Path, seen: dict[str, int], urls: set[int], passed: Passed) -> Iterator[Item]:  # noqa: ANN401
    """What one record gives."""
    from fastwarc.warc import WarcRecordType

    url = url_of(record)
    if url is None:
        passed.skip("WARC record of no address")
        return
    mark = record.headers.get("WARC-Payload-Digest")
    if record.record_type == WarcRecordType.revisit:
        if hash(url) in urls:
            passed.skip("WARC revisit, nothing new")
        elif mark in seen:
            yield revisited(path, seen[mark], record, where, url)
        else:
            yield broken(where, "revisit alone", "the record it refers to is not in this file", url)
        return
    http = record.http_headers
    status = int(http.status_code or 0) if http is not None else 200
    if status != 200:
        passed.skip(f"WARC record, status {status}")
        return
    article = taken(record, where, url)
    if article is None:
        passed.skip("WARC record of another kind")
        return
    if mark and len(seen) < MOST_REMEMBERED:
        seen[mark] = record.stream_pos
        urls.add(hash(url))
    yield article


def taken(record: Any, where: str, url: str) -> Item | None:  # noqa: ANN401
    """The article of a record with a payload; None where its kind is none that holds articles."""
    http = record.http_headers
    named = str((http.get("Content-Type") if http is not None else record.headers.get("Content-Type")) or "")
    kind, _, rest = named.partition(";")
    kind = kind.strip().casefold()
    if kind not in (*PAGES, "text/plain", ""):
        return None
    data = record.reader.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        return broken(where, "too large", f"a record of more than {MOST_BYTES:,} bytes", url)
    declared = int(http.get("Content-Length") or 0) if http is not None and str(http.get("Content-Length") or "").isdigit() else 0
    if http is not None and not http.get("Content-Encoding") and not http.get("Transfer-Encoding") and len(data) < declared:
        return broken(where, "cut short", f"{len(data):,} bytes of {declared:,}", url)
    if data[:2] == GZIP:
        try:
            data = ungzipped(data, MOST_BYTES)
        except (TooLargeError, PackedError) as fault:
            return broken(where, "damaged answer", str(fault), url)
    date = str(record.headers.get("WARC-Date") or "")
    known = Article(id=url, url=url, fetched=Fetched(date, digest(data), where) if date else None)
    if kind == "text/plain":
        return of_text(data, known, charset_of(rest))
    if not kind and b"<" not in data[:1000]:
        return None
    charset = charset_of(rest)
    return page_of(data, known, charset)


def revisited(path: Path, place: int, record: Any, where: str, url: str) -> Item:  # noqa: ANN401
    """The article of a revisit: the payload of the record it refers to, at its own address and time."""
    from fastwarc.warc import ArchiveIterator

    with path.open("rb") as stream:
        stream.seek(place)
        first = next(iter(ArchiveIterator(stream, parse_http=True, auto_decode="all")), None)
        found = taken(first, where, url) if first is not None else None
    if found is None:
        return broken(where, "revisit alone", "the record it refers to cannot be read", url)
    date = str(record.headers.get("WARC-Date") or "")
    if isinstance(found, tuple) and found[0].fetched is not None and date:
        return replaced(found[0], fetched=Fetched(date, found[0].fetched.digest, where)), found[1]
    return found
