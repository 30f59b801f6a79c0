"""What bytes in hand hold: the one place that knows which reader takes which kind."""

from __future__ import annotations

import io
from collections.abc import Iterator

from onrecord.acquire.given import replaced
from onrecord.acquire.how import Passed
from onrecord.acquire.ids import Names
from onrecord.acquire.kinds import HEAD, Kind, kind_of
from onrecord.acquire.plain import of_text
from onrecord.acquire.taken import MOST_BYTES, Item, broken, decoded
from onrecord.acquire.unpack import GZIP, PackedError, TooLargeError, ungzipped
from onrecord.facts.article import Article

DEEPEST = 2
"""How deep packed things may stand in packed things."""


class Contents:
    """Gives what bytes hold: articles, inputs that are none, addresses to be fetched."""

    def __init__(self, names: Names, passed: Passed) -> None:
        self.names = names
        self.passed = passed

    def of_bytes(
        self,
        data: bytes,
        name: str,
        known: Article | None = None,
        kind: Kind | None = None,
        base: str | None = None,
        depth: int = 0,
    ) -> Iterator[Item]:
        """What bytes hold. `name` is the input's, `known` what is known of an article in them, `base` their address."""
        known = known or Article(id=name)
        if data.startswith(GZIP):
            try:
                data = ungzipped(data, MOST_BYTES)
            except TooLargeError as fault:
                yield broken(name, "too large", str(fault), base)
                return
            except PackedError as fault:
                yield broken(name, "cannot be read", str(fault), base)
                return
            name, kind = name.removesuffix(".gz"), None
        kind = kind or kind_of(data[:HEAD], name)
        match kind:
            case "page":
                yield from self.of_page(data, known)
            case "text":
                yield from self.of_plain(data, known)
            case "feed":
                from onrecord.acquire.feeds import from_feed

                yield from from_feed(data, name, base)
            case "sitemap":
                from onrecord.acquire.sitemaps import from_sitemap

                yield from from_sitemap(data, name, base)
            case "newsml":
                from onrecord.acquire.newsml import from_newsml

                yield from from_newsml(data, name)
            case "mhtml":
                from onrecord.acquire.mhtml import from_mhtml

                yield from from_mhtml(data, known)
            case "lines" | "json":
                yield from self.of_json(data, name, kind)
            case "table":
                from onrecord.acquire.csvfile import from_table

                yield from from_table(data, name, self.names)
            case "zip" if depth < DEEPEST:
                yield from self.of_zip(io.BytesIO(data), name, depth)
            case "warc":
                yield from self.of_packed_warc(data, name)
            case _:
                yield broken(name, "unknown kind of file", "its bytes are none of the kinds that are read", base)

    def of_page(self, data: bytes, known: Article) -> Iterator[Item]:
        """The article of a page; a saved page may say where it came from."""
        from onrecord.acquire.mhtml import saved_from
        from onrecord.acquire.paged import page_of

        yield page_of(data, known if known.url else replaced(known, url=saved_from(data)))

    def of_plain(self, data: bytes, known: Article, charset: str | None = None) -> Iterator[Item]:
        """The article of a text, or the addresses of a list."""
        from onrecord.acquire.addresslist import from_addresses, only_addresses

        if b"://" in data[:HEAD] and (text := decoded(data)) and only_addresses(text):
            yield from from_addresses(text)
        else:
            yield of_text(data, known, charset)

    def of_json(self, data: bytes, name: str, kind: Kind) -> Iterator[Item]:
        """The articles of JSON: lines, or one document (also where lines were promised)."""
        from onrecord.acquire.jsonfile import from_document
        from onrecord.acquire.jsonlines import from_lines

        if kind == "json" or one_document(data[:HEAD]):
            yield from from_document(data, name, self.names)
        else:
            yield from from_lines(io.BytesIO(data), name, self.names)

    def of_zip(self, file: io.BytesIO, name: str, depth: int) -> Iterator[Item]:
        """What a zip in hand holds."""
        from onrecord.acquire.jsonlines import from_lines
        from onrecord.acquire.warc import from_warc
        from onrecord.acquire.zips import from_zip

        yield from from_zip(
            file,
            name,
            lambda data, where: self.of_bytes(data, where, depth=depth + 1),
            lambda stream, where: from_lines(stream, where, self.names),
            lambda path, where: from_warc(path, where, self.passed),
        )

    def of_packed_warc(self, data: bytes, name: str) -> Iterator[Item]:
        """What a WARC file in hand holds."""
        import tempfile
        from pathlib import Path

        from onrecord.acquire.warc import from_warc

        with tempfile.NamedTemporaryFile(suffix=".warc") as copy:
            copy.write(data)
            copy.flush()
            yield from from_warc(Path(copy.name), name, self.passed)


def one_document(head: bytes) -> bool:
    """Whether JSON that is named lines begins as one document: a list, or an object that does not end on its first line."""
    from onrecord.acquire.kinds import start_of

    opening = start_of(head).lstrip()
    if opening.startswith("["):
        return True
    first, end, _ = opening.partition("\n")
    return bool(end) and first.strip() == "{"
