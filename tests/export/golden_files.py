"""The golden case of each format: what it writes of the record made by hand; `python -m tests.export.golden_files` writes all."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

from tests.export.made import made_told

from onrecord.export import Choice, Format, download, formats

GOLDEN = Path(__file__).parent / "golden" / "formats"


def shown(form: Format) -> dict[str, bytes]:
    """What a format writes of the record, by file name; Parquet as rows of JSON, since its bytes are of the library's version."""
    found = download(form, made_told(), Choice(admiralty=True))
    files = {f"{form.name}{form.ending}": found.body}
    if found.media == "application/zip":
        with zipfile.ZipFile(io.BytesIO(found.body)) as pack:
            files = {f"{form.name}/{n}": pack.read(n) for n in pack.namelist()}
    return {
        n if not n.endswith(".parquet") else f"{n}.jsonl": as_rows(b) if n.endswith(".parquet") else b for n, b in files.items()
    }


def as_rows(body: bytes) -> bytes:
    """The rows of a Parquet file, one JSON object a line."""
    from pyarrow import parquet

    rows = parquet.read_table(io.BytesIO(body)).to_pylist()
    return b"".join(json.dumps(r, ensure_ascii=False).encode() + b"\n" for r in rows)


if __name__ == "__main__":
    for one in formats().found.values():
        for name, written in shown(one).items():
            (GOLDEN / name).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / name).write_bytes(written)
