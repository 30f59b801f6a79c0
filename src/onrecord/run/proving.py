"""Proof to hand on: a WACZ of the very bytes an article was made from, which any replay viewer opens."""

from __future__ import annotations

import hashlib
import json
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec

import onrecord
from onrecord.facts.article import Article

WARC = "archive/data.warc.gz"
MOST_AFTER = 10
"""Records after an answer's among which its request is looked for."""


class ProofError(Exception):
    """Why there is no proof to give; `hint` says what would help."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class Kept(msgspec.Struct, frozen=True):
    """A record as it stands in its archive: the packed bytes of the answer and of its request, and what an index says of them."""

    url: str
    date: str
    status: int
    mime: str
    digest: str
    data: bytes
    request: bytes = b""


def kept_record(archive: Path, record: str) -> Kept:
    """The record of that id in a WARC file. Raises ProofError where the file or the record is not there."""
    from fastwarc.warc import ArchiveIterator

    if not archive.is_file():
        raise ProofError(f"the archive {archive} is not there", "say where it is with: --archive FILE")
    wanted = record.strip("<>")
    said: dict[str, Any] | None = None
    places: list[tuple[int, bool]] = []  # where the record and those after it begin, and whether each is its request
    try:
        with archive.open("rb") as stream:
            for one in ArchiveIterator(stream, parse_http=True):
                if said is None and (one.record_id or "").strip("<>") != wanted:
                    continue
                places.append((one.stream_pos, wanted in str(one.headers.get("WARC-Concurrent-To"))))
                said = said or headed(one)
                if len(places) > MOST_AFTER:
                    break
    except (OSError, ValueError) as fault:
        raise ProofError(f"{archive} cannot be read: {fault}") from fault
    if said is None:
        raise ProofError(f"{archive} holds no record {record}", "the archive was changed, or another one is meant: --archive FILE")
    ends = [*(place for place, _ in places[1:]), archive.stat().st_size]
    parts: list[bytes] = []
    with archive.open("rb") as stream:
        for (place, request), end in zip(places, ends, strict=True):
            if not parts or request:
                stream.seek(place)
                parts.append(stream.read(end - place))
    return Kept(data=parts[0], request=parts[1] if len(parts) > 1 else b"", **said)


def headed(record: Any) -> dict[str, Any]:  # noqa: ANN401  # fastwarc ships few types
    """What an index says of a record. Reads its payload through."""
    http = record.http_headers
    payload = record.reader.read()
    return {
        "url": str(record.headers.get("WARC-Target-URI") or "").strip("<>"),
        "date": str(record.headers.get("WARC-Date") or ""),
        "status": int(http.status_code or 200) if http is not None else 200,
        "mime": str((http.get("Content-Type") if http is not None else None) or "text/html").split(";")[0].strip(),
        "digest": hashlib.sha256(payload).hexdigest(),
    }


def write_proof(article: Article, archive: Path, out: Path) -> Kept:
    """Write the WACZ of an article to `out`. Raises ProofError where there is nothing to prove it with."""
    if article.fetched is None:
        raise ProofError(f"{article.id} was not fetched: it came in as a file or a line", "its own file is its proof")
    if article.fetched.archive is None:
        raise ProofError(f"the bytes of {article.id} were not kept", "a build without --no-archive keeps them")
    kept = kept_record(archive, article.fetched.archive.partition("#")[2])
    if kept.digest != article.fetched.digest:
        raise ProofError(
            f"the record is not what was fetched: its bytes have the digest {kept.digest}, not {article.fetched.digest}",
            "the archive was altered, or kept its bytes packed",
        )
    info = warcinfo()
    files = {
        WARC: info + kept.data + kept.request,
        "indexes/index.cdx": index(kept, len(info)).encode(),
        "pages/pages.jsonl": pages(article, kept).encode(),
    }
    package = packaged(article, kept, files)
    files["datapackage.json"] = package
    files["datapackage-digest.json"] = json.dumps({"path": "datapackage.json", "hash": hashed(package)}).encode()
    with zipfile.ZipFile(out, "w") as packed:  # stored: viewers read parts of it from where they are
        for name, data in files.items():
            packed.writestr(zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0)), data)
    return kept


def warcinfo() -> bytes:
    """The record that says what made the file."""
    from warcio.warcwriter import WARCWriter

    out = BytesIO()
    writer = WARCWriter(out, gzip=True)
    writer.write_record(writer.create_warcinfo_record("data.warc.gz", {"software": f"onrecord/{onrecord.__version__}"}))
    return out.getvalue()


def stamp(date: str) -> str:
    """A WARC date as fourteen digits."""
    return datetime.fromisoformat(date).astimezone(UTC).strftime("%Y%m%d%H%M%S")


def surt(url: str) -> str:
    """An address by which an index is sorted: its host from the right, without "www", then the rest in small letters."""
    parts = urlsplit(url.casefold())
    host = ",".join(reversed((parts.hostname or "").removeprefix("www.").split(".")))
    port = f":{parts.port}" if parts.port and parts.port not in {80, 443} else ""
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{port}){parts.path or '/'}{query}"


def index(kept: Kept, offset: int) -> str:
    """The index (CDXJ) of the one answer."""
    entry = {
        "url": kept.url,
        "mime": kept.mime,
        "status": str(kept.status),
        "digest": f"sha256:{kept.digest}",
        "length": str(len(kept.data)),
        "offset": str(offset),
        "filename": WARC.removeprefix("archive/"),
    }
    return f"{surt(kept.url)} {stamp(kept.date)} {json.dumps(entry)}\n"


def pages(article: Article, kept: Kept) -> str:
    """The list of pages, with the one."""
    head = {"format": "json-pages-1.0", "id": "pages", "title": "All pages"}
    page = {"id": kept.digest[:20], "url": kept.url, "ts": kept.date, "title": article.title, "text": article.text}
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in (head, page))


def packaged(article: Article, kept: Kept, files: dict[str, bytes]) -> bytes:
    """The description of the package, with the digest of each file."""
    return json.dumps(
        {
            "profile": "data-package",
            "wacz_version": "1.1.1",
            "title": article.title,
            "software": f"onrecord/{onrecord.__version__}",
            "created": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "mainPageUrl": kept.url,
            "mainPageDate": kept.date,
            "resources": [
                {"name": name.rsplit("/", 1)[-1], "path": name, "hash": hashed(data), "bytes": len(data)}
                for name, data in files.items()
            ],
        },
        indent=2,
        ensure_ascii=False,
    ).encode()


def hashed(data: bytes) -> str:
    """A digest as packages write it."""
    return f"sha256:{hashlib.sha256(data).hexdigest()}"
