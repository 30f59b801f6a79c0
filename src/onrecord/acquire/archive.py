"""Proof: the bytes that were fetched are kept as WARC records, so that what an article said can be shown."""

from __future__ import annotations

import hashlib
import os
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import httpx

from onrecord import __version__
from onrecord.facts.article import Article, Fetched

MOST_FILE = 500_000_000
"""Bytes after which another file is begun."""
GONE = frozenset({"content-encoding", "transfer-encoding", "content-length"})
"""Headers that told of the bytes on the wire; kept under another name, since the bytes are kept unpacked."""


class Archive:
    """A folder of WARC files.

    Each run writes files of its own, made with the first record: none is ever added to later, so that what a run left behind stays
    whole whatever becomes of the next.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file: BinaryIO | None = None
        self.path = folder

    @staticmethod
    def digest_of(data: bytes) -> str:
        """The SHA-256 of bytes, in hexadecimal."""
        return hashlib.sha256(data).hexdigest()

    def keep(self, url: str, at: str, request: httpx.Request, response: httpx.Response, data: bytes) -> Fetched:
        """Keep one exchange as a response record and its request; the proof of it. Raises OSError where it cannot be written."""
        from warcio.statusandheaders import StatusAndHeaders
        from warcio.warcwriter import WARCWriter

        digest = self.digest_of(data)
        date = datetime.fromisoformat(at).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        out = BytesIO()
        writer = WARCWriter(out, gzip=True)
        headers = [(f"X-Archive-Orig-{n}" if n.casefold() in GONE else n, v) for n, v in named(response.headers)]
        answer = StatusAndHeaders(
            f"{response.status_code} {response.reason_phrase}".strip(),
            [*headers, ("Content-Length", str(len(data)))],
            protocol="HTTP/1.1",
        )
        kept = writer.create_warc_record(
            url,
            "response",
            payload=BytesIO(data),
            length=len(data),
            http_headers=answer,
            warc_headers_dict={"WARC-Date": date, "WARC-Payload-Digest": f"sha256:{digest}"},
        )
        # What opens doors (cookies, passwords) is not handed on with the proof.
        sent = [(n, v) for n, v in named(request.headers) if n.casefold() in {"host", "user-agent", "accept", "accept-encoding"}]
        target = request.url.raw_path.decode("ascii", "replace")
        asked = writer.create_warc_record(
            url,
            "request",
            http_headers=StatusAndHeaders(f"GET {target} HTTP/1.1", sent, is_http_request=True),
            warc_headers_dict={"WARC-Date": date, "WARC-Concurrent-To": kept.rec_headers.get_header("WARC-Record-ID")},
        )
        writer.write_record(kept)
        writer.write_record(asked)
        self.write(out.getvalue())
        return Fetched(at, digest, f"{self.path.name}#{kept.rec_headers.get_header('WARC-Record-ID')}")

    def write(self, data: bytes) -> None:
        """Add records to the file in hand, in one piece."""
        if self.file is not None and self.file.tell() > MOST_FILE:
            self.close()
        if self.file is None:
            self.file = self.begun()
        self.file.write(data)

    def begun(self) -> BinaryIO:
        """A new file that says what made it."""
        from warcio.warcwriter import WARCWriter

        self.folder.mkdir(exist_ok=True)
        stem = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")[:-3]
        self.path = self.folder / f"{stem}-{os.getpid()}.warc.gz"
        out = BytesIO()
        writer = WARCWriter(out, gzip=True)
        info = {"software": f"onrecord/{__version__}", "format": "WARC File Format 1.1"}
        writer.write_record(writer.create_warcinfo_record(self.path.name, info))
        made: BinaryIO = self.path.open("xb", buffering=0)
        made.write(out.getvalue())
        return made

    def close(self) -> None:
        """The file in hand is whole and on the disk."""
        if self.file is not None:
            os.fsync(self.file.fileno())
            self.file.close()
            self.file = None


def archive_place(folder: Path, article: Article) -> Path:
    """The file that keeps an article's bytes, in the archive's folder."""
    name = (article.fetched.archive if article.fetched else None) or ""
    return folder / Path(name.partition("#")[0]).name


def named(headers: httpx.Headers) -> list[tuple[str, str]]:
    """Headers as they were written."""
    return [(n.decode("latin-1"), v.decode("latin-1")) for n, v in headers.raw]
