"""A small site on loopback for tests: each path has its answers, given in turn; what was asked is kept."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Raw = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Reply:
    """One answer; `raw` writes to the connection itself."""

    data: bytes | str = b""
    kind: str | None = "text/html; charset=utf-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    raw: Raw | None = None


@dataclass
class Site:
    """The site's address, its answers by path (`{host}` in texts stands for it), and the requests that came: path and headers."""

    url: str = ""
    answers: dict[str, list[Reply]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def put(self, path: str, *replies: Reply | str) -> str:
        """Give a path its answers in turn, the last for good; its address."""
        self.answers[path] = [Reply(r) if isinstance(r, str) else r for r in replies]
        return self.url + path

    def paths(self) -> list[str]:
        """The paths asked for, robots.txt left out."""
        return [path for path, _ in self.asked if path != "/robots.txt"]


@contextmanager
def listening(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    """The address of a server in a thread that hands requests to `handler` until the block is left."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def serving() -> Iterator[Site]:
    """A site that answers until the block is left."""
    site = Site()
    turns: dict[str, int] = defaultdict(int)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = self.path
            site.asked.append((path, {name.casefold(): value for name, value in self.headers.items()}))
            replies = site.answers.get(path, [Reply("no", status=404)])
            reply = replies[min(turns[path], len(replies) - 1)]
            turns[path] += 1
            if reply.raw is not None:
                self.close_connection = True
                reply.raw(self)
                return
            data = reply.data.replace("{host}", site.url).encode() if isinstance(reply.data, str) else reply.data
            self.close_connection = "Content-Length" in reply.headers  # a length that is not the data's: end there
            self.send_response(reply.status)
            if reply.kind is not None:
                self.send_header("Content-Type", reply.kind)
            for name, value in {"Content-Length": str(len(data)), **reply.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            if reply.status != 304:
                self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with listening(Handler) as site.url:
        yield site


QUAY = (
    "The council of Brack voted on Tuesday to close the quay until the wall has been mended, the harbour master said.",
    "Two fishing boats and the morning ferry will use the northern pier meanwhile, according to a notice at the town hall.",
    "“We would rather close it for a month than lose it in a night,” said Ida Holm, who led the inspection in February.",
    "The wall was built in 1931 and last repaired eleven years ago, when a storm tore forty metres of it into the harbour.",
)


def page(title: str = "Quay to close", *paragraphs: str, at: str | None = "2024-03-05T18:20:00+01:00", head: str = "") -> str:
    """An article's page."""
    published = f'<meta property="article:published_time" content="{at}">' if at else ""
    body = "".join(f"<p>{p}</p>" for p in (paragraphs or QUAY))
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{published}{head}</head>'
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    )
