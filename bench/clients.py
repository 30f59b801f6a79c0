"""Many clients of one server beside a build into its store: `python -m bench.clients SOURCE... [--clients 200] [--seconds 60]`.

A store is built of the first source and served; then the other sources (or the first once more, with ids of its own) are built
into the same store while the clients ask, each with a pause between two requests: the list, every record page, what loads on
demand, the API, search. Prints the answers by status, the middle and the 99th of a hundred times of each kind of page, and how the
server's memory grew between the tenth second and the end. The exit code is 1 where an answer was a fault; 429, which the API and
the feeds answer to one address that asks too much, is none (all the clients have one).

    python -m bench.clients sample/flood.jsonl sample/ferry.jsonl --clients 200
"""

from __future__ import annotations

import argparse
import asyncio
import re
import socket
import statistics
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

ONRECORD = (sys.executable, "-c", "from onrecord.cli import main; main()")
PAUSE = 2.0
"""Seconds of a client between an answer and its next request: a reader reads."""
Answer = tuple[str, int, float]
"""What was asked for, the status (0: none came), and how long it took."""
LINK = re.compile(r'href="([a-z][^"#:]*\.html)"')


@contextmanager
def served(store: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """A server in a process of its own that listens but has answered nothing yet, and its port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen([*ONRECORD, "serve", "--store", str(store), "--port", str(port)], stderr=subprocess.DEVNULL)  # noqa: S603
    try:
        for _ in range(2400):  # a start took 49 s on a machine with a load of 11
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.05)
        yield process, port
    finally:
        process.terminate()
        process.wait(20)


def memory(process: subprocess.Popen[bytes]) -> int:
    """Megabytes of a process (Linux; 0 elsewhere)."""
    status = Path(f"/proc/{process.pid}/status")
    found = re.search(r"VmRSS:\s+(\d+)", status.read_text()) if status.exists() else None
    return int(found[1]) // 1024 if found else 0


def paths(address: str) -> list[str]:
    """What the clients ask for: the list and what it links to, stories and records by the API, a search, a feed."""
    with httpx.Client(base_url=address, timeout=30) as client:
        linked = sorted(set(LINK.findall(client.get("/").text)) - {"index.html"})
        stories = [s["id"] for s in client.get("/api/stories").json()]
    return [
        "/",
        "/api/stories",
        "/search?q=harbour",
        "/feed.atom",
        *(f"/{p}" for p in linked),
        *(f"/api/records/{s}" for s in stories),
    ]


async def client(number: int, http: httpx.AsyncClient, asked: list[str], until: float, answers: list[Answer]) -> None:
    """One client: it goes round the paths, from another place than the others, until the time is over."""
    await asyncio.sleep(PAUSE * number / 200)
    while time.monotonic() < until:
        path = asked[number % len(asked)]
        number += 1
        began = time.monotonic()
        try:
            status = (await http.get(path)).status_code
        except httpx.HTTPError:
            status = 0
        answers.append((path.partition("?")[0], status, time.monotonic() - began))
        await asyncio.sleep(PAUSE)


async def lag(until: float, late: list[float]) -> None:
    """How late this process itself wakes up, each tenth of a second: what it measures of the server is not better than that."""
    while time.monotonic() < until:
        began = time.monotonic()
        await asyncio.sleep(0.1)
        late.append(time.monotonic() - began - 0.1)


async def ask(
    count: int, seconds: float, address: str, server: subprocess.Popen[bytes]
) -> tuple[list[Answer], list[float], int, int]:
    """All the clients' answers, how late this process was, and the server's memory after a sixth of the time and at the end."""
    asked, answers, late = paths(address), list[Answer](), list[float]()
    async with AsyncExitStack() as held:
        own = httpx.Limits(max_connections=1)  # all made before the time begins; `verify`: no authorities are loaded for plain http
        made = (httpx.AsyncClient(base_url=address, timeout=30, limits=own, verify=False) for _ in range(count))  # noqa: S501
        clients = [await held.enter_async_context(http) for http in made]
        until = time.monotonic() + seconds
        asking = asyncio.gather(lag(until, late), *(client(n, http, asked, until, answers) for n, http in enumerate(clients)))
        await asyncio.sleep(seconds / 6)
        early = memory(server)
        await asking
        return answers, late, early, memory(server)


def told(kind: str, times: list[float]) -> str:
    """A line of one kind of page."""
    middle, last = (cuts := statistics.quantiles([1000 * t for t in times] * 2, n=100))[49], cuts[98]
    return f"{kind:44.44} {len(times):6} answers, middle {middle:7.0f} ms, 99th {last:7.0f} ms, {last / middle:.1f} times"


def main(argv: list[str] | None = None) -> int:
    """Serve, build and ask; see above."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="+", type=Path)
    parser.add_argument("--clients", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=60.0)
    given = parser.parse_args(argv)
    with TemporaryDirectory() as folder:
        store = Path(folder) / "news.db"
        build = [*ONRECORD, "build", "--store", str(store), "--reader", "fast", "--workers", "1"]
        subprocess.run([*build, str(given.sources[0])], check=True, stdout=subprocess.DEVNULL)  # noqa: S603  # our own command
        with served(store) as (server, port):
            again = ["--again", str(given.sources[0])] if len(given.sources) == 1 else [str(s) for s in given.sources[1:]]
            building = subprocess.Popen([*build, *again], stdout=subprocess.DEVNULL)  # noqa: S603
            answers, lags, early, late = asyncio.run(ask(given.clients, given.seconds, f"http://127.0.0.1:{port}", server))
            built, alive = building.wait(), server.poll() is None
    statuses = Counter(status for _, status, _ in answers)
    print(f"{len(answers)} answers to {given.clients} clients in {given.seconds:.0f} s; by status: {dict(statuses)}")
    life = "lives" if alive else f"ended with {server.returncode}"
    print(f"the build beside them ended with {built}; the server {life}; memory {early} then {late} MB")
    kinds = defaultdict(list)
    for path, _, took in answers:
        kinds[path].append(took)
    for kind, times in sorted(kinds.items()):
        print(told(kind, times))
    print(told("all", [took for _, _, took in answers]))
    print(told("this process itself, late", lags))
    return int(not alive or built != 0 or bool(set(statuses) - {200, 429}))


if __name__ == "__main__":
    sys.exit(main())
