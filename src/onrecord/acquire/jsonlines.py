"""JSON Lines: an article a line, `{"id", "url", "outlet", "title", "published_at", "text" or "html"}`; others are ignored."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from onrecord.acquire.page import from_page
from onrecord.acquire.taken import MOST_BYTES, Taken, broken, checked, digest, iso_time
from onrecord.facts.article import Article


class Row(msgspec.Struct):
    """A line as given. Only `text` or `html` is required."""

    id: str | int | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published_at: str | None = None
    lang: str | None = None
    text: str | None = None
    html: str | None = None


def from_lines(lines: BinaryIO, name: str) -> Iterator[Taken]:
    """The articles of a stream of JSON Lines. A line that is none is broken, named `name:number`; the rest goes on."""
    decoder = msgspec.json.Decoder(Row)
    number = 0
    while True:
        try:
            line = lines.readline(MOST_BYTES + 1)
        except (OSError, EOFError) as fault:
            yield broken(f"{name}:{number + 1}", "cannot be read", str(fault))
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
            yield from_line(line.strip().removeprefix(b"\xef\xbb\xbf"), where, decoder)


def from_line(line: bytes, where: str, decoder: msgspec.json.Decoder[Row]) -> Taken:
    """The article of one line."""
    try:
        row = decoder.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as fault:
        return broken(where, "not a JSON article", str(fault))
    if row.text is None and row.html is None:
        return broken(where, "no text", 'neither "text" nor "html" is given', row.url)
    given = None if row.id in (None, "") else str(row.id)
    identifier = given or row.url or f"sha256-{digest((row.text or row.html or '').encode('utf-8', 'replace'))[:20]}"
    published = iso_time(row.published_at)
    if row.text is None:
        known = Article(identifier, row.url, row.outlet, row.title or "", published, row.lang or "en")
        return from_page((row.html or "").encode("utf-8", "replace"), known)
    return checked(Article(identifier, row.url, row.outlet, row.title or "", published, row.lang or "en", row.text))
