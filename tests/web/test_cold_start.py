"""A server that has just been started answers requests that come together."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from threading import Barrier

from onrecord.facts.record import Record
from onrecord.web.names import story_file

ONRECORD = [sys.executable, "-c", "from onrecord.cli import main; main()"]
STARTS, TOGETHER = 4, 8
"""Of servers that set their types up in several threads at once, about half die at such a start: four that live are telling."""


@contextmanager
def served(store: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """A server in a process of its own that listens but has answered nothing yet, and its port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen([*ONRECORD, "serve", "--store", str(store), "--port", str(port)], stderr=subprocess.DEVNULL)  # noqa: S603
    try:
        for _ in range(600):
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.05)
        yield process, port
    finally:
        process.terminate()
        process.wait(20)


def asked(port: int, path: str, start: Barrier) -> int:
    """The status of one request, sent when all are ready."""
    start.wait(20)
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    except OSError:
        return 0
    finally:
        connection.close()


def test_first_requests_may_come_together(store_path: Path, record: Record) -> None:
    paths = [
        f"/api/records/{record.id}",
        f"/{story_file(record.id)}",
        "/",
        "/api/readings/two",
        f"/api/records/{record.id}?as_of=2024-03-06",
    ]
    for _ in range(STARTS):
        with served(store_path) as (process, port), ThreadPoolExecutor(TOGETHER) as pool:
            start = Barrier(TOGETHER)
            found = list(pool.map(lambda n, port=port, start=start: asked(port, paths[n % len(paths)], start), range(TOGETHER)))
            assert process.poll() is None, "the server has died"
            assert found == [200] * TOGETHER
