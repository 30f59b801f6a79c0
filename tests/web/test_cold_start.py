"""A server that has just been started answers requests that come together; `STARTS=100` in the environment starts so many."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from threading import Barrier

from bench.clients import served

from onrecord.facts.record import Record
from onrecord.web.names import story_file

STARTS, TOGETHER = int(os.environ.get("STARTS", "4")), 8
"""Of servers that set their types up in several threads at once, about half die at such a start: four that live are telling."""


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
