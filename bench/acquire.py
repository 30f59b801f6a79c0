"""What acquiring costs: pages a second from a WARC, the memory it takes, and its share of the cost of reading.

python -m bench.acquire [pages]
"""

from __future__ import annotations

import io
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

PAGES = 10_000
READ = 100
SAMPLE = Path(__file__).resolve().parents[1] / "sample"
WORDS = (
    "The council of Brack voted on Tuesday to close the quay until the wall has been mended, the harbour master said.",
    "Two fishing boats and the morning ferry will use the northern pier meanwhile, according to a notice at the town hall.",
    "“We would rather close it for a month than lose it in a night,” said Ida Holm, who led the inspection in February.",
    "The wall was built in 1931 and last repaired eleven years ago, when a storm tore forty metres of it into the harbour.",
)


def write_warc(path: Path, count: int) -> None:
    """A WARC of so many small pages, each of its own address and text."""
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        for number in range(count):
            body = "".join(f"<p>{p} ({number}.{n})</p>" for n, p in enumerate(WORDS))
            title = f"Quay {number} to close"
            article = f"<article><h1>{title}</h1>{body}</article>"
            html = f"<!DOCTYPE html><html><head><title>{title}</title></head><body>{article}</body></html>"
            http = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
            data = io.BytesIO(html.encode())
            record = writer.create_warc_record(f"https://mail.example/{number}", "response", payload=data, http_headers=http)
            writer.write_record(record)


def acquired(path: str, most: int) -> dict[str, float]:
    """Acquire so many pages of a file in this process: seconds of processor, peak of memory in MB half-way and at the end."""
    from onrecord.acquire.inputs import acquire

    count, half = 0, 0.0
    began = time.process_time()
    for taken in acquire([path]):
        if not isinstance(taken, tuple):
            raise TypeError(f"no article with its page: {taken}")
        count += 1
        if count == most // 2:
            half = peak()
        if count == most:
            break
    return {"pages": count, "seconds": time.process_time() - began, "half_mb": half, "end_mb": peak()}


def peak() -> float:
    """The most memory this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def reading(path: str, mode: str) -> float:
    """Seconds of processor that reading one of the pages takes, models loaded."""
    from onrecord.acquire.inputs import acquire
    from onrecord.read.pipeline import read_all

    articles = [t[0] for t, _ in zip(acquire([path]), range(READ), strict=False) if isinstance(t, tuple)]
    list(read_all(articles[:2], mode))  # type: ignore[arg-type]  # one of the two modes
    began = time.process_time()
    list(read_all(articles, mode))  # type: ignore[arg-type]  # the same
    return (time.process_time() - began) / len(articles)


def alone(*arguments: str) -> str:
    """Run a part in a process of its own, so that memory and caches are its own."""
    done = subprocess.run([sys.executable, "-m", "bench.acquire", *arguments], capture_output=True, text=True, check=True)  # noqa: S603
    return done.stdout


def main(count: int) -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pages.warc.gz"
        write_warc(path, count)
        print(f"{count:,} pages, {path.stat().st_size / 1e6:.1f} MB")
        got = json.loads(alone("--acquire", str(path), str(count)))
        each = got["seconds"] / got["pages"]
        print(f"acquired {got['pages']:,.0f}: {each * 1000:.1f} ms of processor each")
        print(f"peak of memory half-way {got['half_mb']:.0f} MB, at the end {got['end_mb']:.0f} MB")
        for mode in ("fast", "accurate"):
            read = float(alone("--read", str(path), mode))
            print(f"reading ({mode}): {read * 1000:.1f} ms each; acquiring is {each / read:.3f} of it")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--acquire"]:
        print(json.dumps(acquired(sys.argv[2], int(sys.argv[3]))))
    elif sys.argv[1:2] == ["--read"]:
        print(reading(sys.argv[2], sys.argv[3]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else PAGES)
